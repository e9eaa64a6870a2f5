// Everybody and everything that sources speak of, the most spoken of first, by type.

import { ask } from "./api.js";
import { keep, write } from "./address.js";
import { button, counted, find, link, make, name, plain } from "./dom.js";

export const title = "Entities";

const PAGE = 50;
const HEADS = ["Name", "Type", "Country", "Also called", "Claims"];

const row = (one) =>
  make("tr", {}, make("th", { scope: "row" }, link(one.name || one.id, write("graph", [], { entity: one.id, at: one.id }))),
    make("td", { text: [one.type, one.kind && plain(one.kind)].filter(Boolean).join(", ") }), make("td", {}, name(one.country || "")), make("td", {}, name(one.aliases.join(" · "))), make("td", { class: "number", text: one.claim_count.toLocaleString("en") }));

export const open = async (place, address, app) => {
  const { types } = await ask("/stats"), given = address.params.getAll("type").filter((type) => Object.hasOwn(types, type));
  let type = given[0] || "", listed = 0, turn = 0;
  const choice = make("select", { id: "entities-type", on: { change: () => { type = choice.value; keep(write("entities", [], { type })); fill(); } } },
    make("option", { value: "", text: "every type" }), ...Object.entries(types).map(([one, count]) => make("option", { value: one, text: `${one} (${count.toLocaleString("en")})`, selected: one === type })));
  const body = make("tbody", {}), told = make("p", { class: "soft", role: "status" });
  const more = button("Show more", () => fill(listed));
  place.append(make("h1", { text: title }), make("p", { class: "row" }, make("label", { for: "entities-type", text: "Show" }), choice), told,
    make("div", { class: "wide", tabindex: 0, role: "region", "aria-label": "Entities as a table" }, make("table", {}, make("thead", {}, make("tr", {}, ...HEADS.map((head) => make("th", { scope: "col", text: head })))), body)), more);

  const fill = async (offset = 0) => {
    const mine = (turn += 1);
    try {
      const found = await ask("/entities", { type, limit: PAGE, offset });
      if (mine !== turn) return;
      if (!offset) body.replaceChildren();
      body.append(...found.results.map(row));
      listed = body.children.length;
      told.textContent = listed < found.total ? `${listed} of ${counted(found.total, "entity", "entities")}, the most spoken of first` : `${counted(found.total, "entity", "entities")}, the most spoken of first`;
      more.hidden = listed >= found.total;
      if (offset) find("a", body.children[offset])?.focus();
    } catch (error) {
      app.fail(error);
    }
  };
  await fill();
  return { title };
};
