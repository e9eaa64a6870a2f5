// What bounds the ways: how long, when, whom they must pass, and what they do without; as a form, and as chips that take it back.

import { ask, at } from "../api.js";
import { combobox } from "../combobox.js";
import { button, counted, make, name, plain } from "../dom.js";
import { entityOf } from "./pick.js";

export const MOST = 6;
const SLACKS = ["Shortest only", "Also one hop longer", "Also two hops longer"];
const TYPES = { Organization: "organizations", Person: "persons", Event: "events", Population: "populations", Place: "places", Thing: "things" };
const PASSED = ["Organization", "Person", "Event", "Population"];
const TIMES = { as_of: "As of", since: "Since", until: "Until", known_by: "Known by" };
const LISTS = ["exclude", "exclude_relation", "exclude_relationship"];
const SINGLE = ["slack", "max_hops", "via", "through", ...Object.keys(TIMES), "undated"];

/** Return what a fragment asks of the ways, as the service takes it. */
export const asked = (params) => Object.fromEntries([...["from", "to", ...SINGLE].map((key) => [key, params.get(key)]), ...LISTS.map((key) => [key, params.getAll(key)])]);

/** Return those of its parameters that are about time, to take them along. */
export const timesOf = (params) => Object.fromEntries([...Object.keys(TIMES), "undated"].map((key) => [key, params[key]]));

const labelled = (text, field) => make("div", { class: "field" }, make("label", { for: field.id, text }), field);

const select = (id, options) => make("select", { id, name: id }, ...options.map(([value, text]) => make("option", { value, text })));

const checked = (text, props) => {
  const box = make("input", { type: "checkbox", ...props });
  return { box, root: make("label", {}, box, ` ${text}`) };
};

/** Return the fields: {slack, folded, via, read(), fill(params), asks}; `ask()` is called where a choice asks at once. */
export const fields = (again) => {
  const slack = select("ways-slack", SLACKS.map((text, value) => [String(value), text]));
  const hops = select("ways-hops", Array.from({ length: MOST }, (_, i) => [String(i + 1), String(i + 1)]));
  const via = combobox({ label: "Must pass", placeholder: "Anybody", pick: () => again() });
  const dates = Object.entries(TIMES).map(([key, label]) => [key, label, make("input", { id: `ways-${key}`, name: key, placeholder: "2015 or 2015-06", size: 13, autocomplete: "off" })]);
  const undated = checked("include undated", { name: "undated" });
  const types = Object.entries(TYPES).map(([type, text]) => [type, checked(text, { value: type })]);
  const folded = make("details", { class: "folded" }, make("summary", { text: "More: hops, whom to pass, dates" }),
    make("div", { class: "row" }, labelled("At most, hops", hops), via.root),
    make("div", { class: "row" }, ...dates.map(([, label, input]) => labelled(label, input)), undated.root),
    make("p", { class: "soft", text: "As of: what stood then. Since, until: what is evidenced in between. Known by: only what had been published by then." }),
    make("fieldset", { class: "row" }, make("legend", { text: "May pass" }), ...types.map(([, { root }]) => root)),
    make("p", { class: "row" }, make("button", { type: "submit", text: "Ask again" }), make("span", { class: "soft", text: "What is set here stands above the ways; a press takes it back." })));
  for (const field of [slack, hops, undated.box]) field.addEventListener("change", again);
  const passed = () => types.filter(([, { box }]) => box.checked).map(([type]) => type).join(",");
  const read = () => ({
    slack: slack.value === "0" ? null : slack.value, max_hops: hops.value === String(MOST) ? null : hops.value,
    ...Object.fromEntries(dates.map(([key, , input]) => [key, input.value.trim()])), undated: undated.box.checked ? null : "exclude",
    through: [PASSED.join(","), ""].includes(passed()) ? null : passed(),
  });
  const fill = (params) => {
    slack.value = params.slack || "0";
    hops.value = params.max_hops || String(MOST);
    for (const [key, , input] of dates) input.value = params[key] || "";
    undated.box.checked = params.undated !== "exclude";
    for (const [type, { box }] of types) box.checked = (params.through?.split(",") || PASSED).includes(type);
  };
  return { slack: labelled("Ways", slack), folded, via, read, fill };
};

