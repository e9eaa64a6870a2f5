// The network: a canvas, its legend, a window of time, and who says so.

import { go } from "../address.js";
import { make } from "../dom.js";
import { Graph } from "./graph.js";
import { EMPTY, fromParams } from "./state.js";

export const title = "Network";

const layout = (place) => {
  const parts = {
    heading: make("h1", {}), counts: make("p", { class: "soft", id: "graph-counts" }), find: make("div", { class: "find" }), tools: make("div", { class: "tools", role: "toolbar", "aria-label": "The picture" }),
    banner: make("div", { class: "banner" }), legend: make("section", { class: "legend", id: "legend" }),
    field: make("div", { class: "field", id: "canvas", tabindex: 0, role: "application", "aria-roledescription": "network", "aria-describedby": "graph-counts graph-how" }),
    panel: make("section", { class: "panel", id: "evidence", "aria-label": "Who says so", tabindex: -1 }), window: make("section", { class: "window", id: "window", "aria-label": "Time" }),
    table: make("section", { class: "same", id: "table", "aria-label": "The same as a table" }),
    chosen: make("div", { class: "chosen" }), nothing: make("div", { class: "nothing", role: "note", hidden: true }),
  };
  const how = make("p", { class: "unseen", id: "graph-how", text: "Arrow keys walk from neighbour to neighbour, Enter reads who says so, X expands, question mark lists all keys." });
  const folded = make("details", { class: "side", open: matchMedia("(min-width: 900px)").matches }, make("summary", { text: "Legend and filter" }), parts.legend);
  place.append(
    make("header", { class: "head" }, make("div", {}, parts.heading, parts.counts), parts.find, parts.tools), parts.banner,
    make("div", { class: "stage" }, folded, make("div", { class: "middle" }, how, parts.field, parts.nothing, parts.window), parts.panel), parts.table, parts.chosen);
  return parts;
};

const shortcuts = (graph) => (event) => {
  const typing = event.target.closest?.("input, textarea, select");
  if (!typing && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z") {
    event.preventDefault();
    (event.shiftKey ? graph.redo() : graph.undo()).catch(graph.app.fail);
  }
  if (event.key === "Escape" && graph.parts.panel.contains(event.target)) graph.parts.field.focus();
};

export const open = async (place, address, app) => {
  const parts = layout(place);
  const graph = new Graph(parts, app, address.params);
  const listen = shortcuts(graph);
  const opened = {
    get title() { return graph.picture?.title || title; },
    placed: () => {
      graph.begin();
      place.addEventListener("keydown", listen);
      window.fealty = graph;
      graph.first();
    },
    changed: (next) => {
      const state = fromParams(next.params);
      graph.history.push(graph.state);
      graph.become({ ...EMPTY, ...state }).then((done) => {
        if (done) {
          graph.canvas.fit();
          graph.fill();
        }
        document.documentElement.dataset.ready = "graph";
      }).catch(app.fail);
      return true;
    },
    focus: () => parts.field.focus(),
    close: () => graph.close(),
  };
  if (address.parts.length) go("graph", [], address.params);
  return opened;
};
