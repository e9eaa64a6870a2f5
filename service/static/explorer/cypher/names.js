// What a statement can name, to look up while writing: labels, relationships and properties. One press writes a name at the caret.

import { ask } from "../api.js";
import { button, counted, make, name } from "../dom.js";

const GROUPS = { label: "Labels", relation: "Relationships", property: "Properties" };
const LIMIT = 25;

const quoted = (word) => (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(word) ? word : `\`${word.replaceAll("`", "``")}\``);

const begun = ({ group, word, symmetric }) => {
  if (group === "label") return `MATCH (n:${word}) RETURN n LIMIT ${LIMIT}`;
  return group === "relation" ? `MATCH (a)-[x:${word}]-${symmetric ? "" : ">"}(b) RETURN a, x, b LIMIT ${LIMIT}` : word;
};

/** Return how a name is written after what stands before the caret: {cut, text}; `cut` characters of its beginning are there already. */
export const written = (before, { group, name: called, symmetric }) => {
  const word = quoted(called);
  if (!before.trim()) return { cut: 0, text: begun({ group, word, symmetric }) };
  const part = /[\p{L}\p{N}_]*$/u.exec(before)[0], sign = before.slice(0, before.length - part.length).at(-1);
  const signs = group === "property" ? ".{" : ":|&!";
  if (sign && signs.includes(sign) && called.toLowerCase().startsWith(part.toLowerCase())) return { cut: part.length, text: word };
  const joins = group === "property" ? /[\p{L}\p{N}_)\]]$/u.test(before) : true;
  return { cut: 0, text: joins ? `${group === "property" ? "." : ":"}${word}` : word };
};

const listed = ({ labels, relations, properties }) => [
  ...labels.map((one) => ({ ...one, group: "label" })),
  ...relations.map((one) => ({ ...one, group: "relation" })),
  ...properties.map((one) => ({ ...one, group: "property", says: `of ${one.of}${one.says ? `: ${one.says}` : ""}` })),
];

/** Return the entries of one name as one: a property of several says of which. */
const joined = (all) => {
  const by = new Map();
  for (const one of all) {
    const id = `${one.group} ${one.name}`, there = by.get(id);
    if (there) there.says = `${there.says}; ${one.says}`;
    else by.set(id, { ...one });
  }
  return [...by.values()];
};

const chips = (all, insert, tell) => all.map((one) => {
  const many = one.count === null || one.count === undefined ? null : make("span", { class: "soft", text: ` ${one.count.toLocaleString("en")}` });
  const root = button("", () => insert(one), { tabindex: -1, title: one.says || null });
  root.append(name(one.name), ...[many].filter(Boolean));
  root.addEventListener("focus", () => tell(one));
  root.addEventListener("mouseenter", () => tell(one));
  return { one, root };
});

/** Let the arrow keys go through what is shown; Tab stops once. */
const walked = (place, shown) => {
  const stop = (chosen) => shown().forEach(({ root }) => { root.tabIndex = root === chosen ? 0 : -1; });
  place.addEventListener("keydown", (event) => {
    const all = shown().map(({ root }) => root), at = all.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const next = all[Math.max(0, Math.min(to, all.length - 1))];
    stop(next);
    next.focus();
  });
  return stop;
};

const filled = (place, vocabulary, field, app) => {
  const told = make("p", { class: "soft told", role: "status" });
  const tell = ({ name: called, says }) => told.replaceChildren(name(called), says ? ` – ${says}` : "");
  const insert = (one) => {
    field.insert((before) => written(before, one));
    app.say(`${one.name} is written`);
  };
  const all = chips(joined(listed(vocabulary)), insert, tell);
  const filter = make("input", { type: "search", id: "names-filter", autocomplete: "off", spellcheck: "false" });
  const groups = Object.entries(GROUPS).map(([group, title]) => {
    const mine = all.filter(({ one }) => one.group === group);
    return { mine, root: make("section", {}, make("h2", { text: title }), make("div", { class: "names-of", role: "group", "aria-label": title }, ...mine.map(({ root }) => root))) };
  });
  const shown = () => all.filter(({ root }) => !root.hidden);
  const around = make("div", { class: "groups" }, ...groups.map(({ root }) => root));
  const stop = walked(around, shown);
  const sift = () => {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const { one, root } of all) root.hidden = !words.every((word) => `${one.name} ${one.says}`.toLowerCase().includes(word));
    for (const { mine, root } of groups) root.hidden = mine.every((chip) => chip.root.hidden);
    const left = shown();
    stop(left[0]?.root);
    if (words.length) told.textContent = left.length ? `${counted(left.length, "name")}; Enter writes ${left[0].one.name}` : "Nothing is called that";
  };
  filter.addEventListener("input", sift);
  filter.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && shown().length) { event.preventDefault(); insert(shown()[0].one); }
  });
  told.textContent = "A press writes a name where the caret stands; the arrow keys go through them.";
  sift();
  place.append(make("div", { class: "row" }, make("label", { for: "names-filter", text: "Filter" }), filter), told, around);
};

/** Return the foldable list of names for an editor `field`; it is asked for when it is first opened. */
export const names = (field, app) => {
  const root = make("details", { class: "names" }, make("summary", { text: "Labels, relationships and properties" }));
  const inside = make("div");
  let known = false;
  root.append(inside);
  root.addEventListener("toggle", async () => {
    if (!root.open || known) return;
    known = true;
    try {
      const vocabulary = await ask("/vocabulary");
      inside.replaceChildren();
      filled(inside, vocabulary, field, app);
    } catch (error) {
      known = false;
      inside.replaceChildren(make("p", { class: "wrong", role: "alert", text: `The names could not be read: ${error.message}. Fold this and open it again.` }));
    }
  });
  root.addEventListener("keydown", (event) => { if (event.key === "Escape") { event.preventDefault(); field.focus(); } });
  return root;
};
