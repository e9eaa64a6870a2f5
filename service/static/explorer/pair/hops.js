// The ways as they are read: hop by hop, each with its evidence, and what can be left out of the next question.

import { write } from "../address.js";
import { button, counted, link, make, name, plain } from "../dom.js";
import { chips, quoted } from "../claims.js";
import { edgeWhen } from "../when.js";

const hopOf = (hop, without) =>
  make("div", { class: "hop-said" },
    make("h4", {}, name(hop.sentence), hop.contested && [" ", make("span", { class: "chip contested", text: "contested" })]),
    make("p", { class: "when" }, [edgeWhen(hop), counted(hop.claim_count, "claim"), counted(hop.source_count, "source")].filter(Boolean).join(" · ")),
    hop.evidence.length ? make("div", {}, ...hop.evidence.slice(0, 1).flatMap((claim) => [...chips(claim), quoted(claim)])) : make("p", { class: "soft", text: "No quote is shown for this one." }),
    button(`Without “${plain(hop.relation)}”`, () => without.relation(hop.relation), { "aria-label": `Ask again without the relation ${plain(hop.relation)}`, class: "without" }));

const passed = (entity, end, without) =>
  make("p", { class: "passed" }, make("span", { class: "sign", "aria-hidden": "true", text: "↓ " }), link(entity.name || entity.id, write("graph", [], { entity: entity.id })), " ", make("span", { class: "soft", text: entity.type.toLowerCase() }), " ",
    !end && button("Without this one", () => without.entity(entity), { "aria-label": `Ask again without ${entity.name || entity.id}`, class: "without" }));

/** Return one way as a list of its hops; `light(number | null)` shows it in the drawing. */
export const wayOf = (way, number, told, { without, light }) => {
  const lit = () => light(number), dark = () => light(null);
  const root = make("li", { class: "way", on: { mouseenter: lit, mouseleave: dark, focusin: lit, focusout: dark } },
    make("h3", {}, `Way ${number + 1}: ${counted(way.length, "hop")}`, way.of.length ? [" ", make("span", { class: "soft" }, "by way of ", name(way.of.map((kin) => kin.name || kin.id).join(", ")))] : ""),
    make("ol", { class: "hops" }, ...way.hops.map((hop, at) =>
      make("li", {}, hopOf(hop, without), at < way.hops.length - 1 && passed(told.entities[hop.to], false, without)))));
  return root;
};

/** Return what to try where no way was found: buttons that ask again. */
export const instead = ({ hops, most, exclusions }, again) =>
  make("div", { class: "instead" },
    make("p", { text: hops < most || exclusions.length ? "Try this:" : "Nothing was left out and no longer way is asked for: as far as the sources tell, they are not connected." }),
    make("p", { class: "row" },
      hops < most && button(`Allow ${most} hops`, () => again.hops(most)),
      ...exclusions.map(({ called, drop }) => button(`Allow ${called} again`, drop))));
