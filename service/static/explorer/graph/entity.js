// An entity: its names, what is said of it, where sources disagree, and what can be done with it on the canvas.

import { ask, at } from "../api.js";
import { write } from "../address.js";
import { button, counted, find, link, make, name, plain, put } from "../dom.js";
import { chips } from "../claims.js";
import { claimWhen } from "../when.js";
import { valued } from "../said.js";
import { claimItem } from "./claim.js";
import { conflictItem } from "./conflict.js";

const years = (one) => [one.since, one.until].some(Boolean) && ` (${[one.since || "", one.until || ""].join(" to ")})`;

const called = (told) => {
  const others = told.names.filter((one) => one.value !== told.name);
  return others.length > 0 && make("p", {}, make("span", { class: "soft", text: "Also " }), ...others.flatMap((one, place) => [place ? " · " : "", name(one.value, { lang: one.lang }), years(one)]));
};

const folded = (heading, fill, open = false) => {
  const inside = make("div", {}), details = make("details", { open }, make("summary", {}, heading), inside);
  let filled = false;
  const act = async () => {
    if (filled || !details.open) return;
    filled = true;
    inside.replaceChildren(...(await fill()));
  };
  details.addEventListener("toggle", act);
  return open ? act().then(() => details) : details;
};

/** Who gives a value, the best evidence first: the voice, where there is one, else the publisher. */
const givenBy = ({ evidence }) => {
  const [claim] = evidence;
  const voice = claim.attributed_to?.entity?.name || claim.attributed_to?.text;
  return make("span", { class: "soft" }, " by ", name(voice || claim.source.publisher || claim.source.id), claim.source.published && `, ${claim.source.published.slice(0, 4)}`);
};

const value = (one, graph) =>
  make("li", {}, name(valued(one.value)), givenBy(one), ...chips(one.evidence[0]), make("span", { class: "soft", text: one.since || one.until ? `; ${claimWhen(one, true)}` : "" }),
    folded(counted(one.source_count, "source"), async () => [make("ul", { class: "claims" }, ...(await Promise.all(one.evidence.map((claim) => claimItem(claim, graph, true)))))]));

const attributes = (told, graph) => {
  const entries = Object.entries(told.attributes).filter(([what]) => what !== "kind");
  return entries.length > 0 && make("dl", { class: "facts", id: "facts", data: { jump: `facts (${entries.length})` } }, ...entries.flatMap(([what, values]) => [make("dt", {}, plain(what), values.length > 1 && ` (${values.length} answers)`), make("dd", {}, make("ul", { class: "list" }, ...values.map((one) => value(one, graph))))]));
};

const towards = ({ direction }) => ({ in: "towards it", out: "from it", any: "either way" })[direction];

const expanding = (told, graph) => {
  const choice = make("select", { id: "expand-by", "aria-label": "Which relationships to bring in" }, make("option", { value: "|" }, "everything, best-sourced first"),
    ...told.relations.map((one) => make("option", { value: `${one.relation}|${one.direction}` }, `${plain(one.relation)}, ${towards(one)} (${one.count})`)));
  const act = button("Expand", () => {
    const [relation, direction] = choice.value.split("|");
    graph.expand(told.id, { relation: relation || null, direction: direction || null }).catch(graph.app.fail);
  }, { class: "main" });
  return make("div", { class: "row small" }, act, choice);
};

const actions = (told, graph) =>
  make("div", { class: "row small" },
    button("Collapse", () => graph.collapse(told.id)), button("Hide", () => graph.hide(told.id)), button(graph.state.pinned[told.id] ? "Let go" : "Pin", () => graph.pin(told.id)),
    link("Start from here", write("graph", [], { entity: told.id })), link("Compare with…", write("pair", [told.id])), link("Paths from here", write("paths", [], { from: told.id })));

const edges = (id, graph) => {
  const groups = new Map();
  for (const edgeId of graph.picture.shown.edges) {
    const edge = graph.picture.edges.get(edgeId);
    if (edge.source === id || edge.target === id) groups.set(edge.relation, [...(groups.get(edge.relation) || []), edge]);
  }
  const year = (day) => day.slice(0, 4);
  const period = ([from, to]) => (from && to ? [...new Set([year(from), year(to)])].join("–") : from ? `from ${year(from)}` : to ? `by ${year(to)}` : "");
  const span = (edge) => edge.t.map(period).filter(Boolean).join(", ");
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([relation, found]) => make("section", {}, make("h4", { id: `shown-${relation}`, data: { jump: `${plain(relation)} (${found.length})` }, text: `${plain(relation)} (${found.length})` }),
    make("ul", { class: "list" }, ...found.sort((a, b) => b.source_count - a.source_count || (a.sentence < b.sentence ? -1 : 1)).map((edge) => make("li", {}, button(name(edge.sentence), () => { graph.select(edge.id); graph.focusPanel(); }, { class: "plain" }), make("span", { class: "soft", text: `${span(edge) ? ` ${span(edge)}` : ""}${edge.contested ? " ?!" : ""}` }))))));
};

/** Ways to what stands further down, for panels that are longer than a screen. */
const jumps = (panel) => {
  const targets = [...panel.querySelectorAll("h4[id], dl.facts[id]")];
  const to = (target) => button(target.dataset.jump, () => { target.tabIndex = -1; target.scrollIntoView({ block: "start" }); target.focus({ preventScroll: true }); }, { class: "plain" });
  return targets.length > 2 && make("nav", { class: "row small jumps", "aria-label": "On this entity" }, make("span", { class: "soft", text: "Go to" }), ...targets.map(to));
};

const conflicts = (told, graph) => told.conflict_count > 0 && folded(`Where sources disagree (${told.conflict_count})`, async () => {
  const found = await ask(at("/entities", told.id, "conflicts"), { limit: 25, evidence: 3 });
  return [make("ul", { class: "claims" }, ...(await Promise.all(found.results.map((one) => conflictItem(one, graph)))))];
}, graph.state.panel?.startsWith("conflicts"));

/** Go to the disagreement that the address names. */
const toQuestion = (panel, graph) => {
  const [, id] = graph.state.panel?.match(/^conflicts:(.+)$/) || [];
  const question = id && panel.querySelector(`[data-question="${CSS.escape(id)}"]`);
  if (!question) return;
  question.classList.add("asked");
  question.scrollIntoView({ block: "start" });
  find("h3", question).focus({ preventScroll: true });
};

/** Fill the panel with an entity. */
export const showNode = async (panel, id, graph) => {
  const told = await ask(at("/entities", id));
  const disagreement = await conflicts(told, graph);
  if (graph.state.selected !== id) return;
  const hidden = graph.picture.nodes.get(id)?.hidden;
  put(panel,
    make("h2", { tabindex: -1 }, name(told.name || told.id)),
    make("p", { class: "soft", text: [told.type, told.kind && plain(told.kind), counted(told.claim_count, "claim"), counted(told.source_count, "source")].filter(Boolean).join(", ") }),
    called(told), expanding(told, graph), actions(told, graph),
    disagreement, attributes(told, graph),
    make("section", {}, make("h3", {}, "Relationships shown ", make("span", { class: "soft", text: hidden ? `(${hidden} more are not loaded)` : "" })), ...edges(id, graph)),
    told.merged.length > 0 && make("p", { class: "soft" }, "Judged the same: ", name(told.merged.join(", "))),
  );
  const ways = jumps(panel);
  if (ways) find(".row", panel).before(ways);
  toQuestion(panel, graph);
};
