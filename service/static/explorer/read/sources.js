// What was read, newest first; adding a source and grading one.

import { ask, at, send } from "../api.js";
import { go, write } from "../address.js";
import { button, counted, link, make, name } from "../dom.js";
import { mayWrite } from "../key.js";
import { choice, field, slug } from "./fields.js";
import { misdated } from "../said.js";

export const title = "Sources";
const EACH = 25;
const GRADES = [["", "no grade"], ["A", "A, reliable"], ["B", "B, usually reliable"], ["C", "C, fairly reliable"], ["D", "D, not usually reliable"], ["E", "E, unreliable"], ["F", "F, cannot be judged"]];

/** Return a select that grades a source. */
export const grading = (source, app) => {
  const grade = choice(GRADES.slice(source.reliability ? 1 : 0), source.reliability || "", { "aria-label": "Reliability of this source", on: { change: async () => {
    if (!grade.value) return;
    try {
      await send("PATCH", at("/sources", source.id), { reliability: grade.value });
      app.say(`Graded ${grade.value}`);
      told.textContent = ` saved: ${grade.value}`;
    } catch (error) {
      app.fail(error);
    }
  } } });
  const told = make("span", { class: "soft" });
  return make("p", { class: "row" }, make("label", {}, "Reliability ", grade), told);
};

const adding = () => {
  const heading = field("Title", make("input", { type: "text", required: true }));
  const id = field("Id", make("input", { type: "text", spellcheck: "false" }), { hint: "made from the title; you may change it" });
  const publisher = field("Publisher", make("input", { type: "text" }));
  const published = field("Published", make("input", { type: "text", placeholder: "2021-09-20" }));
  const url = field("Address (URL)", make("input", { type: "url", placeholder: "https://" }));
  const text = field("Text", make("textarea", { rows: 10, dir: "auto" }), { wide: true });
  const file = field("or a text file of yours", make("input", { type: "file", accept: ".txt,text/plain" }), { hint: "read in this browser" });
  const read = make("input", { type: "checkbox", id: "read-into-claims" });
  const general = make("p", { class: "wrong", role: "alert", hidden: true });
  const fields = { title: heading, id, publisher, published, url, text };
  let own = false;
  heading.control.addEventListener("input", () => { if (!own) id.control.value = heading.control.value.trim() ? `own:${slug(heading.control.value)}` : ""; });
  id.control.addEventListener("input", () => { own = Boolean(id.control.value); });
  published.control.addEventListener("input", () => published.wrong(misdated(published.control.value.trim())));
  file.control.addEventListener("change", async () => { if (file.control.files[0]) text.control.value = await file.control.files[0].text(); });
  const complain = (errors) => {
    Object.values(fields).forEach((one) => one.wrong(""));
    const rest = errors.filter(([what, why]) => !fields[what] || (fields[what].wrong(why), false));
    general.textContent = rest.map(([what, why]) => (what === "read" ? `It cannot be read into claims: ${why}. Untick the box to add it without.` : `${what ? `${what}: ` : ""}${why}`)).join(" ");
    general.hidden = !rest.length;
    fields[errors.find(([what]) => fields[what])?.[0]]?.control.focus();
  };
  const submit = async (event) => {
    event.preventDefault();
    const lacking = [["title", heading], ["text", text]].filter(([, one]) => !one.control.value.trim()).map(([what]) => [what, "is missing"]);
    if (misdated(published.control.value.trim())) lacking.push(["published", misdated(published.control.value.trim())]);
    complain(lacking);
    if (lacking.length) return;
    const source = { id: id.control.value.trim(), title: heading.control.value.trim(), text: text.control.value };
    for (const [what, one] of Object.entries({ publisher, published, url })) if (one.control.value.trim()) source[what] = one.control.value.trim();
    saving.disabled = true;
    saving.textContent = read.checked ? "Reading it…" : "Adding it…";
    try {
      await send("POST", "/sources", { source, read: read.checked });
      go("source", [source.id]);
    } catch (error) {
      const named = (error.errors || []).map((one) => [one.name.replace(/^source\./, ""), one.detail]);
      complain(named.length ? named : [["", error.message]]);
    }
    saving.disabled = false;
    saving.textContent = "Add it";
  };
  const saving = make("button", { type: "submit", class: "main", text: "Add it" });
  return make("details", { class: "adding" }, make("summary", { text: "Add a source" }), make("form", { class: "coding", novalidate: true, on: { submit } },
    make("div", { class: "grid" }, heading.root, id.root, publisher.root, published.root, url.root, text.root, file.root), make("p", {}, make("label", { for: "read-into-claims" }, read, " Read it into claims")), general, saving));
};

const row = (source) =>
  make("tr", {}, make("td", {}, link(source.title || source.id, write("source", [source.id]))), make("td", {}, source.publisher ? name(source.publisher) : "–"), make("td", { text: source.published || "undated" }), make("td", { text: source.reliability || "not graded" }), make("td", { class: "number", text: source.claim_count.toLocaleString("en") }));

export const open = async (place, address, app) => {
  const offset = Math.max(0, Number.parseInt(address.params.get("offset") || "0", 10) || 0), publisher = address.params.get("publisher") || "";
  const [found, every] = await Promise.all([ask("/sources", { publisher, limit: EACH, offset }), ask("/sources", { limit: 200 })]);
  const publishers = [...new Set([publisher, ...every.results.map((one) => one.publisher)].filter(Boolean))].sort((a, b) => a.localeCompare(b));
  const filter = choice([["", "every publisher"], ...publishers], publisher, { on: { change: () => go("sources", [], { publisher: filter.value }) } });
  const turn = (text, to, may) => button(text, () => go("sources", [], { publisher, offset: to || null }), { disabled: !may });
  place.append(make("h1", { text: "Sources" }),
    mayWrite() ? adding(app) : make("p", { class: "soft", text: "Adding a source needs a key with the role analyst: the button at the top right takes it." }),
    make("p", { class: "row" }, make("label", {}, "Publisher ", filter), make("span", { class: "soft", text: counted(found.total, "source") })),
    found.results.length ? make("div", { class: "wide" }, make("table", {}, make("thead", {}, make("tr", {}, ...["Title", "Publisher", "Published", "Reliability", "Claims"].map((one) => make("th", { scope: "col", text: one })))), make("tbody", {}, ...found.results.map(row)))) : make("p", { class: "empty", text: "No source is here." }),
    found.total > EACH ? make("p", { class: "row" }, turn("Newer", offset - EACH, offset > 0), make("span", { class: "soft", text: `${offset + 1}–${offset + found.results.length} of ${found.total}` }), turn("Older", offset + EACH, offset + EACH < found.total)) : "");
  return { title };
};
