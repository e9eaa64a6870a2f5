// What is loaded, and what of it is shown: made from a state and from the pictures that the server answered.

import { ask, at, send } from "../api.js";
import { around } from "./placing.js";
import { evidenced } from "./days.js";

const PAGE = 200;
const FAN = [0, 0.18, -0.18, 0.34, -0.34, 0.5, -0.5];

const asked = new Map();

const once = (name, act) => {
  if (!asked.has(name)) asked.set(name, act().catch((error) => { asked.delete(name); throw error; }));
  if (asked.size > 60) asked.delete(asked.keys().next().value);
  return asked.get(name);
};

/** Forget what was answered: something was written. */
export const forget = () => asked.clear();

const began = (state) => {
  const { entities, relationships, hops, among, query } = state;
  const name = JSON.stringify([entities, relationships, hops, among, query]);
  const { family, ...chosen } = query;
  if (relationships.length) return once(name, () => send("POST", "/drawing", { relationships, entities, among: false }, { params: chosen }));
  return once(name, () => ask("/drawing", { ...query, entity: entities, hops, among: among ? null : "false" }));
};

/** Ask for what a state begins with, for whoever loads it soon; what goes wrong is told to them. */
export const begin = (state) => { began(state).catch(() => {}); };

/** Several pages of what stands around one, as one. */
const joined = (pages) => ({
  doc: { ...pages[0].doc, nodes: pages.flatMap((page) => page.doc.nodes), edges: pages.flatMap((page) => page.doc.edges) },
  drawn: { nodes: pages.flatMap((page) => page.drawn.nodes), edges: pages.flatMap((page) => page.drawn.edges) },
  days: Object.assign({}, ...pages.map((page) => page.days)), told_on: Object.assign({}, ...pages.map((page) => page.told_on)),
  legend: { types: pages.flatMap((page) => page.legend.types), relations: pages.flatMap((page) => page.legend.relations) },
});

const grown = (state, { id, relation, direction, count }) =>
  once(JSON.stringify([state.query, id, relation, direction, count]), async () => {
    const { relation: relations, ...others } = state.query;
    const page = (offset) => ask(at("/entities", id, "drawing"), { ...others, relation: relation || relations, direction, limit: Math.min(count - offset, PAGE), offset });
    return joined(await Promise.all(Array.from({ length: Math.ceil(count / PAGE) }, (_, number) => page(number * PAGE))));
  });

const emptied = () => ({ nodes: new Map(), edges: new Map(), days: new Map(), toldOn: new Map(), styles: { nodes: new Map(), edges: new Map() }, legend: { types: new Map(), relations: new Map() }, more: new Map() });

const take = (into, answer) => {
  const fresh = [];
  for (const node of answer.doc.nodes) {
    if (!into.nodes.has(node.id)) fresh.push(node.id);
    if (!into.nodes.has(node.id)) into.nodes.set(node.id, node);
  }
  for (const edge of answer.doc.edges) if (!into.edges.has(edge.id)) into.edges.set(edge.id, edge);
  for (const style of answer.drawn.nodes) if (!into.styles.nodes.has(style.id)) into.styles.nodes.set(style.id, style);
  for (const style of answer.drawn.edges) if (!into.styles.edges.has(style.id)) into.styles.edges.set(style.id, style);
  for (const [id, days] of Object.entries(answer.days)) into.days.set(id, days);
  for (const [id, days] of Object.entries(answer.told_on)) into.toldOn.set(id, days);
  for (const type of answer.legend.types) into.legend.types.set(type.name, type);
  for (const relation of answer.legend.relations) into.legend.relations.set(relation.name, relation);
  return fresh;
};

/** Parallel edges of several answers are fanned out together. */
const fan = (picture) => {
  const beside = new Map();
  for (const edge of picture.edges.values()) {
    const pair = [edge.source, edge.target].sort().join(" ");
    const place = beside.get(pair) || 0;
    beside.set(pair, place + 1);
    const bend = FAN[place % FAN.length] * (edge.source <= edge.target ? 1 : -1);
    const smooth = bend ? { enabled: true, type: bend >= 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) } : false;
    picture.styles.edges.set(edge.id, { ...picture.styles.edges.get(edge.id), smooth });
  }
};

const degrees = (picture) => {
  const found = new Map();
  for (const edge of picture.edges.values()) for (const end of [edge.source, edge.target]) found.set(end, (found.get(end) || 0) + 1);
  return found;
};

