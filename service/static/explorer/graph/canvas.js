// The drawing: vis-network with the server's positions. It shows what a picture shows and tells what is pointed at.

import { make, straight } from "../dom.js";

const FEW = 60, NAMED = 70, ALL = 30;

/** Return the ids whose names, written under them, do not cover one that stands before them in the list. */
const fitting = (labels, letter, scale) => {
  const boxes = [], found = new Set();
  for (const { id, at: [x, y], label } of labels) {
    if (found.size === NAMED) break;
    const whole = label.length * letter * 0.55, lines = Math.ceil(whole / 100), wide = lines > 1 ? Math.min(100, (whole / lines) * 1.2) : whole;
    const box = [x * scale - wide / 2, y * scale + 8, x * scale + wide / 2, y * scale + 12 + lines * letter * 1.2];
    if (boxes.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1])) continue;
    boxes.push(box);
    found.add(id);
  }
  return found;
};

const ink = () => {
  const css = getComputedStyle(document.documentElement);
  const colour = (name) => css.getPropertyValue(name).trim();
  return { size: 20, color: colour("--ink"), strokeWidth: 4, strokeColor: colour("--halo"), multi: false, face: "system-ui, Noto Sans, sans-serif" };
};

const LONG = 60;
const short = (label) => (label.length > LONG ? `${straight(label).slice(0, LONG - 1)}…` : straight(label));

/** What is selected stands out by its size and a ring or a band in the ink of the page, whatever its colour (of a straight line vis-network draws no background, but a shadow). */
const chosen = (scale) => ({
  node: (values, id, selected) => selected && Object.assign(values, { size: values.size * 1.25, borderWidth: 3, borderColor: ink().color }),
  edge: (values, id, selected) => Object.assign(values, { width: values.width + 1.5 / scale() }, selected && { shadow: true, shadowColor: band(), shadowSize: 14, shadowX: 0, shadowY: 0, width: values.width + 3 / scale() }),
});
const band = () => getComputedStyle(document.documentElement).getPropertyValue("--band").trim();

const options = (scale) => ({
  physics: { enabled: false },
  autoResize: true,
  nodes: { chosen: { node: chosen(scale).node, label: false }, font: ink(), widthConstraint: { maximum: 150 }, scaling: { label: { enabled: false, drawThreshold: 8 } } },
  edges: { chosen: { edge: chosen(scale).edge, label: false }, font: { ...ink(), size: 18 }, arrowStrikethrough: false },
  interaction: { hover: true, keyboard: false, multiselect: false, tooltipDelay: 1e9, hideEdgesOnDrag: false },
});

const more = (stub) => ({ id: `+${stub.key}`, label: `+${stub.left.toLocaleString("en")} more`, shape: "box", color: { background: "transparent", border: "#888" }, shapeProperties: { borderDashes: [4, 4] }, title: undefined });

