// An answer as a table: sorted by its heads, drawn a part at a time so that the page stays awake.

import { button, counted, make, name } from "../dom.js";
import { cell, sortKey } from "./cells.js";

const PAGE = 500, AT_ONCE = 40;
const WAYS = { none: "ascending", ascending: "descending", descending: "none" };
const SIGNS = { none: "↕", ascending: "▲", descending: "▼" };
const collator = new Intl.Collator("en", { numeric: true });

const compared = (one, other) => {
  if (typeof one === "number" && typeof other === "number") return one - other;
  if (typeof one === typeof other) return collator.compare(one, other);
  return typeof one === "number" ? -1 : 1;
};

/** Return rows in the order of a column; what has no value comes last either way. */
export const ordered = (rows, column, way) => {
  if (way === "none" || column < 0) return rows;
  const keyed = rows.map((row) => ({ row, key: sortKey(row[column]) }));
  const sign = way === "ascending" ? 1 : -1;
  keyed.sort((a, b) => (a.key === null || b.key === null ? (a.key === null) - (b.key === null) : sign * compared(a.key, b.key)));
  return keyed.map(({ row }) => row);
};

/** Return the table of {fields, values}; `sort` begins it, "-field" descending; `sorted(text)` hears of a change. */
export const table = ({ fields, values }, { sort = "", sorted, say }) => {
  let column = fields.indexOf(sort.replace(/^-/, "")), way = column < 0 ? "none" : sort.startsWith("-") && fields[column] !== sort ? "descending" : "ascending";
  let rows = ordered(values, column, way), drawn = 0, turn = 0;
  const body = make("tbody");
  const foot = make("div", { class: "row foot" });
  const left = () => {
    const more = Math.min(PAGE, rows.length - drawn);
    foot.replaceChildren(make("span", { class: "soft", text: `${drawn.toLocaleString("en")} of ${counted(rows.length, "row")} shown` }), ...(more > 0 ? [button(`Show ${more} more`, () => draw(drawn + PAGE))] : []));
  };
  const line = (row) => make("tr", {}, ...row.map((value, place) => make("td", { class: typeof value === "number" ? "number" : typeof value === "string" && value.length < 13 ? "short" : null }, cell(value, fields[place]))));
  const draw = (upTo) => {
    const mine = (turn += 1);
    const step = () => {
      if (mine !== turn) return;
      const until = Math.min(drawn + AT_ONCE, upTo, rows.length);
      body.append(...rows.slice(drawn, until).map(line));
      drawn = until;
      if (drawn < Math.min(upTo, rows.length)) requestAnimationFrame(() => setTimeout(step));
      else left();
    };
    step();
  };
  const again = () => {
    drawn = 0;
    body.replaceChildren();
    draw(PAGE);
  };
  const heads = fields.map((field, place) => {
    const sign = make("span", { "aria-hidden": "true", class: "sign" });
    const head = make("th", { scope: "col" }, button("", () => press(place), { class: "head" }));
    head.firstChild.append(name(field), " ", sign);
    return { head, sign };
  });
  const mark = () => heads.forEach(({ head, sign }, place) => {
    const mine = place === column ? way : "none";
    head.setAttribute("aria-sort", mine);
    sign.textContent = SIGNS[mine];
  });
  const press = (place) => {
    way = place === column ? WAYS[way] : "ascending";
    column = place;
    rows = ordered(values, column, way);
    mark();
    again();
    sorted(way === "none" ? "" : `${way === "descending" ? "-" : ""}${fields[column]}`);
    say(way === "none" ? "In the order of the answer" : `Sorted by ${fields[column]}, ${way}`);
  };
  mark();
  draw(PAGE);
  return make("div", {}, make("div", { class: "wide answer", tabindex: "0", role: "region", "aria-label": "The answer as a table" }, make("table", {}, make("thead", {}, make("tr", {}, ...heads.map(({ head }) => head))), body)), foot);
};
