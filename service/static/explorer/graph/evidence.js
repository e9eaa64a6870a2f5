// Who says so: a relationship as a sentence, with every claim for it, against it and unproven, side by side.

import { ask, at } from "../api.js";
import { write } from "../address.js";
import { button, counted, make, name, put } from "../dom.js";
import { edgeWhen } from "../when.js";
import { claimItem } from "./claim.js";
import { conflictItem } from "./conflict.js";
import { hint } from "./judge.js";

const SIDES = { for: ["Supports it", "✓"], against: ["Disputes it", "✗"], unproven: ["Unproven: alleged, possible, planned or undecided", "?"] };
const PAGE = 10;

const disputed = ({ picture }) => {
  const count = [...(picture?.edges.values() || [])].filter((edge) => edge.contested).length;
  return count === 0 ? "Of no line here do sources disagree whether it is so." : `${counted(count, "line")} here ${count === 1 ? "carries" : "carry"} ?!: sources dispute ${count === 1 ? "it" : "them"}.`;
};

export const showNothing = (panel, graph) => {
  put(panel,
    make("h2", { text: "Who says so" }), make("p", { text: "Click an entity or a line, or go there with the arrow keys, to read the sentence behind it." }),
    make("p", { class: "soft", text: `Double-click an entity to bring in its neighbours. ${disputed(graph)}` }));
};

const lasting = (told) => !["happened"].includes(told.standing);

const side = async (kind, told, graph, id) => {
  const [heading, sign] = SIDES[kind], shown = told[kind];
  const list = make("ul", { class: "claims" }, ...(await Promise.all(shown.results.map((claim) => claimItem(claim, graph, lasting(told))))));
  const section = make("section", { class: `side-of ${kind}` }, make("h3", {}, make("span", { "aria-hidden": "true", text: `${sign} ` }), `${heading} `, make("span", { class: "soft", text: `(${shown.total})` })), list);
  let from = shown.results.length;
  if (shown.total > from) {
    const more = button(`Show ${Math.min(PAGE, shown.total - from)} more`, async () => {
      const next = await ask(at("/relationships", id), { ...asOf(graph.state.query), limit: PAGE, offset: from }).catch(graph.app.fail);
      if (!next) return;
      list.append(...(await Promise.all(next[kind].results.map((claim) => claimItem(claim, graph, lasting(told))))));
      from += next[kind].results.length;
      if (from >= shown.total || !next[kind].results.length) more.remove();
      else more.textContent = `Show ${Math.min(PAGE, shown.total - from)} more`;
    });
    section.append(more);
  }
  return section;
};

/** The dates that a question names are those of its evidence too. */
const asOf = ({ as_of, since, until, known_by }) => ({ as_of, since, until, known_by });
const bounds = (asked) => Object.entries({ as_of: "as of", since: "since", until: "until", known_by: "as known by" }).filter(([key]) => asked[key]).map(([key, words]) => `${words} ${asked[key]}`).join(", ");

const repeated = (ids) => ids.length > 0 && make("p", { class: "soft" }, "Only repeats an earlier text: ", name(ids.join(", ")));

const ends = (told, graph) =>
  make("p", { class: "row small" }, ...[told.subject, told.object].map((ref) => button(["To ", name(ref.name || ref.id)], () => { graph.select(ref.id); graph.focusPanel(); }, { class: "plain" })),
    make("a", { href: write("pair", [told.subject.id, told.object.id]) }, "Everything between the two"), make("a", { href: write("paths", [], { from: told.subject.id, to: told.object.id }) }, "How they are connected"));

/** Questions that sources answer differently and that name both ends. */
const disputes = async (told) => {
  const found = await ask("/conflicts", { entity: told.subject.id, limit: 50, evidence: 3 }).catch(() => ({ results: [] }));
  return found.results.filter((one) => one.about.some((ref) => ref.id === told.object.id));
};

/** Fill the panel with a relationship. */
export const showEdge = async (panel, id, graph) => {
  const asked = asOf(graph.state.query);
  const [told, drawn] = [await ask(at("/relationships", id), { ...asked, limit: PAGE }), graph.picture?.edges.get(id)];
  const when = edgeWhen(told);
  const present = Object.keys(SIDES).filter((kind) => told[kind].total);
  const [sides, conflicts] = await Promise.all([Promise.all(present.map((kind) => side(kind, told, graph, id))), told.contested ? disputes(told) : []]);
  if (graph.state.selected !== id) return;
  const listed = await Promise.all(conflicts.map((one) => conflictItem(one, graph)));
  put(panel,
    make("h2", { tabindex: -1 }, name(told.sentence), when && `, ${when}`),
    bounds(asked) && make("p", { class: "chip" }, bounds(asked)),
    make("p", { class: "soft" }, [counted(told.claim_count, "claim"), counted(told.source_count, "source"), counted(told.voice_count, "independent voice")].join(", ")),
    (told.contested || drawn?.contested) && make("p", {}, make("span", { class: "chip contested", text: "?! sources dispute it" })),
    repeated(told.recycled_from), ends(told, graph), hint(),
    make("div", { class: "sides" }, ...sides),
    listed.length > 0 && make("section", {}, make("h3", { text: "Where they disagree" }), make("ul", { class: "claims" }, ...listed)),
  );
};