/** Return the canvas in a place: on(event) hears select, expand, more and moved. */
export const canvas = (place, on) => {
  const data = { nodes: new vis.DataSet(), edges: new vis.DataSet() }, names = new Map();
  const box = make("div", { class: "drawing" });
  place.append(box);
  const network = new vis.Network(box, data, options(() => network.getScale()));
  let shown = { nodes: new Set(), edges: new Set() }, sizes = () => ({}), drawn = null, fitted = false, still = false, whole = false, dashes = null, thickness = 0, marked = 0, zooming = null;

  /** Change several things of the drawing, and paint it once: each change alone would paint it whole. */
  const once = (act) => {
    network.body.emitter.emit("_blockRedraw");
    try {
      act();
    } finally {
      network.body.emitter.emit("_allowRedraw");
      network.redraw();
    }
  };
  const visible = () => {
    const { nodes, edges } = network.body;
    for (const id of data.nodes.getIds()) if (nodes[id]) nodes[id].options.hidden = !(shown.nodes.has(id) || (String(id)[0] === "+" && shown.nodes.has(stubOf(id))));
    for (const id of data.edges.getIds()) if (edges[id]) edges[id].options.hidden = !(shown.edges.has(id) || (String(id)[0] === "+" && shown.nodes.has(stubOf(id))));
    network._updateVisibleIndices();
    network.redraw();
  };
  const stubOf = (id) => id.slice(1).split("|")[0];

  /** Name those whose names fit beside each other, the best-connected first; the others when one zooms in or points at them. */
  const fonts = (picture, places, state) => {
    const font = ink();
    const scale = Math.max(network.getScale(), 0.01), size = Math.min(20, Math.max(12.5 / scale, 12.5));
    const best = [...shown.nodes].sort((a, b) => state.entities.includes(b) - state.entities.includes(a) || picture.degree(b) - picture.degree(a) || (a < b ? -1 : 1));
    const large = best.length <= ALL ? shown.nodes : fitting(best.map((id) => ({ id, at: state.pinned[id] || places.get(id) || [0, 0], label: short(picture.nodes.get(id).label) })), Math.max(size, 12.5 / scale) * scale, scale);
    return (id, big = large.has(id)) => ({ font: { ...font, size: big ? Math.max(size, 12.5 / scale) : Math.min(20, 6 / scale) }, widthConstraint: { maximum: big ? Math.max(150, 100 / scale) : 150 } });
  };

  const nodeOf = (picture, places, state) => (id) => {
    const [x, y] = state.pinned[id] || places.get(id) || [0, 0];
    const style = picture.styles.nodes.get(id);
    return { ...style, label: short(style.label), x, y, title: undefined, font: undefined, borderWidth: state.pinned[id] ? 4 : 1, shapeProperties: { borderDashes: state.pinned[id] ? [3, 3] : false } };
  };

  const swap = (set, wanted) => {
    const gone = set.getIds().filter((id) => !wanted.has(id));
    for (const id of gone) names.delete(id);
    const fresh = [...wanted.values()].filter((item) => !set.get(item.id));
    if (gone.length) set.remove(gone);
    if (fresh.length) set.add(fresh);
    return fresh.length + gone.length;
  };

  const stubs = (picture, places, into) => {
    let number = 0;
    for (const [key, stub] of picture.more) {
      const [x, y] = places.get(stub.id) || [0, 0];
      into.nodes.set(`+${key}`, { ...more({ ...stub, key }), x: x + 90, y: y + 60 + 40 * number });
      into.edges.set(`+${key}`, { id: `+${key}`, from: stub.id, to: `+${key}`, dashes: [2, 6], color: "#888", arrows: "", width: 1 });
      number += 1;
    }
  };

  /** Draw a picture as a state wants it; what stands there already stays where it is. */
  const draw = (picture, places, state) => once(() => {
    const node = nodeOf(picture, places, state);
    const wanted = { nodes: new Map([...picture.nodes.keys()].map((id) => [id, node(id)])), edges: new Map([...picture.styles.edges].filter(([id]) => picture.edges.has(id)).map(([id, style]) => [id, { ...style, title: undefined }])) };
    stubs(picture, places, wanted);
    drawn = { picture, places, state };
    if (!fitted && shown.nodes.size) fit();
    dress(wanted.nodes);
    const changed = swap(data.nodes, wanted.nodes) + swap(data.edges, wanted.edges);
    if (changed) data.edges.update([...wanted.edges.values()].filter((edge) => edge.smooth).map(({ id, smooth }) => ({ id, smooth })));
    pinned(state, wanted.nodes);
    thickness = marked = 0;
    whole = true;
    moving(false);
    visible();
    name();
  });
  /** Show something else of the same picture. */
  const again = (state) => once(() => {
    drawn = { ...drawn, state };
    moving(false);
    visible();
    name();
  });
  const pinned = (state, wanted) => {
    const now = network.getPositions();
    const moved = [...wanted.values()].filter((item) => now[item.id] && (Math.abs(now[item.id].x - item.x) > 1 || Math.abs(now[item.id].y - item.y) > 1));
    if (moved.length) data.nodes.update(moved.map(({ id, x, y }) => ({ id, x, y })));
    const mark = [...wanted.values()].filter((item) => String(item.id)[0] !== "+" && (data.nodes.get(item.id)?.borderWidth || 1) !== item.borderWidth);
    if (mark.length) data.nodes.update(mark.map(({ id, borderWidth, shapeProperties }) => ({ id, borderWidth, shapeProperties })));
  };
  /** How each entity is written and how large it is at this scale; in a crowd nobody gets too small to see. */
  const written = () => {
    sizes = fonts(drawn.picture, drawn.places, drawn.state);
    const scale = Math.max(network.getScale(), 0.01), crowd = shown.nodes.size > FEW;
    const least = shown.nodes.size > 150 ? Math.min(30, 2 / scale) : Math.min(40, 7 / scale);
    const size = (id) => (crowd || scale < 0.6 ? Math.max(drawn.picture.styles.nodes.get(id).size, least) : drawn.picture.styles.nodes.get(id).size);
    return new Map([...drawn.picture.nodes.keys()].map((id) => [id, { ...sizes(id), size: size(id) }]));
  };
  const signature = (told) => `${told.font.size} ${told.size} ${told.widthConstraint.maximum}`;
  const dress = (items) => {
    for (const [id, told] of written()) {
      Object.assign(items.get(id), told);
      if (!data.nodes.get(id)) names.set(id, signature(told));
    }
  };
  /** Lines keep their width and dashes on the screen where there are few enough to tell them apart. */
  const thick = () => {
    const by = shown.edges.size > 400 ? 1 : Math.min(5, Math.max(1, 0.8 / Math.max(network.getScale(), 0.01)));
    if (by === thickness) return;
    thickness = by;
    for (const edge of Object.values(network.body.edges)) {
      const style = drawn.picture.styles.edges.get(edge.id);
      if (style) Object.assign(edge.options, { width: style.width * by, dashes: Array.isArray(style.dashes) ? style.dashes.map((part) => part * by) : style.dashes });
    }
    dashes = null;
    moving(false);
    network.redraw();
  };
  /** What sources dispute is marked legibly at every scale. */
  const disputed = () => {
    const size = Math.round(Math.max(18, 15 / Math.max(network.getScale(), 0.01)));
    if (size === marked) return;
    marked = size;
    const every = [...drawn.picture.styles.edges.values()].filter((edge) => edge.label && data.edges.get(edge.id));
    if (every.length <= 200) data.edges.update(every.map(({ id }) => ({ id, font: { ...ink(), size, strokeWidth: size / 4 } })));
  };
  const name = () => {
    thick();
    disputed();
    const changed = [...written()].filter(([id, told]) => names.get(id) !== signature(told));
    for (const [id, told] of changed) names.set(id, signature(told));
    if (changed.length) data.nodes.update(changed.map(([id, told]) => ({ id, ...told })));
  };
  const places = (ids) => ids.map((id) => drawn.state.pinned[id] || drawn.places.get(id)).filter(Boolean);
  const fit = (ids = [...shown.nodes]) => {
    const at = places(ids.filter((id) => String(id)[0] !== "+"));
    if (!at.length) return;
    fitted = still = true;
    const [left, right, top, bottom] = [Math.min(...at.map(([x]) => x)), Math.max(...at.map(([x]) => x)), Math.min(...at.map(([, y]) => y)), Math.max(...at.map(([, y]) => y))];
    const room = (span, size) => (size * 0.9) / (span + 120);
    const scale = Math.min(1.4, room(right - left, box.clientWidth), room(bottom - top, box.clientHeight));
    network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale: Math.max(scale, 0.02), animation: false });
  };
  /** Fit what is shown, and write the names for this scale. */
  const refit = (ids) => {
    fit(ids);
    name();
  };
  /** Dashes are what takes longest to draw: lines are plain while a large picture moves, and where they are too many and too small to tell. */
  const plain = (on) => {
    const edges = Object.values(network.body.edges);
    if (on) {
      dashes ??= new Map();
      for (const edge of edges) if (!dashes.has(edge.id)) { dashes.set(edge.id, edge.options.dashes); edge.options.dashes = false; }
    } else if (dashes) {
      for (const edge of edges) if (dashes.has(edge.id)) edge.options.dashes = dashes.get(edge.id);
      dashes = null;
      network.redraw();
    }
  };
  const moving = (on) => plain((on && shown.edges.size > 400) || (shown.edges.size > 1000 && network.getScale() < 0.35));

  network.on("click", (event) => {
    const [node] = event.nodes, [edge] = event.edges;
    if (String(node)[0] === "+" && node !== undefined) on.more(drawn.picture.more.get(node.slice(1)));
    else if (node !== undefined) on.select(node);
    else if (edge !== undefined && String(edge)[0] !== "+") on.select(edge);
    else on.select(null);
  });
  network.on("doubleClick", (event) => { if (event.nodes.length && String(event.nodes[0])[0] !== "+") on.expand(event.nodes[0]); });
  network.on("hoverNode", ({ node }) => { if (drawn?.picture.nodes.has(node)) data.nodes.update({ id: node, ...sizes(node, true) }); });
  network.on("blurNode", ({ node }) => { if (drawn?.picture.nodes.has(node)) data.nodes.update({ id: node, ...sizes(node) }); });
  network.on("dragStart", () => { still = false; moving(true); });
  network.on("resize", () => { if (still && drawn) refit(); });
  network.on("dragEnd", ({ nodes }) => {
    moving(false);
    const moved = nodes.filter((id) => drawn.picture.nodes.has(id));
    if (moved.length) on.moved(Object.fromEntries(moved.map((id) => [id, network.getPositions([id])[id]]).map(([id, { x, y }]) => [id, [x, y]])));
  });
  network.on("zoom", () => {
    still = false;
    moving(true);
    clearTimeout(zooming);
    zooming = setTimeout(() => { moving(false); if (drawn) name(); }, 150);
  });
  network.on("afterDrawing", () => {
    if (!whole || (!shown.nodes.size && drawn.picture.nodes.size)) return;
    whole = false;
    requestAnimationFrame(() => {
      document.documentElement.dataset.drawn ||= "yes";
      window.fealtyDrawnAt ||= performance.now();
    });
  });
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const repaint = () => { network.setOptions({ nodes: { font: ink() }, edges: { font: { ...ink(), size: 18 } } }); names.clear(); if (drawn) name(); };
  dark.addEventListener("change", repaint);

  return {
    network, box, draw, again, fit: refit, moving,
    show: (next) => { shown = next; if (drawn) visible(); },
    set: (next) => { shown = next; },
    select: (id, isEdge) => {
      const there = id !== null && id !== undefined && (isEdge ? data.edges : data.nodes).get(id);
      network.setSelection({ nodes: there && !isEdge ? [id] : [], edges: there && isEdge ? [id] : [] }, { highlightEdges: false });
    },
    into: (ids) => {
      const seen = (id) => { const p = network.canvasToDOM(network.getPositions([id])[id]); return p.x > 20 && p.y > 20 && p.x < box.clientWidth - 20 && p.y < box.clientHeight - 20; };
      if (!ids.filter((id) => data.nodes.get(id)).every(seen)) refit();
    },
    zoom: (factor) => { still = false; network.moveTo({ scale: network.getScale() * factor, animation: false }); name(); },
    positions: () => Object.fromEntries([...shown.nodes].map((id) => [id, network.getPositions([id])[id]]).filter(([, p]) => p).map(([id, { x, y }]) => [id, [x, y]])),
    close: () => { dark.removeEventListener("change", repaint); network.destroy(); },
  };
};
