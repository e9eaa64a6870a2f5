// Keeping a picture: its address, and files that hold what is shown, where it stands.

import { fetched, Problem, send } from "../api.js";
import { button, counted, download, make } from "../dom.js";
import { entities, relationships } from "./sheet.js";
import { drawing, written } from "./vector.js";

const MOST = { nodes: 1000, edges: 5000 }, PART = 400, SIDE = 8000;

/** Return a title as the name of a file. */
export const slug = (title) => title.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").slice(0, 60).replace(/-$/, "") || "network";

const shown = ({ picture }) => ({ relationships: [...picture.shown.edges], entities: [...picture.shown.nodes] });

/** What a picture was asked by, but for what its ids say already. */
export const filters = ({ relation, type, min_sources, contested, family, ...others }) => others;

/** Return a picture's title, with the window of time that it is seen through. */
const titled = ({ picture, state: { from, until, undated } }) => {
  const window = from && until ? `${from} to ${until}` : from ? `since ${from}` : until ? `until ${until}` : "";
  const words = [picture.title, window, undated ? "" : "without what nobody dates"].filter(Boolean).join(", ");
  return [...words].slice(0, 300).join("");
};

const fits = ({ picture }) => {
  const { nodes, edges } = picture.shown;
  if (nodes.size <= MOST.nodes && edges.size <= MOST.edges) return;
  throw new Problem(0, { title: "Too much for one file", detail: `${counted(nodes.size, "entity", "entities")} and ${counted(edges.size, "relationship")} are shown; this file holds up to 1,000 and 5,000. Filter the picture first` });
};

/** Return the GraphDoc of what is shown, where it stands. */
const graphDoc = async (graph) => {
  fits(graph);
  const at = graph.canvas.positions();
  const { doc } = await send("POST", "/drawing", shown(graph), { params: { ...filters(graph.state.query), evidence: 3 } });
  return { ...doc, nodes: doc.nodes.map((node) => (at[node.id] ? { ...node, x: at[node.id][0], y: at[node.id][1] } : node)) };
};

/** Return the best quote of each relationship that is shown, by id. */
const quotes = async (graph) => {
  const ids = [...graph.picture.shown.edges], found = new Map(), fit = graph.picture.shown.nodes.size <= MOST.nodes;
  const part = fit ? MOST.edges : PART;
  for (let from = 0; from < ids.length; from += part) {
    const { doc } = await send("POST", "/drawing", { relationships: ids.slice(from, from + part) }, { params: { ...filters(graph.state.query), evidence: 1 } });
    for (const edge of doc.edges) if (edge.claims.length) found.set(edge.id, doc.claims[edge.claims[0]]);
  }
  return found;
};

const page = (graph) => {
  fits(graph);
  return fetched("/network.html", { ...shown(graph), places: graph.canvas.positions(), title: titled(graph) }, filters(graph.state.query));
};

const painted = async (graph) => {
  const css = getComputedStyle(document.documentElement), colour = (name) => css.getPropertyValue(name).trim();
  const drawn = drawing(graph, { paper: colour("--back"), ink: colour("--ink") });
  const url = URL.createObjectURL(new Blob([written(drawn)], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const scale = Math.min(2, SIDE / Math.max(image.width, image.height));
    const sheet = make("canvas", { width: Math.round(image.width * scale), height: Math.round(image.height * scale) });
    sheet.getContext("2d").drawImage(image, 0, 0, sheet.width, sheet.height);
    return await new Promise((done, fail) => { sheet.toBlob((blob) => (blob ? done(blob) : fail(new Problem(0, { title: "No picture", detail: "the browser could not make an image this large; keep it as SVG" }))), "image/png"); });
  } finally {
    URL.revokeObjectURL(url);
  }
};

const json = async (graph) => JSON.stringify(await graphDoc(graph), null, 1);
const vector = (graph) => new Blob([written(drawing(graph))], { type: "image/svg+xml" });
const rows = async (graph) => relationships(graph.picture, await quotes(graph));

const FILES = [
  ["Picture as PNG", "for a slide or a document", painted, ".png", "image/png"],
  ["Picture as SVG", "sharp at any size, can be edited", vector, ".svg", "image/svg+xml"],
  ["Relationships as CSV", "a row each, with the best quote", rows, "-relationships.csv", "text/csv"],
  ["Entities as CSV", "a row each", (graph) => entities(graph.picture), "-entities.csv", "text/csv"],
  ["Graph as JSON", "GraphDoc, with three quotes each", json, ".json", "application/json"],
  ["Page that works offline", "one file, with the evidence inside", page, ".html", "text/html"],
];

/** Put the button that keeps a picture into the toolbar. */
export const keeping = (place, graph) => {
  const address = make("input", { type: "text", readonly: true, "aria-label": "The address of this picture", hidden: true });
  const list = make("div", { class: "keeping", id: "keeping", role: "group", "aria-label": "Keep the picture", hidden: true });
  const opener = button("Keep", () => (list.hidden ? open() : close()), { "aria-expanded": "false", "aria-controls": "keeping" });
  const open = () => {
    list.hidden = false;
    opener.setAttribute("aria-expanded", "true");
  };
  const close = ({ focus = false } = {}) => {
    if (focus) opener.focus();
    list.hidden = address.hidden = true;
    opener.setAttribute("aria-expanded", "false");
  };
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      graph.app.say("The address of this picture is copied");
      close({ focus: true });
    } catch {
      address.hidden = false;
      address.value = location.href;
      address.select();
      graph.app.say("The browser does not let this page copy: press Ctrl C");
    }
  };
  const keep = async ([called, , content, ending, type], pressed) => {
    if (!graph.picture || list.hasAttribute("aria-busy")) return;
    list.setAttribute("aria-busy", "true");
    const note = pressed.querySelector(".soft"), before = note.textContent;
    note.textContent = "preparing…";
    graph.app.say(`${called}: preparing`);
    try {
      const filename = `${slug(graph.picture.title)}${ending}`;
      download(filename, await content(graph), type);
      graph.app.say(`${filename} is downloaded`);
      close({ focus: true });
    } catch (error) {
      graph.app.fail(error);
    } finally {
      note.textContent = before;
      list.removeAttribute("aria-busy");
    }
  };
  const line = (called, what) => [make("span", { text: called }), make("span", { class: "soft", text: what })];
  const files = FILES.map((file) => {
    const made = button("", () => keep(file, made));
    made.append(...line(...file));
    return made;
  });
  const link = button("", copy);
  link.append(...line("Copy the address", "opens this picture again"));
  list.append(link, address, ...files);
  const root = make("div", { class: "keeper", on: {
    keydown: (event) => {
      if (event.key !== "Escape" || list.hidden) return;
      event.stopPropagation();
      close({ focus: true });
    },
    focusout: ({ relatedTarget }) => { if (relatedTarget && !root.contains(relatedTarget)) close(); },
  } }, opener, list);
  place.append(root);
};
