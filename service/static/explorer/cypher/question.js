// A saved question: what it asks, its parameters, its text, and its answer.

import { keep, write } from "../address.js";
import { ask, at } from "../api.js";
import { find, make, name } from "../dom.js";
import { fields } from "./fields.js";
import { results } from "./results.js";
import { runner, words } from "./running.js";
import { typed } from "./statement.js";

const given = (values) => Object.entries(values).flatMap(([key, value]) => [value].flat().map((one) => [key, one]));

const value = (parameter, one) => {
  if (one.length === 0) return parameter.optional || parameter.type !== "list" ? null : [];
  if (parameter.type === "integer") return Number(one);
  return parameter.type === "boolean" ? one === "true" : one;
};

/** Return {root, title, placed, close}: one saved question, which is asked at once. */
export const question = (found, address, told, app) => {
  const state = { show: address.params.get(".show") || "", sort: address.params.get(".sort") || "" };
  const form = fields(found, address.params);
  const running = runner(app, told.limits.seconds);
  const answered = make("div"), wrong = make("div", { class: "problem", role: "alert" });
  let open = null, closed = false, last = {};
  const kept = () => keep(write("cypher", [found.name], [...given(last), [".show", state.show], [".sort", state.sort]]));
  const failed = (error) => {
    const marked = error.errors?.filter((one) => form.mark(one.name, one.detail)) || [];
    const [what, why] = words(error);
    wrong.replaceChildren(make("h2", { text: what }), make("p", { dir: "auto", text: marked.length ? "Look at the marked fields." : why }));
  };
  const run = async (first) => {
    const values = form.values();
    wrong.replaceChildren();
    if (!values) return;
    last = values;
    if (!first) kept();
    open?.close();
    answered.replaceChildren();
    try {
      const answer = await running.run((signal) => ask(at("/queries", found.name), values, { signal }));
      if (!answer || closed) return;
      open = results(answer, { called: found.name, state, changed: kept, app });
      answered.replaceChildren(open.root);
      open.placed();
      app.say(find("#cypher-told", answered).textContent);
    } catch (error) {
      if (!closed) failed(error);
    }
  };
  const copy = make("a", { href: "#/cypher", text: "Edit a copy" });
  copy.addEventListener("click", () => {
    const values = form.values() || last;
    copy.href = write("cypher", [], [[".statement", found.text], ...found.parameters.map((parameter) => [parameter.name, typed(value(parameter, values[parameter.name] ?? ""))])]);
  });
  const asked = make("form", {}, form.root, make("div", { class: "row" }, make("button", { type: "submit", class: "main run", text: "Ask" }), running.root));
  asked.addEventListener("submit", (event) => { event.preventDefault(); run(false); });
  const root = make("div", {}, make("h1", {}, name(found.question)), asked,
    make("details", { class: "text" }, make("summary", { text: "Its Cypher" }), make("pre", { class: "raw", tabindex: "0", dir: "ltr", text: found.text }), make("p", {}, copy)), wrong, answered);
  return { root: running.heard(root), title: found.question, placed: () => run(true), close: () => { closed = true; running.cancel(); open?.close(); } };
};
