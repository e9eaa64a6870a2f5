// A small drawing of ways: who is passed, in columns by hop, and by which relation. No two texts share room.

import { plain, svg } from "../dom.js";
import { meet, placed, together, wrapped, wide } from "./placing.js";

const LINE = 16, BEND = 34;
const GROWN = [1, 1.25, 1.6, 2, 2.6], NARROW = 620;
const MOST = { upright: 12, wide: 16 };
const GLYPHS = {
  Organization: (x, y) => svg("circle", { cx: x, cy: y, r: 9 }),
  Person: (x, y) => svg("path", { d: `M${x} ${y - 10}l10 18h-20z` }),
  Place: (x, y) => svg("rect", { x: x - 8, y: y - 8, width: 16, height: 16 }),
  Event: (x, y) => svg("path", { d: `M${x} ${y - 11}l11 11l-11 11l-11 -11z` }),
  Population: (x, y) => svg("path", { d: `M${x - 5} ${y - 9}h10l5 9l-5 9h-10l-5 -9z` }),
  Thing: (x, y) => svg("path", { d: `M${x} ${y - 10}l3 7h7l-6 5l2 8l-6 -5l-6 5l2 -8l-6 -5h7z` }),
};

/** Who stands in which column, and which lines join them: one for each two, with every relation between them. */
const planned = (told) => {
  const last = Math.max(...told.results.map((way) => way.length));
  const column = new Map(), lines = new Map(), ways = new Map();
  const seen = (id, at, way) => {
    column.set(id, Math.min(at, column.get(id) ?? at));
    ways.set(id, (ways.get(id) || new Set()).add(way));
  };
  told.results.forEach((way, i) => way.hops.forEach((hop, at) => {
    seen(hop.from, at, i);
    seen(hop.to, at + 1, i);
    const key = [hop.from, hop.to].sort().join(" ");
    const line = lines.get(key) || { from: hop.from, to: hop.to, relations: new Map(), ways: new Set() };
    const arrow = hop.direction === "any" ? "" : (hop.direction === "out") === (hop.from === line.from) ? "forth" : "back";
    line.relations.set(hop.relationship, { word: plain(hop.relation), arrow, ways: (line.relations.get(hop.relationship)?.ways || new Set()).add(i) });
    line.ways.add(i);
    lines.set(key, line);
  }));
  for (const way of told.results) column.set(way.hops.at(-1).to, last);
  const columns = ordered(Array.from({ length: last + 1 }, (_, at) => [...column].filter(([, own]) => own === at).map(([id]) => id)), [...lines.values()]);
  return { column, columns, lines: [...lines.values()], ways, last };
};

/** Put each column in the order of those before it that it is joined with, so that fewer lines cross. */
const ordered = (columns, lines) => {
  const stand = new Map();
  const mean = (id) => {
    const near = lines.flatMap(({ from, to }) => (from === id ? [stand.get(to)] : to === id ? [stand.get(from)] : [])).filter((at) => at !== undefined);
    return near.length ? near.reduce((a, b) => a + b, 0) / near.length : 0.5;
  };
  return columns.map((ids) => {
    const own = ids.map((id) => [mean(id), id]).sort((a, b) => a[0] - b[0]).map(([, id]) => id);
    own.forEach((id, i) => stand.set(id, (i + 0.5) / own.length));
    return own;
  });
};

const spread = ({ columns, last }, width, upright, grown) => {
  const most = Math.max(...columns.map((ids) => ids.length));
  const across = upright ? Math.max(width, most * 124) : Math.max(130, most * (most > 3 ? 104 : 84)) * grown;
  const along = upright ? (last + 1) * (most > 2 ? 150 : 118) * grown : Math.max(width, (last + 1) * 150);
  const where = new Map();
  columns.forEach((ids, at) => ids.forEach((id, i) => {
    const main = ((at + 0.5) / (last + 1)) * along, side = ((i + 0.5) / ids.length) * across;
    where.set(id, upright ? { x: side, y: main } : { x: main, y: side });
  }));
  const own = upright ? across / most : along / (last + 1);
  return { where, high: upright ? along : across, wide: upright ? across : along, room: Math.min(190, own * 0.92) };
};

const sign = ({ arrow }, a, b, upright) => {
  if (!arrow) return "";
  const [from, to] = arrow === "forth" ? [a, b] : [b, a];
  return (upright ? to.y === from.y : to.x !== from.x) ? (to.x > from.x ? " →" : " ←") : to.y > from.y ? " ↓" : " ↑";
};

/** The bend of a line that passes a column, or stays in one: away from the middle, so that it runs through nobody. */
const bent = (a, b, { passes, upright, middle }) => {
  const x = (a.x + b.x) / 2, y = (a.y + b.y) / 2;
  if (!passes) return { a, b, c: { x, y } };
  if (upright ? a.y === b.y : a.x === b.x) return { a, b, c: upright ? { x, y: y - BEND * 2 } : { x: x + BEND * 3, y } };
  const bend = ((upright ? x : y) <= middle ? -1 : 1) * BEND * 2;
  return { a, b, c: upright ? { x: x + bend, y } : { x, y: y + bend } };
};

const along = ({ a, b, c }, t) => {
  const on = (k) => (1 - t) ** 2 * a[k] + 2 * t * (1 - t) * c[k] + t ** 2 * b[k];
  return [on("x"), on("y")];
};

