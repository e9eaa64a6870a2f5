// A question that sources answer differently, its answers side by side.

import { counted, make, name } from "../dom.js";
import { claimItem } from "./claim.js";

const answer = async (side, graph) =>
  make("section", { class: "side-of" },
    make("h4", {}, name(side.answer), side.denies && make("span", { class: "chip denied", text: "denies" }), side.alleged && make("span", { class: "chip alleged", text: "alleged" })),
    make("p", { class: "soft", text: [counted(side.source_count, "source"), counted(side.voice_count, "independent voice")].join(", ") }),
    make("ul", { class: "claims" }, ...(await Promise.all(side.evidence.map((claim) => claimItem(claim, graph))))));

/** Return a disagreement as an item of a list. */
export const conflictItem = async (found, graph) =>
  make("li", { class: "question", data: { question: found.id } }, make("h3", { tabindex: -1 }, name(found.question), found.when && make("span", { class: "soft", text: ` ${found.when}` })), make("div", { class: "sides" }, ...(await Promise.all(found.sides.map((side) => answer(side, graph))))));
