// The ways as they are read: hop by hop, each with its evidence, and what can be left out of the next question.

import { write } from "../address.js";
import { button, counted, link, make, name, plain } from "../dom.js";
import { chips, quoted } from "../claims.js";
import { edgeWhen } from "../when.js";

const support = (hop, times) =>
  make("p", { class: "when" }, ...[edgeWhen(hop)].filter(Boolean).flatMap((when) => [when, " · "]),
    hop.claim_count > 1 ? make("a", { href: write("pair", [hop.from, hop.to], times) }, counted(hop.claim_count, "claim")) : counted(hop.claim_count, "claim"), ` · ${counted(hop.source_count, "source")}`);

const leave = (hop, without) =>
  make("p", { class: "row" },
    button("Without this relationship", () => without.relationship(hop.relationship), { "aria-label": `Ask again without this relationship: ${hop.sentence}`, class: "without" }),
    button(`Without any “${plain(hop.relation)}”`, () => without.relation(hop.relation), { "aria-label": `Ask again without any relationship “${plain(hop.relation)}”`, class: "without" }));

const evidence = (hop, { without, times }) => [
  support(hop, times),
  hop.evidence.length ? make("div", {}, ...hop.evidence.slice(0, 1).flatMap((claim) => [...chips(claim), quoted(claim)])) : make("p", { class: "soft", text: "No quote is shown for this one." }),
  leave(hop, without),
];

/** A hop with its evidence; where an earlier way has it already, the evidence is folded. */
const hopOf = (hop, how, earlier) =>
  make("div", { class: "hop-said" },
    make("h4", {}, name(hop.sentence), hop.contested && [" ", make("span", { class: "chip contested", text: "contested" })]),
    ...(earlier === null ? evidence(hop, how) : [make("details", {}, make("summary", { class: "soft", text: `As in way ${earlier + 1}: ${[edgeWhen(hop), counted(hop.source_count, "source")].filter(Boolean).join(" · ")}` }), ...evidence(hop, how))]));

const passed = (entity, { without, via }) => {
  const called = entity.name || entity.id;
  return make("p", { class: "passed" }, make("span", { class: "sign", "aria-hidden": "true", text: "↓ " }), link(called, write("graph", [], { entity: entity.id })), " ", make("span", { class: "soft", text: entity.type.toLowerCase() }), " ",
    entity.id === via ? make("span", { class: "soft", text: "(must pass)" }) : make("button", { type: "button", class: "without", "aria-label": `Ask again without ${called}`, on: { click: () => without.entity(entity.id) } }, "Without ", name(called)));
};

/** Whom a way passes, in words. */
const middle = (way, told) =>
  way.hops.slice(0, -1).flatMap((hop, at) => [at ? ", " : " by way of ", name(told.entities[hop.to].name || hop.to)]);

/** Return one way as a list of its hops; `light(number | null)` shows it in the drawing. */
export const wayOf = (way, number, told, { without, light, via, first, times }) => {
  const lit = () => light(number), dark = () => light(null);
  return make("li", { class: "way", on: { mouseenter: lit, mouseleave: dark, focusin: lit, focusout: dark } },
    make("h3", {}, `Way ${number + 1}: ${counted(way.length, "hop")}`, ...middle(way, told), way.of.length ? [" ", make("span", { class: "soft" }, "of ", name(way.of.map((kin) => kin.name || kin.id).join(", ")))] : ""),
    make("ol", { class: "hops" }, ...way.hops.map((hop, at) =>
      make("li", {}, hopOf(hop, { without, times }, first.get(hop.relationship) < number ? first.get(hop.relationship) : null), at < way.hops.length - 1 && passed(told.entities[hop.to], { without, via })))));
};

/** Return what to try where no way was found: buttons that ask again. */
export const instead = (bounds) =>
  make("div", { class: "instead" },
    make("p", { text: bounds.length ? "Try this:" : "Nothing was left out and no longer way is asked for: as far as the sources tell, they are not connected." }),
    make("p", { class: "row" }, ...bounds.map(({ again, drop }) => button(again, drop))));