/** Place what an answer brought: by the server where it laid the picture out, else around whom it grew from. */
const settle = (picture, places, answer, fresh, from) => {
  const unplaced = fresh.filter((id) => !places.has(id));
  if (from === null) for (const node of answer.doc.nodes) { if (!places.has(node.id)) places.set(node.id, [node.x, node.y]); }
  else if (unplaced.length) for (const [id, point] of around(places.get(from) || [0, 0], unplaced, [...picture.nodes.keys()].map((id) => places.get(id)).filter(Boolean))) places.set(id, point);
};

/**
 * Return what a state loads: {nodes, edges, days, styles, legend, more, totals, answered, title}. `places` keeps where everything
 * stands, by id, over all pictures; `more` is how many relationships of an expanded entity are not loaded.
 */
export const load = async (state, places) => {
  const [first, ...others] = await Promise.all([began(state), ...state.expansions.map((one) => grown(state, one))]);
  const picture = emptied();
  settle(picture, places, first, take(picture, first), null);
  others.forEach((answer, number) => {
    const { id } = state.expansions[number];
    if (!picture.nodes.has(id)) return;
    settle(picture, places, answer, take(picture, answer), id);
  });
  others.forEach((answer, number) => {
    const { id, relation, direction } = state.expansions[number];
    const left = answer.doc.total.edges - answer.doc.edges.filter((edge) => picture.edges.has(edge.id)).length;
    if (picture.nodes.has(id) && left > 0) picture.more.set(`${id}|${relation || ""}|${direction || ""}`, { id, relation, direction, left });
    else picture.more.delete(`${id}|${relation || ""}|${direction || ""}`);
  });
  fan(picture);
  const degree = degrees(picture);
  picture.degree = (id) => degree.get(id) || 0;
  const names = state.entities.map((id) => picture.nodes.get(id)?.label).filter(Boolean);
  return {
    ...picture, totals: first.doc.total, shownFirst: first.doc.shown, answered: first.doc.answered,
    legend: { types: [...picture.legend.types.values()], relations: [...picture.legend.relations.values()] },
    title: names.length ? `Around ${names.join(", ")}` : state.relationships.length ? "Some relationships" : "The whole network",
  };
};

const joins = (edge, shown) => shown.has(edge.source) && shown.has(edge.target);

/** Return the ids of what a state shows of a picture: {nodes, edges}. `exact` is the server's word on the window, where it is known. */
export const shownOf = (picture, state, exact = null) => {
  const hidden = new Set(state.hidden), noType = new Set(state.off.types), noRelation = new Set(state.off.relations);
  const there = new Set();
  for (const node of picture.nodes.values()) if (!hidden.has(node.id) && !noType.has(node.type)) there.add(node.id);
  const windowed = state.from !== null || state.until !== null;
  const inTime = (edge) => {
    const days = picture.days.get(edge.id);
    if (!days?.length) return state.undated;
    return !windowed || (exact ? exact.has(edge.id) : evidenced(picture, edge.id, state.from, state.until));
  };
  let edges = [...picture.edges.values()].filter((edge) =>
    joins(edge, there) && !noRelation.has(edge.relation) && (!state.contested || edge.contested) && edge.source_count >= state.minSources && inTime(edge));
  const kept = new Set([...state.entities, ...Object.keys(state.pinned), ...state.expansions.map((one) => one.id)]);
  const folded = leaves(edges, new Set(state.collapsed), kept);
  edges = edges.filter((edge) => !folded.has(edge.source) && !folded.has(edge.target));
  const nodes = new Set(edges.flatMap((edge) => [edge.source, edge.target]));
  for (const id of kept) if (there.has(id) && !folded.has(id)) nodes.add(id);
  for (const id of there) if (!picture.degree(id)) nodes.add(id);
  return { nodes, edges: new Set(edges.map((edge) => edge.id)) };
};

/** Return those that only a collapsed entity joins to the rest. */
const leaves = (edges, collapsed, kept) => {
  if (!collapsed.size) return new Set();
  const beside = new Map();
  for (const edge of edges) {
    for (const [one, other] of [[edge.source, edge.target], [edge.target, edge.source]]) beside.set(one, (beside.get(one) || new Set()).add(other));
  }
  const alone = (id) => beside.get(id).size === 1 && collapsed.has([...beside.get(id)][0]) && !kept.has(id) && !collapsed.has(id);
  return new Set([...beside.keys()].filter(alone));
};
