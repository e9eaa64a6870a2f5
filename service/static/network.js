"use strict";
(() => {
  const { doc, drawn, legend } = JSON.parse(document.getElementById("data").textContent);
  const panel = document.getElementById("evidence");
  const nodes = new Map(doc.nodes.map((node) => [node.id, node]));
  const edges = new Map(doc.edges.map((edge) => [edge.id, edge]));

  const make = (name, text, cls) => {
    const made = document.createElement(name);
    if (text !== undefined && text !== null) made.textContent = text;
    if (cls) made.className = cls;
    made.dir = "auto";
    return made;
  };

  const link = (source) => {
    const title = source.title || source.id;
    if (!/^https?:\/\//i.test(source.url || "")) return make("span", title);
    const made = make("a", title);
    made.href = source.url;
    made.rel = "noopener noreferrer";
    return made;
  };

  const counted = (number, what) => `${number} ${what}${number === 1 ? "" : "s"}`;

  const evidence = (claim) => {
    const item = make("li");
    const quote = make("blockquote");
    quote.append(make("span", claim.prefix && `…${claim.prefix.replace(/^\S*\s/, "")}`, "soft"), make("mark", claim.quote), make("span", claim.suffix && `${claim.suffix.replace(/\s\S*$/, "")}…`, "soft"));
    const source = claim.source;
    const by = make("p", undefined, "soft");
    if (claim.attributed_to) by.append(make("span", `${claim.attributed_to.text}, in `));
    by.append(link(source), make("span", ["", source.publisher, source.published || "undated", source.reliability && `reliability ${source.reliability}`].filter((part) => part !== null).join(" · ")));
    item.append(quote, by);
    return item;
  };

  const fill = (...parts) => panel.replaceChildren(...parts.filter(Boolean));

  const repeats = (ids) => ids.length > 0 && `: ${ids.map((id) => doc.sources[id]?.title || id).join(", ")} ${ids.length === 1 ? "repeats" : "repeat"} an earlier text`;

  const showEdge = (edge) => {
    const counts = [counted(edge.claim_count, "claim"), counted(edge.source_count, "source"), counted(edge.voice_count, "independent voice")];
    const when = edge.t.map(([from, to]) => (from === to ? from : `${from || "?"} to ${to || "?"}`)).join("; ");
    const list = make("ul", undefined, "claims");
    for (const id of edge.claims) list.append(evidence(doc.claims[id]));
    const more = edge.claim_count - edge.claims.length;
    fill(
      make("h2", edge.sentence),
      make("p", counts.join(", ") + (repeats(edge.recycled_from) || "") + (edge.contested ? "; sources dispute it" : ""), "soft"),
      when && make("p", when, "soft"),
      list,
      more > 0 && make("p", `and ${counted(more, "more claim")}`, "soft"),
    );
  };

  const showNode = (node) => {
    const list = make("ul", undefined, "edges");
    for (const edge of doc.edges) {
      if (edge.source !== node.id && edge.target !== node.id) continue;
      const item = make("li");
      const button = make("button", edge.sentence);
      button.type = "button";
      button.addEventListener("click", () => showEdge(edge));
      item.append(button);
      list.append(item);
    }
    const counts = [counted(node.claim_count, "claim"), counted(node.degree, "relationship") + " shown", node.hidden && `${node.hidden} more not shown`];
    fill(
      make("h2", node.label),
      make("p", [node.type, node.kind].filter(Boolean).join(", "), "soft"),
      node.aliases.length && make("p", `Also ${node.aliases.join(" · ")}`, "soft"),
      make("p", counts.filter(Boolean).join(", "), "soft"),
      list,
    );
  };

  const svg = (name, attributes) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };
  const shapes = {
    dot: () => svg("circle", { cx: 8, cy: 8, r: 6 }),
    triangle: () => svg("path", { d: "M8 2l6 12H2z" }),
    square: () => svg("rect", { x: 2, y: 2, width: 12, height: 12 }),
    diamond: () => svg("path", { d: "M8 1l7 7-7 7-7-7z" }),
    hexagon: () => svg("path", { d: "M4 2h8l4 6-4 6H4L0 8z" }),
    star: () => svg("path", { d: "M8 1l2 5h5l-4 3 2 6-5-4-5 4 2-6-4-3h5z" }),
  };
  const drawLegend = () => {
    const entry = (mark, width, name) => {
      const item = make("li");
      const picture = svg("svg", { width, height: 16, "aria-hidden": "true" });
      picture.append(mark);
      item.append(picture, make("span", name));
      return item;
    };
    const types = make("ul");
    for (const type of legend.types) {
      const mark = (shapes[type.shape] || shapes.dot)();
      mark.setAttribute("fill", type.colour);
      types.append(entry(mark, 16, `${type.name} (${doc.types[type.name]})`));
    }
    const relations = make("ul");
    for (const relation of legend.relations) {
      const dash = { solid: "none", dashed: "9 5", dotted: "2 5" }[relation.dash];
      const mark = svg("path", { d: "M0 8h36", "stroke-width": 3, stroke: relation.colour, "stroke-dasharray": dash });
      relations.append(entry(mark, 36, `${relation.name} (${doc.relations[relation.name]})`));
    }
    document.getElementById("legend").append(types, relations);
  };

  const css = getComputedStyle(document.documentElement);
  const font = { size: 20, color: css.getPropertyValue("--ink").trim(), strokeWidth: 4, strokeColor: css.getPropertyValue("--halo").trim(), multi: false };
  const options = {
    physics: { enabled: false },
    nodes: { font, widthConstraint: { maximum: 150 }, scaling: { label: { enabled: false, drawThreshold: 8 } } },
    edges: { font: { ...font, size: 18 }, arrowStrikethrough: false, selectionWidth: 2 },
    interaction: { hover: true, keyboard: false, hideEdgesOnDrag: doc.edges.length > 800 },
  };
  drawLegend();
  if (!doc.nodes.length) return;
  const plain = drawn.nodes.map((node) => ({ ...node, title: undefined, font: undefined }));
  const data = { nodes: new vis.DataSet(plain), edges: new vis.DataSet(drawn.edges) };
  const network = new vis.Network(document.getElementById("canvas"), data, options);
  network.fit();
  // In a crowd only the best-connected are named until one zooms in or points at a node.
  const few = 60, named = Math.max(6, Math.round(document.getElementById("canvas").clientWidth / 44));
  if (doc.nodes.length > few || network.getScale() * font.size < 9) {
    const scale = Math.max(network.getScale(), 0.01);
    const size = 12.5 / scale;
    const shown = new Set([...doc.nodes].sort((a, b) => b.degree - a.degree || (a.id < b.id ? -1 : 1)).slice(0, named).map((node) => node.id));
    const small = Math.min(20, 6 / scale);
    const large = (id) => shown.has(id) || (doc.query.entity || []).includes(id);
    const fonts = (id, big) => ({ id, font: { ...font, size: big ? size : small }, widthConstraint: { maximum: big ? size * 8 : 150 } });
    data.nodes.update(plain.map((node) => ({ ...fonts(node.id, large(node.id)), size: Math.max(node.size, Math.min(30, 2 / scale)) })));
    network.on("hoverNode", (event) => data.nodes.update(fonts(event.node, true)));
    network.on("blurNode", (event) => data.nodes.update(fonts(event.node, large(event.node))));
  }
  network.once("afterDrawing", () => { document.documentElement.dataset.drawn = "yes"; window.fealtyDrawnAt = performance.now(); });
  document.querySelectorAll("button[data-edge]").forEach((button) => {
    button.addEventListener("click", () => {
      showEdge(edges.get(button.dataset.edge));
      network.selectEdges([button.dataset.edge]);
      panel.scrollIntoView({ block: "nearest" });
    });
  });
  network.on("click", (event) => {
    if (event.nodes.length) showNode(nodes.get(event.nodes[0]));
    else if (event.edges.length) showEdge(edges.get(event.edges[0]));
  });
  window.fealty = { network, showEdge: (id) => showEdge(edges.get(id)), showNode: (id) => showNode(nodes.get(id)) };
})();
