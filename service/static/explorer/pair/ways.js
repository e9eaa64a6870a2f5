// How two are connected: the shortest ways, the sentence and the quote of every hop, and the next question without one of them.

import { ask } from "../api.js";
import { go, keep, read, write } from "../address.js";
import { button, counted, later, make, name, plain } from "../dom.js";
import { focused, following, replaced } from "./answer.js";
import { instead, wayOf } from "./hops.js";
import { entityOf, picker } from "./pick.js";
import { waysDrawn } from "./waysdraw.js";

const STEP = 5, PAGE = 25, MOST = 6;
const SLACKS = ["Shortest only", "Also one hop longer", "Also two hops longer"];
const title = "How are they connected?";
const names = new Map();

const asked = (params) => ({
  from: params.get("from"), to: params.get("to"), exclude: params.getAll("exclude"), exclude_relation: params.getAll("exclude_relation"),
  slack: params.get("slack"), max_hops: params.get("max_hops"),
});

const gather = async (params, wanted, signal) => {
  const told = await ask("/paths", { ...params, limit: Math.min(wanted, PAGE) }, { signal });
  while (told.results.length < Math.min(wanted, told.total)) {
    const next = await ask("/paths", { ...params, limit: Math.min(wanted - told.results.length, PAGE), offset: told.results.length }, { signal });
    if (!next.results.length) break;
    told.results.push(...next.results);
    told.entities = { ...next.entities, ...told.entities };
  }
  return told;
};

const named = async (id) => {
  if (!names.has(id)) names.set(id, (await entityOf(id)).name || id);
  return names.get(id);
};

const selects = () => {
  const slack = make("select", { id: "ways-slack", name: "slack" }, ...SLACKS.map((text, value) => make("option", { value: String(value), text })));
  const hops = make("select", { id: "ways-hops", name: "max_hops" }, ...Array.from({ length: MOST }, (_, i) => make("option", { value: String(i + 1), text: String(i + 1) })));
  return { slack, hops, labels: [["Ways", slack], ["At most, hops", hops]].map(([text, select]) => make("div", { class: "field" }, make("label", { for: select.id, text }), select)) };
};

const every = (told) => [...new Set(told.results.flatMap((way) => way.hops.map((hop) => hop.relationship)))];

const exclusions = async (now, change) => {
  const without = asked(now.params);
  const entities = await Promise.all(without.exclude.map(async (id) => ({ called: await named(id), drop: () => change({ exclude: without.exclude.filter((one) => one !== id) }) })));
  const relations = without.exclude_relation.map((relation) => ({ called: `“${plain(relation)}”`, drop: () => change({ exclude_relation: without.exclude_relation.filter((one) => one !== relation) }) }));
  return [...entities, ...relations];
};

const chipsOf = (left) =>
  left.length ? make("p", { class: "row chosen" }, ...left.map(({ called, drop }) => button("", drop, { class: "chip without-chip", "aria-label": `Without ${called}: take this back` }))) : null;

const labelled = (row, left) => {
  row?.querySelectorAll("button").forEach((chip, i) => chip.append("without: ", name(left[i].called), " ×"));
  return row || "";
};

/** The drawing and the list of an answer, each lighting up the other. */
const answerOf = (told, change, now) => {
  const box = make("div", { class: "ways-box wide", tabindex: "0", role: "region", "aria-label": "Drawing of the ways" });
  let drawn = null, width = 0;
  const light = (way) => drawn?.light(way);
  const draw = () => {
    if (!box.clientWidth || box.clientWidth === width) return;
    width = box.clientWidth;
    drawn = waysDrawn(told, width);
    box.replaceChildren(drawn.root);
  };
  const watch = new ResizeObserver(later(80, draw));
  watch.observe(box);
  const { exclude, exclude_relation: relations } = asked(now.params);
  const without = { relation: (one) => change({ exclude_relation: [...relations, one] }), entity: (one) => change({ exclude: [...exclude, one.id] }) };
  const list = make("ol", { class: "ways" }, ...told.results.map((way, number) => wayOf(way, number, told, { without, light })));
  return { parts: [box, list], draw, close: () => watch.disconnect() };
};

