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

  const showEdge = (edge) => {
    const source = doc.sources[edge.quote_source] || { id: edge.quote_source || "" };
    const by = make("p", undefined, "soft");
    by.append(link(source), make("span", [" ", source.publisher, source.published].filter(Boolean).join(" · ")));
    const count = `${edge.claim_count} claims, ${edge.source_count} sources, ${edge.voice_count} voices${edge.contested ? "; disputed" : ""}`;
    panel.replaceChildren(make("h2", edge.sentence), make("blockquote", edge.quote), by, make("p", count, "soft"));
    if (edge.since || edge.until) panel.append(make("p", `${edge.since || "?"} to ${edge.until || "?"}`, "soft"));
  };

  const showNode = (node) => {
    const list = make("ul");
    for (const edge of doc.edges) if (edge.source === node.id || edge.target === node.id) list.append(make("li", edge.sentence));
    const what = [node.type, node.kind].filter(Boolean).join(", ");
    panel.replaceChildren(make("h2", node.label), make("p", what, "soft"), make("p", node.aliases.join(" · "), "soft"), list);
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
  const font = { size: 16, color: css.getPropertyValue("--ink").trim(), strokeWidth: 4, strokeColor: css.getPropertyValue("--halo").trim(), multi: false };
  const options = {
    physics: { enabled: false },
    nodes: { font },
    edges: { font: { ...font, size: 18 }, arrowStrikethrough: false, selectionWidth: 2 },
    interaction: { hover: true, keyboard: false, hideEdgesOnDrag: doc.edges.length > 800 },
  };
  drawLegend();
  if (!doc.nodes.length) return;
  const plain = drawn.nodes.map((node) => ({ ...node, title: undefined, font: undefined }));
  const network = new vis.Network(document.getElementById("canvas"), { nodes: new vis.DataSet(plain), edges: new vis.DataSet(drawn.edges) }, options);
  network.once("afterDrawing", () => { document.documentElement.dataset.drawn = "yes"; });
  network.on("click", (event) => {
    if (event.nodes.length) showNode(nodes.get(event.nodes[0]));
    else if (event.edges.length) showEdge(edges.get(event.edges[0]));
  });
  window.fealty = { network, showEdge: (id) => showEdge(edges.get(id)) };
})();
