// The picture as an SVG file that stands alone: what is shown, where it stands, with its legend.

import { counted, plain, svg } from "../dom.js";

const FONT = "system-ui, 'Noto Sans', 'Noto Naskh Arabic', sans-serif";
const LIGHT = { paper: "#ffffff", ink: "#1a1a1a" };
const LINE = 20, LINES = 4, GAP = 3, LARGEST = 2400;

/** What XML cannot hold is left out of a text. */
const clean = (text) => String(text).toWellFormed().replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "");

/** Break a name into lines; what does not fit into the last ends in an ellipsis. */
export const wrapped = (text, most = LINE) => {
  const lines = [""];
  for (const word of clean(text).split(/\s+/).filter(Boolean)) {
    for (let rest = word, whole = true; rest; whole = false) {
      const line = lines.at(-1), room = most - line.length - (line && whole ? 1 : 0);
      if (rest.length <= room || (!line && rest.length <= most)) {
        lines[lines.length - 1] = line && whole ? `${line} ${rest}` : line + rest;
        break;
      }
      if (!line) {
        lines[lines.length - 1] = [...rest].slice(0, most).join("");
        rest = [...rest].slice(most).join("");
      }
      lines.push("");
    }
  }
  const kept = lines.filter(Boolean);
  return kept.length > LINES ? [...kept.slice(0, LINES - 1), `${[...kept[LINES - 1]].slice(0, most - 1).join("")}…`] : kept;
};

const round = (number) => Math.round(number * 10) / 10;
const path = (points) => `M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join("L")}Z`;
const regular = (corners, x, y, r, turn, inner = r) => path(Array.from({ length: corners }, (_, n) => {
  const angle = turn + (2 * Math.PI * n) / corners, far = n % 2 ? inner : r;
  return [x + Math.cos(angle) * far, y + Math.sin(angle) * far];
}));
const UP = -Math.PI / 2;
const SHAPES = {
  triangle: (x, y, r) => regular(3, x, y + r * 0.15, r * 1.15, UP),
  square: (x, y, r) => path([[x - r, y - r], [x + r, y - r], [x + r, y + r], [x - r, y + r]].map(([a, b]) => [x + (a - x) * 0.9, y + (b - y) * 0.9])),
  diamond: (x, y, r) => regular(4, x, y, r * 1.1, UP),
  hexagon: (x, y, r) => regular(6, x, y, r, 0),
  star: (x, y, r) => regular(10, x, y, r * 1.2, UP, r * 0.55),
};

const mark = (shape, colour, [x, y], r, ink) => {
  const told = { fill: colour, stroke: ink, "stroke-width": round(r / 14) };
  return SHAPES[shape] ? svg("path", { ...told, d: SHAPES[shape](x, y, r) }) : svg("circle", { ...told, cx: round(x), cy: round(y), r: round(r) });
};

/** Return the point that a line bends towards, as the canvas bends it; null where it is straight. */
const bend = ([ax, ay], [bx, by], smooth) => {
  if (!smooth || !smooth.roundness) return null;
  const way = smooth.type === "curvedCW" ? 1 : -1, half = smooth.roundness * 0.5 + 0.5, far = half * Math.hypot(bx - ax, by - ay);
  const angle = Math.atan2(ay - by, bx - ax) + (way * smooth.roundness * 0.5 + 0.5) * Math.PI;
  return [ax + far * Math.sin(angle), ay + far * Math.cos(angle)];
};

const between = (a, b, t) => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
const on = (a, via, b, t) => (via ? between(between(a, via, t), between(via, b, t), t) : between(a, b, t));

/** Return how far along a line one comes out of a node, or, from the far end, meets it. */
const edgeOf = (a, via, b, centre, r, back) => {
  for (let n = 0; n <= 100; n += 1) {
    const t = back ? 1 - n / 100 : n / 100, [x, y] = on(a, via, b, t);
    if (Math.hypot(x - centre[0], y - centre[1]) >= r) return t;
  }
  return back ? 1 : 0;
};

/** Return the path of a line between two nodes, from one rim to the other, and its middle. */
const line = (a, b, smooth, ra, rb) => {
  const via = bend(a, b, smooth);
  const from = edgeOf(a, via, b, a, ra, false), to = edgeOf(a, via, b, b, rb, true);
  const p = on(a, via, b, from), q = on(a, via, b, to), middle = on(a, via, b, 0.5);
  const said = (point) => point.map(round).join(" ");
  if (!via) return { d: `M${said(p)}L${said(q)}`, middle };
  const bent = between(between(a, via, from), between(via, b, from), to);
  return { d: `M${said(p)}Q${said(bent)} ${said(q)}`, middle };
};

