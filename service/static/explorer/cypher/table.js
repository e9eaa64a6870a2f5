// An answer as a table: sorted by its heads, drawn a part at a time so that the page stays awake.

import { button, counted, make, name } from "../dom.js";
import { cell, leading, sortKey } from "./cells.js";
import { linked } from "./links.js";

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

const kind = (value) => ({ number: "number", string: value?.length < 13 ? "short" : value?.length > 60 ? "long" : null })[typeof value];

/** Return {root, mark}: what is above a column, which a press sorts by. */
const headOf = (field, press) => {
  const sign = make("span", { "aria-hidden": "true", class: "sign" });
  const root = make("th", { scope: "col" }, button("", press, { class: "head" }));
  root.firstChild.append(name(field), " ", sign);
  return { root, mark: (way) => { root.setAttribute("aria-sort", way); sign.textContent = SIGNS[way]; } };
};

/** Return a row's drawing: {root, draw(rows)}, a part at a time; `line(row)` is one row's cells. */
const pages = (line, region) => {
  const root = make("tbody"), told = make("span", { class: "soft" }), more = button("", () => grow(PAGE), { hidden: true });
  let rows = [], drawn = 0, upTo = 0, turn = 0;
  const left = () => {
    const next = Math.min(PAGE, rows.length - drawn);
    told.textContent = `${drawn.toLocaleString("en")} of ${counted(rows.length, "row")} shown`;
    more.textContent = `Show ${next} more`;
    if (next <= 0 && document.activeElement === more) region().focus();
    more.hidden = next <= 0;
  };
  const step = (mine) => {
    if (mine !== turn) return;
    const until = Math.min(drawn + AT_ONCE, upTo, rows.length);
    root.append(...rows.slice(drawn, until).map(line));
    drawn = until;
    if (drawn < Math.min(upTo, rows.length)) requestAnimationFrame(() => setTimeout(() => step(mine)));
    else left();
  };
  const grow = (by) => { upTo = drawn + by; step((turn += 1)); };
  return { root, foot: [told, more], draw: (some) => { rows = some; drawn = 0; root.replaceChildren(); grow(PAGE); } };
};

/** Return the table of {fields, values}; `sort` begins it, "-field" descending; `sorted(text)` hears of a change. */
export const table = (data, { sort = "", sorted, say }) => {
  const { fields, values } = data, { hidden, hrefs, said } = linked(data);
  let column = fields.indexOf(sort.replace(/^-/, "")), way = column < 0 ? "none" : sort.startsWith("-") && fields[column] !== sort ? "descending" : "ascending";
  let shown = [];
  const line = (row) => make("tr", {}, ...shown.map((place) => make("td", { class: kind(row[place]?.length === 1 && Array.isArray(row[place]) ? row[place][0] : row[place]) }, leading(said(row, place), fields[place], hrefs(row, place)))));
  const body = pages(line, () => region);
  const press = (place) => {
    way = place === column ? WAYS[way] : "ascending";
    column = place;
    mark();
    body.draw(ordered(values, column, way));
    sorted(way === "none" ? "" : `${way === "descending" ? "-" : ""}${fields[column]}`);
    say(way === "none" ? "In the order of the answer" : `Sorted by ${fields[column]}, ${way}`);
  };
  const heads = fields.map((field, place) => headOf(field, () => press(place)));
  const mark = () => heads.forEach((head, place) => head.mark(place === column ? way : "none"));
  const top = make("tr");
  const show = (all) => {
    shown = fields.map((_, place) => place).filter((place) => all || !hidden.has(place));
    top.replaceChildren(...shown.map((place) => heads[place].root));
    body.draw(ordered(values, column, way));
  };
  const region = make("div", { class: "wide answer", tabindex: "0", role: "region", "aria-label": "The answer as a table" }, make("table", {}, make("thead", {}, top), body.root));
  const ids = make("label", { class: "soft ids" }, make("input", { type: "checkbox", on: { change: (event) => show(event.target.checked) } }), ` show the ids (${counted(hidden.size, "column")})`);
  mark();
  show(false);
  return make("div", {}, region, make("div", { class: "row foot" }, ...body.foot, hidden.size ? ids : null));
};
