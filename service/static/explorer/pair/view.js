// A pair: everything that is said between two, in order of time, as conflict or cooperation.

import { ask, at } from "../api.js";
import { go, keep, read, write } from "../address.js";
import { button, counted, later, make, name } from "../dom.js";
import { focused, following, replaced } from "./answer.js";
import { columns, shared } from "./entries.js";
import { line } from "./line.js";
import { endsOf, entityOf, picker } from "./pick.js";

const STEP = 50, PAGE = 200, ON_LINE = 200;
const TIMES = { since: "Since", until: "Until", as_of: "As of", known_by: "Known by" };
const title = "A pair";

const lasting = async () => {
  const { relations } = await ask("/ontology");
  const states = new Set(relations.filter((relation) => relation.kind === "state").map((relation) => relation.name));
  return (entry) => states.has(entry.relation);
};

/** Ask for the first `wanted` of what is said, page by page. */
const gather = async (path, params, wanted, signal) => {
  const told = await ask(path, { ...params, limit: Math.min(wanted, PAGE) }, { signal });
  while (told.results.length < Math.min(wanted, told.total)) {
    const next = await ask(path, { ...params, neighbours: 0, limit: Math.min(wanted - told.results.length, PAGE), offset: told.results.length }, { signal });
    if (!next.results.length) break;
    told.results.push(...next.results);
  }
  return told;
};

const summary = (told) => {
  const doubtful = (what, has) => `${told.results.filter(has).length} ${what}`;
  const left = Object.entries(told.answered.left_out).filter(([, count]) => count);
  return make("p", { class: "summary", role: "status" },
    make("strong", { text: counted(told.total, "claim") }), ` between them: ${told.tones.conflict} of conflict, ${told.tones.cooperation} of cooperation, ${told.tones.other} other. `,
    `${told.results.length < told.total ? `Of the first ${told.results.length}: ` : ""}${doubtful("alleged", (entry) => entry.modality === "alleged")}, ${doubtful("denied", (entry) => entry.polarity === "denied")}.`,
    left.length ? ` Left out by the dates asked for: ${left.map(([why, count]) => `${count} ${why.replaceAll("_", " ")}`).join(", ")}.` : "");
};

const filters = (params, ask_) => {
  const fields = Object.entries(TIMES).map(([key, label]) =>
    make("label", {}, label, " ", make("input", { name: key, value: params.get(key) || "", placeholder: "2015 or 2015-06", size: 13, autocomplete: "off" })));
  const undated = make("input", { type: "checkbox", name: "undated", checked: params.get("undated") !== "exclude" });
  const form = make("form", { class: "row filters", "aria-label": "Dates", on: { submit: (event) => { event.preventDefault(); ask_(form); } } }, ...fields,
    make("label", {}, undated, " include undated"), make("button", { type: "submit", text: "Ask again" }), button("All dates", () => { form.reset(); for (const key of Object.keys(TIMES)) form.elements[key].value = ""; undated.checked = true; ask_(form); }));
  undated.addEventListener("change", () => ask_(form));
  return form;
};

const links = (a, b, times) =>
  make("p", { class: "row" }, make("a", { href: write("graph", [], { entity: [a, b] }) }, "See both in the network"), make("a", { href: write("paths", [], { from: a, to: b, ...times }) }, "How are they connected?"));

/** Show the line of time and the lists, each leading to the other. */
const both = (told, listed, { lasts, params, reveal }) => {
  const box = make("div", { class: "line-box wide" });
  let drawn = null, width = 0;
  const lit = (claim) => drawn?.lit(claim);
  const choose = (claim) => {
    const entry = document.getElementById(`said-${claim}`), at = told.results.findIndex((one) => one.claim === claim);
    if (!entry && at >= 0) return reveal(at + 1, claim);
    entry?.scrollIntoView({ block: "center" });
    entry?.focus({ preventScroll: true });
    const now = read();
    now.params.set("claim", claim);
    return keep(write("pair", now.parts, [...now.params]));
  };
  const toLine = (claim) => {
    const mark = box.querySelector(`[data-claim="${CSS.escape(claim)}"]`);
    mark?.scrollIntoView({ block: "center" });
    mark?.focus({ preventScroll: true });
  };
  const draw = () => {
    if (!box.clientWidth || box.clientWidth === width) return;
    width = box.clientWidth;
    drawn = line(told.results, { width, lasts, choose });
    box.replaceChildren(drawn.root);
  };
  const watch = new ResizeObserver(later(80, draw));
  watch.observe(box);
  const legend = make("p", { class: "soft legend" }, `◆ conflict, ● cooperation${told.tones.other ? ", ■ other" : ""}. Filled: stated as a fact; hollow: alleged, possible, planned or not yet accepted; crossed: denied. A bar lasted; a dotted arrow: no end is given.${told.results.length < told.total ? ` The first ${told.results.length} of ${told.total} claims are drawn; “Show more” adds to them.` : ""}`);
  const root = make("div", {}, make("h2", { text: "On one line of time" }), told.results.length ? [box, legend] : make("p", { class: "empty", text: "Nothing is said between them for these dates." }), columns(listed, told.tones, { lasts, toLine, lit }));
  return { root, close: () => watch.disconnect(), placed: () => { draw(); if (params.get("claim")) choose(params.get("claim")); } };
};

