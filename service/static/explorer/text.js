// An article in paragraphs and sentences with its claims marked. Claims count characters as code points; the page counts UTF-16 units.

import { make } from "./dom.js";
import { foremost, sentence } from "./said.js";

/** Return both ways of counting of a text: units[character] and characters[unit]. */
export const counting = (text) => {
  const units = [0], characters = new Array(text.length + 1);
  let unit = 0;
  for (const one of text) {
    for (let half = 0; half < one.length; half += 1) characters[unit + half] = units.length - 1;
    unit += one.length;
    units.push(unit);
  }
  characters[text.length] = units.length - 1;
  return { units, characters };
};

/** Return the parts of a text between two units, as [start, end], that a pattern parts; blank ones are left out. */
const parted = (text, pattern) => {
  const found = [];
  let start = 0;
  for (const gap of [...text.matchAll(pattern), { index: text.length, 0: "" }]) {
    if (text.slice(start, gap.index).trim()) found.push([start, gap.index]);
    start = gap.index + gap[0].length;
  }
  return found;
};

export const paragraphs = (text) => parted(text, /\r?\n[ \t]*(?:\r?\n[ \t]*)+/g);

/** Return the sentences of a paragraph, as [start, end] in the whole text, without the space after each. */
export const sentences = (text, [from, to]) =>
  [...new Intl.Segmenter("en", { granularity: "sentence" }).segment(text.slice(from, to))].map(({ index, segment }) => [from + index, from + index + segment.length]);

/** Return pieces [start, end, marks] of a stretch of text, cut wherever a mark begins or ends. */
export const pieces = ([from, to], marks) => {
  const here = marks.filter((mark) => mark.from < to && mark.to > from);
  const cuts = [...new Set([from, to, ...here.flatMap((mark) => [mark.from, mark.to])])].filter((cut) => cut >= from && cut <= to).sort((a, b) => a - b);
  return cuts.slice(1).map((end, place) => [cuts[place], end, here.filter((mark) => mark.from <= cuts[place] && mark.to >= end)]);
};

const marked = (text, [start, end, marks], seen, ontology) => {
  const words = text.slice(start, end);
  if (!marks.length) return words;
  const claims = marks.map((mark) => mark.claim);
  const first = claims.some((claim) => !seen.has(claim.claim));
  claims.forEach((claim) => seen.add(claim.claim));
  const told = claims.length === 1 ? `${sentence(claims[0], ontology)} (${claims[0].status})` : `${claims.length} claims`;
  return make("span", { class: `marked ${foremost(claims)}${claims.length > 1 ? " several" : ""}`, role: "button", tabindex: first ? 0 : -1, title: told, data: { claims: claims.map((claim) => claim.claim).join(" ") } }, words);
};

/** Return the article of a text: marks are {from, to, claim} in units. */
export const article = (text, marks, ontology) => {
  const seen = new Set();
  return make("article", { class: "text", dir: "auto" }, ...paragraphs(text).map((paragraph) =>
    make("p", { dir: "auto" }, ...sentences(text, paragraph).map(([start, end]) =>
      make("span", { class: "sentence", data: { from: start, to: end } }, ...pieces([start, end], marks).map((piece) => marked(text, piece, seen, ontology)))))));
};

const unitOf = (node, offset, span) => {
  const range = document.createRange();
  range.setStart(span, 0);
  range.setEnd(node, offset);
  return Number(span.dataset.from) + range.toString().length;
};

/** Return what is selected inside an article, as [from, to] in units without space around, or null. */
export const selected = (root, text) => {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const touched = [...root.querySelectorAll(".sentence")].filter((span) => range.intersectsNode(span));
  if (!touched.length) return null;
  const first = touched[0], last = touched.at(-1);
  const from = first.contains(range.startContainer) ? unitOf(range.startContainer, range.startOffset, first) : Number(first.dataset.from);
  const to = last.contains(range.endContainer) ? unitOf(range.endContainer, range.endOffset, last) : Number(last.dataset.to);
  return trimmed(text, from, to);
};

export const trimmed = (text, from, to) => {
  const words = text.slice(from, to);
  const start = from + words.length - words.trimStart().length, end = to - (words.length - words.trimEnd().length);
  return start < end ? [start, end] : null;
};

/** Move one end of a stretch by a word: "start" or "end", -1 back or 1 on. */
export const byWord = (text, [from, to], end, way) => {
  const words = [...text.matchAll(/\S+/g)].map((word) => [word.index, word.index + word[0].length]);
  if (end === "start") {
    const starts = words.map(([start]) => start);
    const next = way < 0 ? starts.findLast((start) => start < from) : starts.find((start) => start > from && start < to);
    return [next ?? from, to];
  }
  const ends = words.map(([, stop]) => stop);
  const next = way < 0 ? ends.findLast((stop) => stop < to && stop > from) : ends.find((stop) => stop > to);
  return [from, next ?? to];
};