const loop = ([x, y], r) => ({ d: `M${round(x + r)} ${round(y)}c${round(r * 2)} ${round(-r * 2.4)} ${round(-r * 1.4)} ${round(-r * 3)} ${round(-r)} ${round(-r)}`, middle: [x + r * 1.5, y - r * 1.6] });

const text = (lines, [x, y], size, ink, paper, props = {}) => svg("text", { x: round(x), y: round(y), "font-size": round(size), fill: ink, ...(paper ? { stroke: paper, "stroke-width": round(size / 5), "stroke-linejoin": "round", "paint-order": "stroke" } : {}), "unicode-bidi": "plaintext", ...props },
  ...lines.map((one, n) => svg("tspan", { x: round(x), dy: n ? round(size * 1.15) : 0, text: one })));

/** Return how large each name is written: those that would cover one before them are small. */
const lettered = (nodes, large) => {
  const boxes = [];
  return new Map(nodes.map(({ id, at: [x, y], r, lines }) => {
    const wide = Math.max(...lines.map((one) => one.length), 1) * 0.53 * large, box = [x - wide / 2, y + r, x + wide / 2, y + r + 4 + lines.length * 1.15 * large];
    const free = !boxes.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]);
    if (free) boxes.push(box);
    return [id, free ? large : 7];
  }));
};

const arrows = (colours) => svg("defs", {}, ...colours.map((colour, n) => svg("marker", { id: `arrow-${n}`, viewBox: "0 0 10 10", refX: 9.5, refY: 5, markerWidth: 13, markerHeight: 13, markerUnits: "userSpaceOnUse", orient: "auto" }, svg("path", { d: "M0 0L10 5L0 10L2.5 5Z", fill: colour }))));

const colourOf = (style) => style.color?.color || style.color || "#888888";

const drawEdges = (picture, at, sizes, { ink, paper }, scale) => {
  const edges = [...picture.shown.edges].map((id) => picture.edges.get(id)).filter((edge) => at[edge.source] && at[edge.target]);
  const colours = [...new Set(edges.map((edge) => colourOf(picture.styles.edges.get(edge.id))))];
  const drawn = edges.map((edge) => {
    const style = picture.styles.edges.get(edge.id), a = at[edge.source], b = at[edge.target], colour = colourOf(style);
    const { d, middle } = edge.source === edge.target ? loop(a, sizes(edge.source)) : line(a, b, style.smooth, sizes(edge.source), sizes(edge.target) + (style.arrows ? GAP : 0));
    return svg("g", {}, svg("title", { text: clean(`${edge.sentence} (${counted(edge.source_count, "source")}${edge.contested ? ", disputed" : ""})`) }),
      svg("path", { d, fill: "none", stroke: colour, "stroke-width": round(Math.max(style.width || 1, 0.6 / scale)), "stroke-dasharray": Array.isArray(style.dashes) ? style.dashes.join(" ") : null, "marker-end": style.arrows ? `url(#arrow-${colours.indexOf(colour)})` : null }),
      edge.contested && text(["?!"], [middle[0], middle[1] + 5], 15, ink, paper, { "text-anchor": "middle", "font-weight": "bold" }));
  });
  return [arrows(colours), svg("g", { class: "relationships" }, ...drawn)];
};

const drawNodes = (picture, at, sizes, { ink, paper }, scale) => {
  const nodes = Object.keys(at).map((id) => ({ id, at: at[id], r: sizes(id), node: picture.nodes.get(id), lines: wrapped(picture.nodes.get(id).label) }));
  nodes.sort((a, b) => picture.degree(b.id) - picture.degree(a.id) || (a.id < b.id ? -1 : 1));
  const letters = lettered(nodes, Math.max(16, 10 / scale));
  return svg("g", { class: "entities" }, ...nodes.map(({ id, at: [x, y], r, node, lines }) => {
    const style = picture.styles.nodes.get(id);
    return svg("g", {}, svg("title", { text: clean(`${node.label} (${node.type})`) }), mark(style.shape, colourOf(style), [x, y], r, ink), text(lines, [x, y + r + letters.get(id) + 1], letters.get(id), ink, paper, { "text-anchor": "middle" }));
  }));
};

const tally = (items, key) => items.reduce((found, item) => found.set(item[key], (found.get(item[key]) || 0) + 1), new Map());

