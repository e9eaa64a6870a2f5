// What of a large network is shown, what would narrow it, and the filters that are on.

import { ask, send } from "../api.js";
import { button, counted, find, make, name, plain } from "../dom.js";

const FEW = 20, MANY = 1000, OFFERED = 4;

const number = (count) => count.toLocaleString("en");

/** Return how much of what was found a picture shows, as a sentence; null where it shows all. */
export const told = ({ totals, shownFirst }, { entities, relationships }) => {
  if (totals.nodes <= shownFirst.nodes && totals.edges <= shownFirst.edges) return null;
  const lines = `${number(shownFirst.edges)} of ${counted(totals.edges, "relationship")}`, every = counted(totals.nodes, "entity", "entities");
  if (totals.nodes <= shownFirst.nodes) return `All ${every} are shown, with the best-sourced ${lines}.`;
  if (!entities.length || relationships.length) return `The ${number(shownFirst.nodes)} best-sourced of ${every} are shown, with ${lines}.`;
  const start = entities.length > 1 ? "those asked for" : "the one asked for";
  return `Of ${every} ${number(shownFirst.nodes)} are shown, the best-sourced first, each joined to ${start} through others that are shown; with them ${lines}.`;
};

const ONCE = { min_sources: (value) => `at least ${counted(Number(value), "source")}`, contested: (value) => (String(value) === "true" ? "only disputed" : "nothing disputed") };
const CALLED = { known_by: "known by", as_of: "as of", attributed_to: "said by" };

/** Return a filter in words: a name, where its value needs one, and the value. */
const worded = (key, value, named) => {
  if (ONCE[key]) return ["", ONCE[key](value)];
  return [`${CALLED[key] || key}: `, key === "relation" ? plain(value) : ["attributed_to", "place"].includes(key) ? named(value) : String(value)];
};

/** Return in words what a filter that is offered would keep. */
const keeps = (filter) => {
  const [[key, value]] = Object.entries(filter);
  return key === "min_sources" ? ONCE[key](value) : key === "contested" ? "only what sources dispute" : `only ${key === "relation" ? plain(value[0]) : value[0]}`;
};

/** Return up to four filters, those first that leave neither too little nor too much, one of each kind before a second. */
export const offered = (found, totals) => {
  const helps = found.filter(({ nodes, edges }) => nodes > 0 && (nodes < totals.nodes || edges < totals.edges));
  const far = ({ nodes, drawn }) => (drawn.nodes < FEW ? 1 : nodes > MANY ? 2 : 0);
  const nth = new Map();
  const ranked = [...helps].sort((a, b) => far(a) - far(b) || b.edges - a.edges).map((one) => {
    const kind = Object.keys(one.filter)[0], place = nth.get(kind) || 0;
    nth.set(kind, place + 1);
    return { one, place };
  });
  return ranked.sort((a, b) => far(a.one) - far(b.one) || a.place - b.place).slice(0, OFFERED).map(({ one }) => one);
};

/** Return how much of something is drawn, in words: all of it, or so much of so much. */
const of = (drawn, all, ...named) => (drawn < all ? `${number(drawn)} of ${counted(all, ...named)}` : counted(all, ...named));

/** Ask which filters would narrow what a state asks for; relationships that are chosen have no family. */
const narrower = ({ relationships, entities, hops, among, query }) => {
  const { family, ...chosen } = query;
  return relationships.length ? send("POST", "/drawing/narrower", { relationships, entities }, { params: chosen }) : ask("/drawing/narrower", { ...query, entity: entities, hops, among: among ? null : "false" });
};

/** Put the banner into a place; draw() follows the picture. */
export const banner = (place, graph) => {
  const known = new Map();
  let drawn = null, wanted = null;

  const change = async (query) => {
    await graph.change({ query });
    graph.app.say(graph.parts.counts.textContent);
    (find("button", place) || graph.parts.field).focus();
  };
  const press = (query) => change(query).catch(graph.app.fail);

  const drop = (key, value) => {
    const { [key]: all, ...others } = graph.state.query, left = [all].flat().filter((one) => one !== value);
    return press(Array.isArray(all) && left.length ? { ...others, [key]: left } : others);
  };
  const chip = (key, value) => {
    const [called, which] = worded(key, value, (id) => graph.picture.nodes.get(id)?.label || id);
    const made = button(called, () => drop(key, value), { class: "filter", "aria-label": `Take away ${called}${which}` });
    made.append(name(which), make("span", { "aria-hidden": "true", text: " ×" }));
    return made;
  };
  const chips = () => Object.entries(graph.state.query).flatMap(([key, values]) => [values].flat().map((value) => chip(key, value)));

  const offer = ({ filter, nodes, edges, drawn }) => button(`${keeps(filter)}: ${of(drawn.nodes, nodes, "entity", "entities")}, ${of(drawn.edges, edges, "relationship")}`, () => press({ ...graph.state.query, ...filter }));

  const ways = (asked, totals) => {
    const { query, entities, hops } = graph.state;
    const found = known.get(asked);
    if (!found) return make("p", { class: "soft", text: "Asking which filters would narrow it…" });
    const best = offered(found, totals);
    if (!best.length) return make("p", { class: "soft", text: Object.keys(query).length ? "No further filter would narrow it." : entities.length && hops === 2 ? "One step instead of two would show less." : "No filter would narrow it." });
    return make("div", { class: "row", role: "group", "aria-label": "Narrow it" }, make("span", { text: "Narrow it:" }), ...best.map(offer));
  };

  /** Ask once for each question, and only once its picture is on the screen. */
  const learn = (asked) => {
    if (wanted === asked || known.has(asked)) return;
    wanted = asked;
    const { state } = graph;
    requestAnimationFrame(() => setTimeout(async () => {
      try {
        known.set(asked, await narrower(state));
      } catch (error) {
        known.set(asked, []);
        graph.app.fail(error);
      }
      draw();
    }));
  };

  const draw = () => {
    const { picture, state } = graph;
    const asked = JSON.stringify([state.query, state.entities, state.hops, state.among, state.relationships, picture.answered.revision]), sentence = told(picture, state);
    const now = JSON.stringify([asked, sentence, known.has(asked)]);
    if (now === drawn) return;
    drawn = now;
    const on = chips(), focused = [...place.querySelectorAll("button")].indexOf(document.activeElement);
    place.replaceChildren(
      ...(on.length ? [make("div", { class: "row filters", role: "group", "aria-label": "Filters that are on" }, make("span", { text: "Filtered by" }), ...on)] : []),
      ...(sentence ? [make("p", { id: "shown-of", text: sentence }), ways(asked, picture.totals)] : []));
    if (focused >= 0) (place.querySelectorAll("button")[focused] || find("button", place) || graph.parts.field).focus();
    if (sentence) learn(asked);
  };
  return { draw };
};
