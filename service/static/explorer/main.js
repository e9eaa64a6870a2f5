// The explorer: one page, whose fragment says which view it shows and of what.

import { key, Problem } from "./api.js";
import { go, keep, read, safely } from "./address.js";
import { combobox } from "./combobox.js";
import { find, make } from "./dom.js";
import { keyButton } from "./key.js";

const VIEWS = {
  start: () => import("./start.js"),
  entities: () => import("./entities.js"),
  graph: () => import("./graph/view.js"),
  pair: () => import("./pair/view.js"),
  paths: () => import("./pair/ways.js"),
  sources: () => import("./read/sources.js"),
  source: () => import("./read/view.js"),
  cypher: () => import("./cypher/view.js"),
};
const FOLDERS = { graph: ["graph"], pair: ["pair", "paths"], read: ["sources", "source"], cypher: ["cypher"] };
const place = find("#view");
let shown = null, turn = 0, wanted = false;

/** What every view is given: say(text) is read aloud; fail(error) is shown to everyone. */
const app = {
  say: (text) => { find("#said").textContent = text; },
  fail: (error) => {
    if (error?.name === "AbortError") return;
    const parts = error instanceof Problem ? error.errors.map((e) => `${e.name}: ${e.detail}`).filter((part) => !error.message.includes(part)) : [];
    const close = make("button", { type: "button", "aria-label": "Close this message", on: { click: () => find("#told").replaceChildren() } }, "×");
    find("#told").replaceChildren(make("p", { dir: "auto" }, [error.title && `${error.title}: `, error.message, ...parts.map((part) => ` ${part}.`)].filter(Boolean).join("")), close);
    if (!(error instanceof Problem)) console.error(error);
  },
};

/** Load the other views once one is seen, so that they open at once, and without the service too. */
const loadOthers = () => {
  for (const link of document.querySelectorAll("link[rel=later]")) {
    link.remove();
    document.head.append(make("link", { rel: "modulepreload", href: link.getAttribute("href") }));
  }
};

const mark = (view) => {
  for (const link of document.querySelectorAll("#bar nav a")) {
    if (link.dataset.view === view || (link.dataset.view === "sources" && view === "source")) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
};

/** A folder's styles are for its own views. */
const dress = (view) => {
  for (const sheet of document.querySelectorAll("link[rel=stylesheet]")) {
    const [, folder] = sheet.getAttribute("href").match(/explorer\/(\w+)\//) || [];
    if (folder) sheet.disabled = !FOLDERS[folder].includes(view);
  }
};

const open = async () => {
  const address = read();
  find("#told").replaceChildren();
  if (shown?.view === address.view && shown.changed?.(address)) {
    if (wanted) shown.focus?.();
    wanted = false;
    return;
  }
  const mine = (turn += 1);
  shown?.close?.();
  shown = null;
  delete document.documentElement.dataset.drawn;
  const view = Object.hasOwn(VIEWS, address.view) ? address.view : "start";
  document.body.dataset.view = view;
  mark(view);
  dress(view);
  place.replaceChildren(make("p", { class: "waiting", text: "Asking…" }));
  try {
    const module = await VIEWS[view]();
    const own = make("div", { class: `view ${view}` });
    const opened = await module.open(own, address, app);
    if (mine !== turn) return opened?.close?.();
    shown = { ...opened, view };
    place.replaceChildren(own);
    opened?.placed?.();
    if (wanted) shown.focus?.();
    wanted = false;
    document.title = `${opened?.title || module.title} · Fealty`;
    document.documentElement.dataset.ready = view;
    (window.requestIdleCallback || setTimeout)(loadOthers);
  } catch (error) {
    if (mine !== turn) return undefined;
    place.replaceChildren(make("div", { class: "empty" }, make("h1", { text: "This could not be shown" }), make("p", { dir: "auto", text: error.message }), make("p", {}, make("a", { href: "#/" }, "To the start"))));
    document.documentElement.dataset.ready = view;
    app.fail(error);
  }
  return undefined;
};

// `fealty demo` and `fealty serve` print an address that brings a key along; it does not stay in the address.
if (location.hash.startsWith("#key=")) {
  key.set(safely(location.hash.slice(5)));
  keep("#/");
}
const search = combobox({ label: "Search entities", hidden: true, placeholder: "Search by name or alias  /", pick: (entity) => { search.set(null); wanted = true; go("graph", [], { entity: entity.id, at: entity.id }); } });
find("#search").append(search.root);
const { root, learned } = keyButton(app);
find("#who").append(root);
find("#skip").addEventListener("click", (event) => { event.preventDefault(); place.focus(); });
addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    search.input.focus();
  }
});
addEventListener("hashchange", () => {
  delete document.documentElement.dataset.ready;
  open();
});
addEventListener("fealty:key-changed", open);
learned.then(open);
