// One source: its text with every claim marked, one claim in full, and coding.

import { ask, at } from "../api.js";
import { keep, write } from "../address.js";
import { button, counted, make, name, outside } from "../dom.js";
import { caller, mayWrite } from "../key.js";
import { choice } from "./fields.js";
import { form } from "./coding.js";
import { panel } from "./panel.js";
import { picking } from "./picking.js";
import { sentence, standing, STANDS, word } from "../said.js";
import { grading } from "./sources.js";
import { article, counting } from "../text.js";

export const title = "Source";

const everything = async (source) => {
  const found = [];
  let total = 1;
  while (found.length < total && found.length < 5000) {
    const page = await ask("/claims", { source, limit: 200, offset: found.length });
    total = page.total;
    found.push(...page.results);
    if (!page.results.length) break;
  }
  return found.sort((a, b) => (a.start ?? 0) - (b.start ?? 0) || (a.end ?? 0) - (b.end ?? 0) || a.claim.localeCompare(b.claim));
};

const head = (source, app) =>
  make("header", {}, make("h1", {}, name(source.title || source.id)),
    make("p", { class: "soft" }, ...[source.publisher && name(source.publisher), source.published || "undated", source.reliability && `reliability ${source.reliability}`, counted(source.claim_count, "claim"), source.url && outside("original", source.url)].filter(Boolean).flatMap((one, place) => (place ? [" · ", one] : [one]))),
    mayWrite() ? grading(source, app) : null);

const legend = () => make("p", { class: "legend" }, ...Object.entries(STANDS).map(([one, told]) => make("span", { class: `marked ${one}`, text: told })));