const STOPS = [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.2, 0.8, 0.15, 0.85];

/** Lay everything out at one size: where each stands, with the lines of its name, and where the words of each line have room. */
const laid = (plan, told, { width, upright, grown }) => {
  const space = spread(plan, width, upright, grown);
  const nodes = [...space.where].map(([id, { x, y }]) => {
    const lines = wrapped(told.entities[id]?.name || id, space.room, 3), half = Math.max(12, ...lines.map((line) => wide(line) / 2));
    return { id, x, y, lines, box: [x - half, y - 12, x + half, y + 15 + lines.length * LINE] };
  });
  const taken = nodes.map(({ box }) => box);
  const lines = plan.lines.map((line) => {
    const [a, b] = [space.where.get(line.from), space.where.get(line.to)];
    const curve = bent(a, b, { passes: Math.abs(plan.column.get(line.from) - plan.column.get(line.to)) !== 1, upright, middle: (upright ? space.wide : space.high) / 2 });
    const texts = [...line.relations.values()].map((relation) => ({ text: relation.word + sign(relation, a, b, upright), ways: relation.ways }));
    return { ...line, curve, texts, half: Math.max(...texts.map(({ text }) => wide(text))) / 2 + 2 };
  });
  for (const line of lines) {
    const boxed = (t) => { const [x, y] = along(line.curve, t), tall = line.texts.length * LINE; return [x - line.half, y - tall / 2, x + line.half, y + tall / 2]; };
    line.box = placed(STOPS.map(boxed), taken);
  }
  return { nodes, lines, upright, whole: together([[0, nodes[0].y, width, nodes[0].y], ...taken, ...lines.map(({ curve }) => { const [x, y] = along(curve, 0.5); return [x - 4, y - 4, x + 4, y + 4]; })]) };
};

const clear = ({ nodes, lines }) => lines.every(({ box }) => box) && nodes.every((one, i) => nodes.slice(i + 1).every((other) => !meet(one.box, other.box)));

const words = ({ box, texts }, of) =>
  !box ? [] : texts.map(({ text, ways }, at) => of(svg("g", { class: "relation" }, svg("rect", { x: box[0], y: box[1] + at * LINE, width: box[2] - box[0], height: LINE }), svg("text", { x: (box[0] + box[2]) / 2, y: box[1] + 12 + at * LINE, text })), ways));

const node = ({ id, x, y, lines, box }, told) => {
  const entity = told.entities[id] || { id, type: "Thing", name: id }, end = id === told.from.id || id === told.to.id;
  return svg("g", { class: `node ${entity.type}${end ? " end" : ""}` }, svg("title", { text: `${entity.name || id}, ${entity.type.toLowerCase()}` }), (GLYPHS[entity.type] || GLYPHS.Thing)(x, y),
    svg("rect", { class: "under", x: box[0], y: y + 14, width: box[2] - box[0], height: lines.length * LINE }),
    ...lines.map((text, i) => svg("text", { direction: "ltr", x, y: y + 25 + i * LINE, text: i < lines.length - 1 ? `${text} ` : text })));
};

const path = ({ curve: { a, b, c } }, title) => svg("path", { class: "hop", d: `M${a.x} ${a.y}Q${c.x} ${c.y} ${b.x} ${b.y}` }, svg("title", { text: title }));

/** Return the first ways that pass few enough to be told apart. */
const first = (ways, most) => {
  const passed = new Set();
  const end = ways.findIndex((way) => { way.hops.forEach((hop) => passed.add(hop.from).add(hop.to)); return passed.size > most; });
  return ways.slice(0, end < 0 ? ways.length : Math.max(end, 1));
};

/** Return a drawing {root, light(way | null), count} of the first ways of an answer, as wide as its box; it grows until every text has room. */
export const waysDrawn = (answer, width) => {
  const upright = width < NARROW;
  const told = { ...answer, results: first(answer.results, upright ? MOST.upright : MOST.wide) };
  const plan = planned(told);
  let layout = null;
  for (const grown of GROWN) {
    layout = laid(plan, told, { width, upright, grown });
    if (clear(layout)) break;
  }
  const lit = [];
  const of = (element, ways) => { lit.push({ element, ways }); return element; };
  const lines = layout.lines.map((line) => of(path(line, line.texts.map(({ text }) => text).join(", ")), line.ways));
  const said = layout.lines.flatMap((line) => words(line, of));
  const nodes = layout.nodes.map((one) => of(node(one, told), plan.ways.get(one.id) || new Set()));
  const called = `${told.results.length === 1 ? "One way" : `${told.results.length} ways`} from ${told.from.name || told.from.id} to ${told.to.name || told.to.id}; each is listed below in words`;
  const [left, top, right, bottom] = layout.whole;
  const root = svg("svg", { class: "ways-drawn", role: "img", "aria-label": called, width: right - left, height: bottom - top + 6, viewBox: `${left} ${top - 3} ${right - left} ${bottom - top + 6}` }, ...lines, ...said, ...nodes);
  const light = (way) => lit.forEach(({ element, ways }) => {
    element.classList.toggle("lit", way !== null && ways.has(way));
    element.classList.toggle("dim", way !== null && way < told.results.length && !ways.has(way));
  });
  return { root, light, count: told.results.length };
};
