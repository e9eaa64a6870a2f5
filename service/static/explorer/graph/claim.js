// One claim of the panel: its quote in its paragraph, who says it, and what can be done with it.

import { ask, at } from "../api.js";
import { write } from "../address.js";
import { make, name, outside } from "../dom.js";
import { around, chips, qualified } from "../claims.js";
import { claimWhen, dateInWords } from "../when.js";
import { counting, paragraphs } from "../text.js";
import { citing } from "./cite.js";
import { judging } from "./judge.js";

const GRADES = { A: "A, always reliable", B: "B, usually reliable", C: "C, fairly reliable", D: "D, not usually reliable", E: "E, unreliable", F: "F, cannot be judged" };
const texts = new Map();

const textOf = (source) => {
  if (!texts.has(source)) texts.set(source, ask(at("/sources", source, "text")).then((told) => told.text && { text: told.text, units: counting(told.text).units, parts: paragraphs(told.text) }).catch(() => null));
  return texts.get(source);
};

/** Return the paragraph that a claim stands in, as [before, quote, after]; what surrounds it where the text is not there. */
const surroundings = async (claim) => {
  const [before, after] = around(claim), near = [before, claim.quote, after];
  const found = claim.start === null ? null : await textOf(claim.source.id);
  if (!found) return near;
  const [from, to] = [found.units[claim.start], found.units[claim.end]];
  if (found.text.slice(from, to) !== claim.quote) return near;
  const [start, end] = found.parts.find(([a, b]) => a <= from && b >= to) || [from, to];
  return [found.text.slice(start, from), claim.quote, found.text.slice(to, end)];
};

const quote = async (claim) => {
  const [before, said, after] = await surroundings(claim);
  return make("blockquote", { dir: "auto" }, before && make("span", { class: "soft", text: before }), make("mark", { text: said }), after && make("span", { class: "soft", text: after }));
};

const speaker = ({ attributed_to: voice }) => {
  if (!voice) return null;
  const who = voice.entity ? make("a", { href: write("graph", [], { entity: voice.entity.id }) }, name(voice.entity.name || voice.text)) : name(voice.text);
  return make("p", { class: "voice" }, "according to ", who);
};

const published = ({ source, claim }) =>
  make("p", { class: "soft" }, name(source.publisher || "unknown publisher"), ", ", source.published ? dateInWords(source.published) : "publication undated", ": ",
    make("a", { href: write("source", [source.id], { claim }) }, name(source.title || source.id)), source.url && [" (", outside("at its publisher", source.url), ")"],
    source.reliability && ` · reliability ${GRADES[source.reliability] || source.reliability}`);

/** Return a claim as an item of a list; `lasts` says whether it tells of something that lasts. */
export const claimItem = async (claim, graph, lasts = false) =>
  make("li", { data: { claim: claim.claim } },
    make("p", { class: "when" }, claimWhen(claim, lasts), ...chips(claim), claim.hedge && make("span", { class: "soft" }, " hedged “", name(claim.hedge), "”")),
    await quote(claim), speaker(claim), published(claim), qualified(claim),
    make("details", { class: "soft" }, make("summary", { text: "How it was read" }), make("p", {}, `by ${claim.extractor}, confidence ${claim.confidence}, ${claim.status}`)),
    make("div", { class: "row small" }, citing(claim, graph.app), ...judging(claim, graph)));
