// An analyst's own statement: the editor, its parameters, and running it.

import { keep, write } from "../address.js";
import { send } from "../api.js";
import { button, counted, find, later, make, name } from "../dom.js";
import { mayWrite } from "../key.js";
import { editor, pointed } from "./editor.js";
import { keepStatement } from "./kept.js";
import { names } from "./names.js";
import { remember } from "./ran.js";
import { results } from "./results.js";
import { runner, words } from "./running.js";
import { mistake, parameters, valued } from "./statement.js";

const keyNote = () => {
  if (mayWrite()) return [];
  return [make("p", { class: "needs" }, "Your own Cypher needs a key with the role analyst. ",
    button("Give a key", () => dispatchEvent(new CustomEvent("fealty:key", { detail: "Your own Cypher needs a key with the role analyst." }))))];
};

const parameterForm = (typedBefore, changed) => {
  const root = make("fieldset", { class: "own-parameters" });
  const values = new Map(typedBefore);
  const show = (names) => {
    root.hidden = !names.length;
    if (JSON.stringify(names) === root.dataset.names) return;
    root.dataset.names = JSON.stringify(names);
    root.replaceChildren(make("legend", { text: "Parameters" }), ...names.map((one, place) => {
      const kind = make("span", { class: "soft", id: `kind-${place}`, text: valued(values.get(one) || "").kind });
      const input = make("input", { id: `parameter-${place}`, value: values.get(one) || "", autocomplete: "off", spellcheck: "false", "aria-describedby": `kind-${place}` });
      input.addEventListener("input", () => { values.set(one, input.value); kind.textContent = valued(input.value).kind; changed(); });
      return make("div", { class: "field" }, make("label", { for: `parameter-${place}` }, name(`$${one}`)), input, kind);
    }), make("p", { class: "soft", text: "Read as JSON where it is JSON (12, true, [\"a\", \"b\"]), else as text; \"2016\" with quotes is a text." }));
  };
  return { root, show, pairs: (names) => names.map((one) => [one, values.get(one) || ""]) };
};

const keepForm = (current, app) => {
  const input = make("input", { id: "keep-name", maxlength: 120, autocomplete: "off", required: true });
  const told = make("span", { class: "soft", role: "status" });
  const form = make("form", { class: "row keep" }, make("label", { for: "keep-name", text: "Keep it as" }), input, make("button", { type: "submit", text: "Keep" }), told);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const called = input.value.trim();
    if (!called || !current().statement.trim()) { told.textContent = called ? "There is no statement yet" : "It needs a name"; return; }
    try {
      told.textContent = keepStatement({ name: called, ...current() }) ? "✓ Written over" : "✓ Kept in this browser";
      dispatchEvent(new CustomEvent("fealty:kept"));
      app.say("Kept");
    } catch {
      told.textContent = "This browser keeps nothing for this page.";
    }
  });
  return form;
};

/** Return {root, title, placed, close, changed}: the editor and what it answers. */
export const own = (address, told, app) => {
  const state = { show: address.params.get(".show") || "", sort: address.params.get(".sort") || "" };
  const typedBefore = [...address.params].filter(([key]) => !key.startsWith("."));
  const answered = make("div"), wrong = make("div", { id: "statement-wrong", class: "problem", role: "alert" }), note = make("div", {}, ...keyNote());
  const running = runner(app, told.limits.seconds);
  let open = null;
  const current = () => ({ statement: field.value, parameters: form.pairs(parameters(field.value)) });
  const kept = () => keep(write("cypher", [], [[".statement", field.value], ...current().parameters, [".show", state.show], [".sort", state.sort]]));
  const settled = later(300, () => { if (!closed) kept(); });
  const changed = () => { form.show(parameters(field.value)); settled(); };
  let closed = false;
  const back = (place) => make("p", {}, button(`Go to line ${place.line}, column ${place.column}`, () => field.wrong(place)));
  const failed = (error) => {
    const place = error.position && mistake(field.value, error.position);
    const [what, why] = words(error);
    wrong.replaceChildren(make("h2", { text: what }), make("p", { dir: "auto", text: why }), ...(place ? [pointed(field.value, place), place.told && make("p", { text: place.told }), back(place)].filter(Boolean) : []));
    if (place) field.wrong(place);
    if (error.status === 401 || error.status === 403) note.replaceChildren(...keyNote());
  };
  const run = async () => {
    const { statement, parameters: pairs } = current();
    wrong.replaceChildren();
    field.wrong(null);
    if (!statement.trim()) { wrong.replaceChildren(make("p", { text: "There is no statement yet." })); return field.focus(); }
    if (!mayWrite()) { note.replaceChildren(...keyNote()); find("button", note).click(); return undefined; }
    open?.close();
    answered.replaceChildren();
    kept();
    const ended = (told) => remember({ statement, parameters: pairs, told });
    try {
      const answer = await running.run((signal) => send("POST", "/cypher", { statement, parameters: Object.fromEntries(pairs.map(([key, value]) => [key, valued(value).value])) }, { signal }));
      ended(answer ? `${answer.truncated ? "the first " : ""}${counted(answer.data.values.length, "row")}` : "cancelled");
      if (!answer || closed) return undefined;
      open = results(answer, { called: "cypher", state, changed: kept, app });
      answered.replaceChildren(open.root);
      open.placed();
      app.say(find("#cypher-told", answered).textContent);
    } catch (error) {
      ended(words(error)[0]);
      if (!closed) failed(error);
    }
    return undefined;
  };
  const field = editor({ run, changed });
  const form = parameterForm(typedBefore, settled);
  field.set(address.params.get(".statement") || "");
  form.show(parameters(field.value));
  form.root.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); run(); } });
  const root = make("div", {}, make("h1", { text: "Your own Cypher" }), note, field.root, form.root,
    make("div", { class: "row" }, button("Run", run, { class: "main run" }), running.root), wrong, names(field, app), keepForm(current, app), answered);
  return { root: running.heard(root), title: "Your own Cypher", placed: () => {}, refreshed: () => note.replaceChildren(...keyNote()), close: () => { closed = true; running.cancel(); open?.close(); } };
};