export const open = async (place, address, app) => {
  const id = address.parts[0] || "";
  const role = caller().role;
  const [read, ontology] = await Promise.all([ask(at("/sources", id, "text")), ask("/ontology")]);
  const { source, text } = read;
  const index = text === null ? null : counting(text);
  const params = address.params;
  let claims = [], current = params.get("claim"), status = params.get("status") || "", pick = null, edited = null;
  const reading = make("div", { class: "reading" }), side = make("div", { class: "side" }), list = make("ol", { class: "claims" });
  const heading = make("h2", { text: "Claims" });
  const filter = choice([["", "every status"], "accepted", "proposed", "rejected", "superseded"], status, { "aria-label": "Show claims of status", on: { change: () => { status = filter.value; keepPlace(); draw(); } } });

  const keepPlace = () => keep(write("source", [id], { claim: current, status }));
  const shown = () => claims.filter((claim) => !status || claim.status === status);
  const point = () => {
    for (const one of reading.querySelectorAll(".marked")) one.classList.toggle("current", one.dataset.claims?.split(" ").includes(current));
    for (const one of list.querySelectorAll("button")) one.dataset.claim === current ? one.setAttribute("aria-current", "true") : one.removeAttribute("aria-current");
  };
  const show = async (ids, { scroll = true, focus = false } = {}) => {
    if (edited) return edited.remind();
    current = ids[0];
    keepPlace();
    point();
    const narrow = matchMedia("(max-width: 800px)").matches;
    if (scroll && !narrow) reading.querySelector(".marked.current")?.scrollIntoView({ block: "center" });
    side.replaceChildren(make("p", { class: "soft", text: "Asking…" }));
    try {
      const told = { ontology, changed, correct, app };
      const parts = await Promise.all(ids.map((one) => panel(one, told)));
      side.replaceChildren(ids.length > 1 ? make("p", { class: "soft", text: `${ids.length} claims stand here` }) : "", ...parts);
      if (focus) parts[0].focus({ preventScroll: true });
      if (narrow) side.scrollIntoView({ block: "start" });
    } catch (error) {
      side.replaceChildren(make("p", { class: "wrong", text: `The claim could not be shown: ${error.message}` }));
    }
    return undefined;
  };
  const changed = async (claim, said) => {
    claims = await everything(id);
    if (status && claims.find((one) => one.claim === claim)?.status !== status) filter.value = status = "";
    draw();
    await show([claim], { focus: true });
    app.say(said);
  };
  const leave = (then) => (...told) => {
    edited = null;
    pick?.letGo();
    aim();
    return then(...told);
  };
  const edit = (made, back) => {
    const done = leave((claim) => changed(claim, made.old ? "The correction is in force" : "The claim is added").catch(app.fail));
    const [from, to] = Number.isInteger(made.start) ? [index.units[made.start], index.units[made.end]] : [0, 0];
    edited = form({ source, ontology, ...made, cancel: leave(back), done, rechoose: text === null ? null : () => pick.choose(edited.from, edited.to) });
    Object.assign(edited, { from, to });
    aim();
    pick?.letGo();
    side.replaceChildren(edited.root);
    side.scrollIntoView({ block: "nearest" });
    edited.focus();
  };
  const quoted = (from, to) => ({ quote: text.slice(from, to), start: index.characters[from], end: index.characters[to] });
  const requote = (from, to) => {
    edited.requote(quoted(from, to));
    Object.assign(edited, { from, to });
    pick.letGo();
    app.say(`The quote is now: ${text.slice(from, to)}`);
  };
  const aim = () => pick?.aim(edited ? { act: "Take these words", take: requote, drop: "Keep the old words", dropped: () => edited.requote({}) } : { act: "Code this", take: code, drop: "Let go", dropped: () => {} });
  const correct = (old) => edit({ old, quote: old.quote, start: old.start, end: old.end }, () => show([old.claim], { focus: true }));
  const code = (from, to) => edit(quoted(from, to), idle);
  const idle = () => { current = null; keepPlace(); point(); side.replaceChildren(make("p", { class: "soft", text: "Choose a highlight or a claim of the list; n and p step through them." }), coder()); };
  const coder = () => (mayWrite() || text === null ? "" : make("p", { class: "soft", text: "Coding needs a key with the role analyst: the button at the top right takes it." }));
  const draw = () => {
    const marks = text === null ? [] : shown().filter((claim) => Number.isInteger(claim.start)).map((claim) => ({ from: index.units[claim.start], to: index.units[claim.end], claim }));
    const body = text === null ? make("p", { class: "empty", text: "This source is a table: it has no text, and its claims stand in the list." }) : article(text, marks, ontology);
    pick = text !== null && mayWrite() ? picking(body, text, app) : null;
    aim();
    reading.replaceChildren(...[pick?.root, body].filter(Boolean));
    heading.textContent = `Claims (${shown().length}${status ? ` of ${claims.length}` : ""})`;
    list.replaceChildren(...shown().map((claim) => make("li", {}, button("", () => show([claim.claim]), { class: "plain", data: { claim: claim.claim } }), make("span", { class: "soft", text: ` ${word(claim)}` }))));
    [...list.querySelectorAll("button")].forEach((one, nth) => one.append(make("bdi", { class: `marked ${standing(shown()[nth])}`, text: sentence(shown()[nth], ontology) })));
    if (!shown().length) list.replaceChildren(make("li", { class: "soft", text: status ? `No claim is ${status}.` : "No claims yet." }));
    point();
  };
  const step = (way) => {
    const every = shown().map((claim) => claim.claim);
    if (every.length) show([every[(every.indexOf(current) + way + every.length + (current || way > 0 ? 0 : 1)) % every.length]], { focus: true });
  };
  const pressed = (event) => {
    if (event.target.closest?.("input, textarea, select, dialog, [role=combobox]") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "n" || event.key === "p") { event.preventDefault(); step(event.key === "n" ? 1 : -1); }
    const mark = event.target.closest?.(".reading .marked");
    if (mark && (event.key === "Enter" || event.key === " ")) { event.preventDefault(); show(mark.dataset.claims.split(" "), { scroll: false, focus: true }); }
  };
  reading.addEventListener("click", (event) => {
    const mark = event.target.closest(".marked");
    if (mark && getSelection().isCollapsed && !mark.closest(".by-sentence")) show(mark.dataset.claims.split(" "), { scroll: false });
  });
  /** An open form stays, whatever claim the address asks for. */
  const kept = (next) => {
    if ((next.params.get("claim") || null) !== current) edited.remind();
    keepPlace();
    document.documentElement.dataset.ready = "source";
    return true;
  };
  addEventListener("keydown", pressed);
  claims = await everything(id);
  draw();
  idle();
  current = params.get("claim");
  place.append(head(source, app), text === null ? "" : legend(),
    make("div", { class: "desk" }, make("div", {}, make("div", { class: "row" }, make("label", {}, "Show ", filter), button("Previous (p)", () => step(-1)), button("Next (n)", () => step(1))), reading), side),
    make("section", {}, heading, list));
  return {
    title: source.title || id,
    close: () => removeEventListener("keydown", pressed),
    placed: () => { if (current) show([current]); },
    changed: (next) => {
      if (next.parts[0] !== id || caller().role !== role) return false;
      if (edited) return kept(next);
      filter.value = status = next.params.get("status") || "";
      draw();
      document.documentElement.dataset.ready = "source";
      if (next.params.get("claim")) show([next.params.get("claim")]); else idle();
      return true;
    },
  };
};
