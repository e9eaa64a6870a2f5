// How two are connected: the shortest ways, the sentence and the quote of every hop, and the next question without one of them.

import { ask } from "../api.js";
import { go, keep, read, write } from "../address.js";
import { button, counted, later, make, name } from "../dom.js";
import { focused, following, replaced } from "./answer.js";
import { asked, bounding, called, chips, fields, looked, mistakes, MOST, timesOf, wrongIn } from "./bounds.js";
import { instead, wayOf } from "./hops.js";
import { endsOf, entityOf, picker } from "./pick.js";
import { waysDrawn } from "./waysdraw.js";

const STEP = 5, PAGE = 25;
const title = "How are they connected?";

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

const every = (told) => [...new Set(told.results.flatMap((way) => way.hops.map((hop) => hop.relationship)))];

/** The drawing and the list of an answer, each lighting up the other. */
const answerOf = (told, change, params) => {
  const box = make("div", { class: "ways-box wide", tabindex: "0", role: "region", "aria-label": "Drawing of the ways" });
  const note = make("p", { class: "soft" });
  let drawn = null, width = 0;
  const light = (way) => drawn?.light(way);
  const draw = () => {
    if (!box.clientWidth || box.clientWidth === width) return;
    width = box.clientWidth;
    drawn = waysDrawn(told, width);
    note.textContent = drawn.count < told.results.length ? `The first ${drawn.count} ways are drawn; all ${told.results.length} are listed below.` : "";
    box.replaceChildren(drawn.root);
    box.scrollLeft = (box.scrollWidth - box.clientWidth) / 2;
  };
  const watch = new ResizeObserver(later(80, draw));
  watch.observe(box);
  const without = (key) => (value) => change({ [key]: [...params[key], value] });
  const leave = { relation: without("exclude_relation"), entity: without("exclude"), relationship: without("exclude_relationship") };
  const first = new Map();
  told.results.forEach((way, number) => way.hops.forEach((hop) => first.has(hop.relationship) || first.set(hop.relationship, number)));
  const list = make("ol", { class: "ways" }, ...told.results.map((way, number) => wayOf(way, number, told, { without: leave, light, via: params.via, first, times: timesOf(params) })));
  return { parts: [box, note, list], draw, close: () => watch.disconnect() };
};

const summary = (told, most) => {
  if (!told.total) return `No way of at most ${counted(most, "hop")} joins them${told.asked.via ? ` by way of ${told.asked.via.name || told.asked.via.id}` : ""}.`;
  const [low, high] = [Math.min, Math.max].map((of) => of(...told.results.map((way) => way.length)));
  const shown = told.results.length < told.total ? ` ${told.results.length} are shown.` : "";
  return `${counted(told.total, "way")}, ${low === high ? counted(low, "hop") : `${low} to ${high} hops`} long.${shown}`;
};

/** The fields above: two names, and what bounds the ways. */
const asking = (now, change, show) => {
  const given = fields(() => now().get("from") && now().get("to") && change({ ...given.read(), via: given.via.chosen?.id }));
  const chosen = (from, to, via) => {
    const before = asked(now()), same = from === before.from && to === before.to;
    const next = write("paths", [], { ...(same ? before : {}), from, to, ...given.read(), via });
    if (location.hash === next) show();
    else location.hash = next;
  };
  const pick = picker({ labels: ["From", "To"], verb: "Find the ways", more: [given.slack], folded: given.folded, optional: [["Must pass", given.via]], chosen });
  return { root: pick.root, fill: given.fill, ends: pick.set, via: given.via.set };
};

export const open = async (place, address, app) => {
  let now = address, going = null, part = null;
  const change = (patch) => go("paths", [], { ...asked(now.params), ...patch });
  const form = asking(() => now.params, change, () => show());
  const head = make("h1", { text: title }), body = make("div", { class: "answer" });
  const more = (told) => {
    keep(write("paths", [], { ...asked(now.params), show: told.results.length + STEP }));
    now = read();
    show().then(() => focused(body.querySelectorAll(".way")[told.results.length]));
  };
  const answer = (told, params) => {
    const { from, to } = told, most = Number(params.max_hops) || MOST;
    const bounds = bounding(params, called(told.asked), change);
    head.replaceChildren("How is ", name(from.name || from.id), " connected to ", name(to.name || to.id), "?");
    form.ends(from, to);
    form.via(told.asked.via);
    const links = make("p", { class: "row" }, told.total ? make("a", { href: write("graph", [], { relationship: every(told) }) }, "Draw it in the network") : "", make("a", { href: write("pair", [from.id, to.id], timesOf(params)) }, "What is said between the two"));
    part = told.total ? answerOf(told, change, params) : null;
    const rest = told.total - told.results.length;
    replaced(body, make("p", { class: "summary", role: "status", text: summary(told, most) }), chips(bounds), links, ...(part?.parts || [instead(bounds)]), rest > 0 ? button(`Show more (${rest} left)`, () => more(told), { class: "more" }) : "");
    part?.draw();
    if (!now.params.get("show") && document.activeElement.matches(".summary")) document.activeElement.scrollIntoView({ block: "nearest" });
    app.say(summary(told, most));
  };
  const failed = async (error, params, signal) => {
    const wrong = wrongIn(error, params);
    const [known, ends] = await Promise.all([looked(params, wrong), endsOf([params.from, params.to], error)]);
    if (signal.aborted) return;
    form.ends(...ends);
    form.via(params.via ? { id: params.via, name: known.via } : null);
    const told = wrong.length ? mistakes(wrong, params, change) : make("p", { class: "wrong", role: "alert", dir: "auto", text: error.message });
    const hint = ends.some(({ absent }) => absent) ? make("p", { class: "soft", text: "Choose another name in the fields above." }) : "";
    replaced(body, told, hint, chips(bounding(params, known, change)));
    if (!error.status) app.fail(error);
  };
  const show = async () => {
    going?.abort();
    part?.close();
    part = null;
    going = new AbortController();
    const { signal } = going, params = asked(now.params);
    form.fill(params);
    if (!params.from || !params.to) {
      head.textContent = title;
      const [from, to, via] = await Promise.all([params.from, params.to, params.via].map((id) => id && entityOf(id)));
      if (signal.aborted) return undefined;
      form.ends(from, to);
      form.via(via);
      return body.replaceChildren(make("p", { class: "empty", text: "Choose where to begin and where to end: the shortest ways between the two are shown, with the sentence behind every hop." }));
    }
    if (params.from === params.to) {
      form.ends(...(await Promise.all([params.from, params.to].map(entityOf))));
      return body.replaceChildren(make("p", { class: "wrong", role: "alert", text: "Choose two different entities: everybody is connected to themselves." }));
    }
    body.setAttribute("aria-busy", "true");
    try {
      const told = await gather(params, Number(now.params.get("show")) || STEP, signal);
      if (!signal.aborted) answer(told, params);
    } catch (error) {
      if (error.name === "AbortError") return undefined;
      await failed(error, params, signal);
    }
    if (!signal.aborted) body.removeAttribute("aria-busy");
    return undefined;
  };
  place.append(head, form.root, body);
  await show();
  return following(head, "paths", { placed: () => part?.draw(), close: () => { going?.abort(); part?.close(); }, again: (next) => { now = next; return show(); } });
};