const without = (list, one) => list.filter((other) => other !== one);

/** Return everything that bounds the ways: {word, called, again, drop}; `told` is what the service says it is called, `again` offers to drop it. */
export const bounding = (params, told, change) => {
  const one = (key, word, called, again) => params[key] && { word, called, again, drop: () => change({ [key]: null }) };
  const each = (key, called) => params[key].map((id, i) => ({ word: "without: ", called: called(id, i), again: `Allow ${called(id, i)} again`, drop: () => change({ [key]: without(params[key], id) }) }));
  const types = params.through?.split(",").map((type) => TYPES[type] || type).join(", ");
  return [
    one("max_hops", "", `at most ${counted(Number(params.max_hops), "hop")}`, `Allow ${MOST} hops`),
    one("via", "must pass: ", told.via, `Not only by way of ${told.via}`),
    ...each("exclude", (id, i) => told.entities[i]), ...each("exclude_relation", (id) => `“${plain(id)}”`), ...each("exclude_relationship", (id, i) => told.relationships[i]),
    ...Object.entries(TIMES).map(([key, label]) => one(key, `${label.toLowerCase()}: `, params[key], `Not only ${label.toLowerCase()} ${params[key]}`)),
    one("undated", "", "without undated", "Include undated"), one("through", "may pass: ", types, `Not only by way of ${types}`),
  ].filter(Boolean);
};

/** Return them as chips; a press takes one back. */
export const chips = (bounds) =>
  bounds.length ? make("p", { class: "row chosen", role: "group", "aria-label": "What bounds the ways; a press takes it back" },
    ...bounds.map(({ word, called, drop }) => make("button", { type: "button", class: "chip without-chip", "aria-label": `${word}${called}: take this back`, on: { click: drop } }, word, name(called), make("span", { "aria-hidden": "true", text: " ×" })))) : "";

/** What an answer calls what it was asked to pass and to do without. */
export const called = ({ via, exclude, exclude_relationship: relationships }) => ({
  via: via && (via.name || via.id), entities: exclude.map((one) => one.name || one.id), relationships: relationships.map((one) => one.sentence || one.id),
});

/** The same where there is no answer: what is not there keeps its id. */
export const looked = async (params, wrong) => {
  const absent = (id) => wrong.some(({ value }) => value === id);
  const found = (ids, ask_) => Promise.all(ids.filter(Boolean).map((id) => (absent(id) ? { id } : ask_(id))));
  const sentence = (id) => ask(at("/relationships", id)).catch(() => ({ id }));
  const [[via], exclude, relationships] = await Promise.all([found([params.via], entityOf), found(params.exclude, entityOf), found(params.exclude_relationship, sentence)]);
  return called({ via, exclude, exclude_relationship: relationships });
};

const WORDS = { exclude: "Without", exclude_relation: "Without", exclude_relationship: "Without", via: "Must pass", through: "May pass", max_hops: "At most, hops", undated: "Undated", slack: "Ways", ...TIMES };

/** Return what a problem finds wrong with what bounds the ways: {value, text, patch}; `patch` asks without it. */
export const wrongIn = (error, params) =>
  (error.errors || []).filter(({ name: key }) => key in WORDS).map(({ name: key, detail }) => {
    const value = LISTS.includes(key) ? params[key].toSorted((a, b) => b.length - a.length).find((id) => detail.includes(id)) : params[key];
    return { key, value, text: `${WORDS[key]} “${value}”: ${detail}` };
  });

/** Return what is wrong as a list, each with a button that asks again without it. */
export const mistakes = (wrong, params, change) => {
  const rid = (some) => change(some.reduce((left, { key, value }) => ({ ...left, [key]: LISTS.includes(key) ? without(left[key], value) : null }), params));
  return make("div", { class: "mistakes", role: "alert" }, make("p", { class: "wrong", text: "The ways could not be asked for:" }),
    make("ul", { class: "list" }, ...wrong.map((one) => make("li", {}, name(one.text), " ", button("Remove it and ask again", () => rid([one]), { "aria-label": `Remove ${one.value} and ask again` })))),
    wrong.length > 1 && button("Remove them all and ask again", () => rid(wrong)));
};