const summary = (told, most) => {
  if (!told.total) return `No way of at most ${counted(most, "hop")} joins them.`;
  const [low, high] = [Math.min, Math.max].map((of) => of(...told.results.map((way) => way.length)));
  const shown = told.results.length < told.total ? ` ${told.results.length} are shown.` : "";
  return `${counted(told.total, "way")}, ${low === high ? counted(low, "hop") : `${low} to ${high} hops`} long.${shown}`;
};

export const open = async (place, address, app) => {
  let now = address, asking = null, part = null;
  const { slack, hops, labels } = selects();
  const change = (patch) => go("paths", [], { ...asked(now.params), ...patch });
  const settings = () => ({ slack: slack.value === "0" ? null : slack.value, max_hops: hops.value === String(MOST) ? null : hops.value });
  const pick = picker({ labels: ["From", "To"], verb: "Find the ways", more: labels, chosen: (from, to) => {
    const same = from === now.params.get("from") && to === now.params.get("to");
    const next = write("paths", [], { ...(same ? asked(now.params) : {}), from, to, ...settings() });
    if (location.hash === next) show();
    else location.hash = next;
  } });
  for (const select of [slack, hops]) select.addEventListener("change", () => now.params.get("from") && now.params.get("to") && change(settings()));
  const head = make("h1", { text: title }), body = make("div", { class: "answer" });
  const more = (told) => {
    keep(write("paths", [], { ...asked(now.params), show: told.results.length + STEP }));
    now = read();
    show().then(() => focused(body.querySelectorAll(".way")[told.results.length]));
  };
  const answer = async (told, signal) => {
    for (const entity of Object.values(told.entities)) names.set(entity.id, entity.name || entity.id);
    const left = await exclusions(now, change);
    if (signal.aborted) return;
    const [from, to] = [told.from, told.to];
    const most = Number(now.params.get("max_hops")) || MOST;
    head.replaceChildren("How is ", name(from.name || from.id), " connected to ", name(to.name || to.id), "?");
    pick.set(from, to);
    const links = make("p", { class: "row" }, told.total ? make("a", { href: write("graph", [], { relationship: every(told) }) }, "Draw it in the network") : "", make("a", { href: write("pair", [from.id, to.id]) }, "What is said between the two"));
    part = told.total ? answerOf(told, change, now) : null;
    const none = part ? [] : [instead({ hops: most, most: MOST, exclusions: left }, { hops: (wanted) => change({ max_hops: wanted === MOST ? null : wanted }) })];
    const rest = told.total - told.results.length;
    replaced(body, make("p", { class: "summary", role: "status", text: summary(told, most) }), labelled(chipsOf(left), left), links, ...(part?.parts || none), rest > 0 ? button(`Show more (${rest} left)`, () => more(told), { class: "more" }) : "");
    part?.draw();
    app.say(summary(told, most));
  };
  const show = async () => {
    asking?.abort();
    part?.close();
    part = null;
    asking = new AbortController();
    const { signal } = asking;
    const params = asked(now.params);
    slack.value = params.slack || "0";
    hops.value = params.max_hops || String(MOST);
    if (!params.from || !params.to) {
      head.textContent = title;
      return body.replaceChildren(make("p", { class: "empty", text: "Choose where to begin and where to end: the shortest ways between the two are shown, with the sentence behind every hop." }));
    }
    if (params.from === params.to) {
      pick.set(...(await Promise.all([params.from, params.to].map(entityOf))));
      return body.replaceChildren(make("p", { class: "wrong", role: "alert", text: "Choose two different entities: everybody is connected to themselves." }));
    }
    body.setAttribute("aria-busy", "true");
    try {
      await answer(await gather(params, Number(now.params.get("show")) || STEP, signal), signal);
    } catch (error) {
      if (error.name === "AbortError") return undefined;
      const left = await exclusions(now, change);
      replaced(body, make("p", { class: "wrong", role: "alert", dir: "auto", text: error.message }), labelled(chipsOf(left), left));
      if (!error.status) app.fail(error);
      else pick.set(...(await Promise.all([params.from, params.to].map(entityOf))));
    }
    if (!signal.aborted) body.removeAttribute("aria-busy");
    return undefined;
  };
  place.append(head, pick.root, body);
  await show();
  return following(head, "paths", { placed: () => part?.draw(), close: () => { asking?.abort(); part?.close(); }, again: (next) => { now = next; return show(); } });
};