export const open = async (place, address, app) => {
  let now = address, asking = null, part = null;
  const lasts = lasting();
  lasts.catch(() => null);
  const pick = picker({ labels: ["One", "Other"], verb: "Show the pair", chosen: (one, other) => go("pair", [one, other], keptTimes(now.params)) });
  const head = make("h1", { text: title }), body = make("div", { class: "answer" });
  const times = (form) => {
    const asked = Object.fromEntries(Object.keys(TIMES).map((key) => [key, form.elements[key].value.trim()]));
    go("pair", now.parts, { ...asked, undated: form.elements.undated.checked ? null : "exclude" });
  };
  const again = (patch) => {
    const params = Object.fromEntries(now.params);
    keep(write("pair", now.parts, { ...params, ...patch }));
    now = read();
    return show();
  };
  const shown = () => Number(now.params.get("show")) || STEP;
  const answer = (told, is) => {
    head.replaceChildren(name(told.one.name || told.one.id), " and ", name(told.other.name || told.other.id));
    pick.set(told.one, told.other);
    const listed = told.results.slice(0, shown()), ends = [told.one, told.other], rest = told.total - listed.length;
    part = both(told, listed, { lasts: is, params: now.params, reveal: (show, claim) => again({ show, claim }) });
    replaced(body, summary(told), links(told.one.id, told.other.id, keptTimes(now.params)), filters(now.params, times), part.root,
      rest > 0 ? button(`Show more (${rest} left)`, () => again({ show: listed.length + STEP, claim: null }).then(() => focused(document.getElementById(`said-${(told.results[listed.length] || {}).claim}`) || body.querySelectorAll(".entry")[listed.length])), { class: "more" }) : "",
      shared(told.shared, ends, () => again({ neighbours: 50, claim: null })));
    part.placed();
  };
  const show = async () => {
    asking?.abort();
    part?.close();
    part = null;
    asking = new AbortController();
    const { signal } = asking;
    const [one, other] = now.parts;
    if (!one || !other) {
      head.textContent = title;
      if (one) pick.set(await entityOf(one));
      return body.replaceChildren(make("p", { class: "empty", text: "Choose two actors: their conflicts and their cooperation are shown on one line of time." }));
    }
    body.setAttribute("aria-busy", "true");
    try {
      const params = { ...keptTimes(now.params), neighbours: now.params.get("neighbours") };
      const told = await gather(at("/dyads", one, other), params, Math.max(shown(), ON_LINE), signal);
      answer(told, await lasts);
      app.say(`${counted(told.total, "claim")} between ${told.one.name || told.one.id} and ${told.other.name || told.other.id}`);
    } catch (error) {
      if (error.name === "AbortError") return undefined;
      replaced(body, make("p", { class: "wrong", role: "alert", dir: "auto", text: error.message }), filters(now.params, times));
      if (!error.status) app.fail(error);
      else pick.set(...(await endsOf([one, other], error)));
    }
    if (!signal.aborted) body.removeAttribute("aria-busy");
    return undefined;
  };
  place.append(head, pick.root, body);
  await show();
  return following(head, "pair", { placed: () => part?.placed(), close: () => { asking?.abort(); part?.close(); }, again: (next) => { now = next; return show(); } });
};

const keptTimes = (params) => Object.fromEntries([...Object.keys(TIMES), "undated"].map((key) => [key, params.get(key)]));