/** Return the legend's entries: [sign at (x, y) of a size, words]. */
const entries = (picture, { ink }) => {
  const types = tally([...picture.shown.nodes].map((id) => picture.nodes.get(id)), "type"), edges = [...picture.shown.edges].map((id) => picture.edges.get(id)), relations = tally(edges, "relation");
  const dashes = { dashed: "9 5", dotted: "2 5" }, disputed = edges.filter((edge) => edge.contested).length;
  return [
    ...picture.legend.types.filter(({ name }) => types.has(name)).map(({ name, colour, shape }) => [(x, y, u) => mark(shape, colour, [x + 14 * u, y - 5 * u], 7 * u, ink), `${name} (${types.get(name)})`]),
    ...picture.legend.relations.filter(({ name }) => relations.has(name)).map(({ name, colour, dash }) => [(x, y, u) => svg("path", { d: `M${round(x)} ${round(y - 5 * u)}h${round(28 * u)}`, stroke: colour, "stroke-width": round(3 * u), "stroke-dasharray": dashes[dash] ? dashes[dash].split(" ").map((n) => n * u).join(" ") : null }), `${plain(name)} (${relations.get(name)})`]),
    ...(disputed ? [[(x, y, u) => text(["?!"], [x + 14 * u, y], 15 * u, ink, null, { "text-anchor": "middle", "font-weight": "bold" }), `sources dispute it (${disputed})`]] : []),
  ];
};

const drawLegend = (picture, colours, [left, top], wide, u) => {
  const told = entries(picture, colours), columns = Math.max(1, Math.floor(wide / (230 * u)));
  const each = told.map(([sign, words], n) => {
    const x = left + (n % columns) * 230 * u, y = top + Math.floor(n / columns) * 24 * u;
    return [sign(x, y, u), text([clean(words)], [x + 38 * u, y], 14 * u, colours.ink)];
  });
  return { drawn: svg("g", { class: "legend" }, ...each.flat()), tall: Math.ceil(told.length / columns) * 24 * u };
};

/** Return the corners of a picture, with room for the names at its edges. */
const bounds = (at) => {
  const points = Object.values(at).length ? Object.values(at) : [[0, 0]], xs = points.map(([x]) => x), ys = points.map(([, y]) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const room = 110 * Math.max(1, (Math.max(right - left, bottom - top) / LARGEST) * 0.65);
  return { left: left - room, right: right + room, top: top - room / 2, bottom: bottom + room };
};

/** Return the picture that a graph shows as an svg element: its title and legend around it. */
export const drawing = (graph, colours = LIGHT) => {
  const { picture, state } = graph, at = graph.canvas.positions(), { left, right, top, bottom } = bounds(at);
  const wide = Math.max(right - left, 500), u = Math.max(1, wide / 1400), crowd = Math.min(1, LARGEST / Math.max(wide, bottom - top));
  const sizes = (id) => Math.max(picture.styles.nodes.get(id).size || 12, Math.min(40, 3 / crowd));
  const title = clean(picture.title), window = state.from || state.until ? `, ${state.from || "…"} to ${state.until || "…"}` : "";
  const counts = `${counted(picture.shown.nodes.size, "entity", "entities")}, ${counted(picture.shown.edges.size, "relationship")}${window}`;
  const heads = wrapped(title, 80), head = (44 + heads.length * 26) * u, legend = drawLegend(picture, colours, [left + 20 * u, bottom + 34 * u], wide - 40 * u, u);
  const tall = bottom - top + head + legend.tall + 40 * u, scale = Math.min(1, LARGEST / Math.max(wide, tall));
  return svg("svg", { viewBox: [left, top - head, wide, tall].map(round).join(" "), width: Math.ceil(wide * scale), height: Math.ceil(tall * scale), role: "img", "font-family": FONT },
    svg("title", { text: title }), svg("desc", { text: `${counts}. Each line's title is the sentence that sources say.` }),
    svg("rect", { x: round(left), y: round(top - head), width: round(wide), height: round(tall), fill: colours.paper }),
    text(heads, [left + 20 * u, top - head + 36 * u], 22 * u, colours.ink, null, { "font-weight": "bold" }),
    text([counts], [left + 20 * u, top - head + (36 + heads.length * 25) * u], 14 * u, colours.ink),
    ...drawEdges(picture, at, sizes, colours, crowd), drawNodes(picture, at, sizes, colours, crowd), legend.drawn);
};

/** Return an svg element as the text of a file. */
export const written = (drawn) => `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(drawn)}\n`;
