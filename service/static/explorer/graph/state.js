// What the network view shows, as one plain object that the address can hold; and the steps that can be undone.

export const EMPTY = Object.freeze({
  entities: [], relationships: [], hops: 1, among: true, query: {},
  expansions: [], collapsed: [], hidden: [], pinned: {}, off: { types: [], relations: [] },
  contested: false, minSources: 1, from: null, until: null, undated: true, selected: null, panel: null,
});
const ASKED = ["relation", "type", "place", "source", "publisher", "attributed_to", "modality", "polarity", "status"];
const ASKED_ONCE = ["min_sources", "contested", "as_of", "since", "until", "known_by", "family"];

const MOST = 5000;

const numbered = (text, or) => (/^\d+$/.test(text || "") ? Number(text) : or);
const day = (text) => (/^\d{4}-\d{2}-\d{2}$/.test(text || "") && new Date(`${text}T00:00Z`).toJSON()?.startsWith(text) ? text : null);

const expansion = (text) => {
  const [id, relation, direction, count] = text.split("|");
  return { id, relation: relation || null, direction: direction || null, count: Math.min(MOST, numbered(count, 25) || 25) };
};

const pins = (texts) => Object.fromEntries(texts.map((text) => text.match(/^(.+)@(-?[\d.]+),(-?[\d.]+)$/)).filter(Boolean).map(([, id, x, y]) => [id, [Number(x), Number(y)]]).filter(([, at]) => at.every(Number.isFinite)));

/** Return the state that an address holds; what it does not understand is left as usual. */
export const fromParams = (params) => {
  const query = {}, days = [day(params.get("from")), day(params.get("to"))];
  const [from, until] = days[0] && days[1] && days[0] > days[1] ? [days[1], days[0]] : days;
  for (const name of ASKED) if (params.has(name)) query[name] = params.getAll(name);
  for (const name of ASKED_ONCE) if (params.get(name)) query[name] = params.get(name);
  return {
    ...EMPTY, query,
    entities: params.getAll("entity"), relationships: params.getAll("relationship"),
    hops: params.get("hops") === "2" ? 2 : 1, among: params.get("among") !== "0",
    expansions: params.getAll("grow").map(expansion), collapsed: params.getAll("fold"), hidden: params.getAll("hide"), pinned: pins(params.getAll("pin")),
    off: { types: params.getAll("no_type"), relations: params.getAll("no_relation") },
    contested: params.get("disputed") === "1", minSources: Math.max(1, numbered(params.get("least"), 1)),
    from, until, undated: params.get("undated") !== "0",
    selected: params.get("at"), panel: params.get("panel"),
  };
};

/** Return a state as the pairs of an address. */
export const toParams = (state) => {
  const many = (name, values) => values.map((value) => [name, value]);
  return [
    ...many("entity", state.entities), ...many("relationship", state.relationships),
    ["hops", state.hops === 2 ? 2 : null], ["among", state.among ? null : 0],
    ...Object.entries(state.query).flatMap(([name, value]) => many(name, [value].flat())),
    ...many("grow", state.expansions.map((e) => [e.id, e.relation || "", e.direction || "", e.count].join("|"))),
    ...many("fold", state.collapsed), ...many("hide", state.hidden),
    ...many("pin", Object.entries(state.pinned).map(([id, [x, y]]) => `${id}@${Math.round(x)},${Math.round(y)}`)),
    ...many("no_type", state.off.types), ...many("no_relation", state.off.relations),
    ["disputed", state.contested ? 1 : null], ["least", state.minSources > 1 ? state.minSources : null],
    ["from", state.from], ["to", state.until], ["undated", state.undated ? null : 0], ["at", state.selected], ["panel", state.panel],
  ];
};

/** Say whether two states begin somewhere else, so that the places of the one mean nothing in the other. */
export const startsElse = (one, other) => JSON.stringify([one.entities, one.relationships]) !== JSON.stringify([other.entities, other.relationships]);

/** Say whether two states ask the server for something else. */
export const asksElse = (one, other) => {
  const asked = (state) => JSON.stringify([state.entities, state.relationships, state.hops, state.among, state.query, state.expansions]);
  return asked(one) !== asked(other);
};

/** Return the steps that were made: push(state) before a change, undo(now) and redo(now) return the state to show, or null. */
export const steps = (most = 100) => {
  const past = [], future = [];
  const step = (from, to) => (now) => {
    if (!from.length) return null;
    to.push(now);
    return from.pop();
  };
  return {
    push: (state) => { past.push(state); past.splice(0, past.length - most); future.length = 0; },
    drop: () => { past.pop(); }, undo: step(past, future), redo: step(future, past),
    get canUndo() { return past.length > 0; },
    get canRedo() { return future.length > 0; },
  };
};
