// The same in words: what is said of two, in columns, in order of time; and who is related to both.

import { write } from "../address.js";
import { button, counted, link, make, name } from "../dom.js";
import { chips, qualified, quoted } from "../claims.js";
import { claimWhen, edgeWhen } from "../when.js";

const SIGNS = { conflict: "◆", cooperation: "●", other: "■" };
const HEADS = { conflict: "Conflict", cooperation: "Cooperation", other: "Other" };

const undatedLast = (entries) => [...entries.filter((entry) => entry.at[0] || entry.at[1]), ...entries.filter((entry) => !entry.at[0] && !entry.at[1])];

const entryOf = (entry, { lasts, toLine, lit }) =>
  make("li", { class: "entry", id: `said-${entry.claim}`, tabindex: "-1", data: { claim: entry.claim }, on: { mouseenter: () => lit(entry.claim), mouseleave: () => lit(null), focusin: () => lit(entry.claim) } },
    make("h3", {}, name(entry.sentence), ...chips(entry)),
    make("p", { class: "when" }, claimWhen(entry, lasts(entry)), entry.standing === "carried" && " · still so as far as known", entry.standing === "possible" && " · possibly then", entry.of && [" · said of ", name(entry.of.name || entry.of.id)]),
    quoted(entry), qualified(entry),
    button("Show on the line of time", () => toLine(entry.claim), { class: "plain soft" }));

/** Return the columns of a list of entries: conflict, cooperation, and the other where there is any. */
export const columns = (entries, tones, how) => {
  const column = (tone) => {
    const own = undatedLast(entries.filter((entry) => entry.tone === tone));
    return make("section", { class: `column ${tone}${tones[tone] ? "" : " none"}`, "aria-label": HEADS[tone] },
      make("h2", {}, make("span", { class: "sign", "aria-hidden": "true", text: SIGNS[tone] }), ` ${HEADS[tone]} `, make("span", { class: "soft", text: own.length < tones[tone] ? `${own.length} of ${tones[tone]}` : String(tones[tone]) })),
      own.length ? make("ol", { class: "entries" }, ...own.map((entry) => entryOf(entry, how))) : make("p", { class: "soft", text: tones[tone] ? "None among those shown so far." : `Nothing of ${tone === "other" ? "another kind" : tone} is said.` }));
  };
  return make("div", { class: `said${Object.values(tones).filter(Boolean).length > 1 ? "" : " single"}` }, column("conflict"), column("cooperation"), tones.other ? column("other") : null);
};

const bond = (edge) =>
  make("li", {}, make("span", { class: `sign ${edge.tone}`, "aria-hidden": "true", text: SIGNS[edge.tone] }), " ", name(edge.sentence), make("span", { class: "soft" }, ` (${[edge.tone, edgeWhen(edge), counted(edge.source_count, "source")].filter(Boolean).join("; ")})`), edge.contested && [" ", make("span", { class: "chip contested", text: "contested" })]);

const neighbour = (found, ends) =>
  make("li", { class: "neighbour" },
    make("h3", {}, link(found.entity.name || found.entity.id, write("graph", [], { entity: found.entity.id })), " ", make("span", { class: "soft", text: found.entity.type.toLowerCase() })),
    make("ul", { class: "list" }, ...found.with_one.map(bond), ...found.with_other.map(bond)),
    make("p", { class: "soft" }, ...ends.flatMap((end, i) => [i ? " · " : "and ", make("a", { href: write("pair", [found.entity.id, end.id]) }, "pair with ", name(end.name || end.id))])));

/** Return those who are related to both. */
export const shared = (told, ends, more) =>
  make("section", { class: "shared", "aria-label": "Related to both" },
    make("h2", {}, "Related to both ", make("span", { class: "soft", text: told.results.length < told.total ? `${told.results.length} of ${told.total}` : String(told.total) })),
    told.total ? make("ul", { class: "neighbours" }, ...told.results.map((found) => neighbour(found, ends))) : make("p", { class: "soft", text: "Nobody else is related to both." }),
    told.results.length < Math.min(told.total, 50) && button("Show more of them", more));
