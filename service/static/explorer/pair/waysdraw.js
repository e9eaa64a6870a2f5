// A small drawing of ways: who is passed, in columns by hop, and by which relation.

import { plain, svg } from "../dom.js";
import { meet } from "./placing.js";

const LETTER = 6.6, BEND = 34;
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
  return { column, lines: [...lines.values()], ways, last };
};

const spread = ({ column, last }, width, upright) => {
  const columns = Array.from({ length: last + 1 }, (_, at) => [...column].filter(([, own]) => own === at).map(([id]) => id));
  const most = Math.max(...columns.map((ids) => ids.length));
  const across = upright ? Math.max(width, most * 136) : Math.max(130, most * (most > 3 ? 92 : 78));
  const along = upright ? (last + 1) * (most > 2 ? 150 : 118) : Math.max(width, (last + 1) * 150);
  const where = new Map();
  columns.forEach((ids, at) => ids.forEach((id, i) => {
    const main = ((at + 0.5) / (last + 1)) * along, side = ((i + 0.5) / ids.length) * across;
    where.set(id, upright ? { x: side, y: main } : { x: main, y: side });
  }));
  return { where, wide: upright ? across : along, high: upright ? along : across, room: upright ? across / most : along / (last + 1) };
};

const short = (text, room) => (text.length * LETTER <= room ? text : `${text.slice(0, Math.max(6, Math.floor(room / LETTER) - 1))}…`);

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

/** Return the room for words on a line: the first place where they cover neither a node nor other words. */
const roomOn = (curve, half, tall, taken) => {
  const boxed = (t) => { const [x, y] = along(curve, t); return [x - half, y - tall / 2, x + half, y + tall / 2]; };
  const box = [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73].map(boxed).find((tried) => !taken.some((other) => meet(tried, other))) || boxed(0.5);
  taken.push(box);
  return box;
};

/** Return a drawing {root, light(way | null)} of an answer, as wide as its box. */
export const waysDrawn = (told, width) => {
  const plan = planned(told), upright = width < 620;
  const { where, wide, high, room } = spread(plan, width, upright);
  const taken = [...where].map(([id, { x, y }]) => { const half = (short(told.entities[id]?.name || id, room * 0.92).length * LETTER) / 2; return [x - half, y - 12, x + half, y + 30]; });
  const lit = [];
  const of = (element, ways) => { lit.push({ element, ways }); return element; };
  const curves = plan.lines.map((line) => bent(where.get(line.from), where.get(line.to), { passes: Math.abs(plan.column.get(line.from) - plan.column.get(line.to)) !== 1, upright, middle: (upright ? wide : high) / 2 }));
  const lines = plan.lines.map((line, i) => of(svg("path", { class: "hop", d: `M${curves[i].a.x} ${curves[i].a.y}Q${curves[i].c.x} ${curves[i].c.y} ${curves[i].b.x} ${curves[i].b.y}` }), line.ways));
  const words = plan.lines.flatMap((line, i) => {
    const { a, b } = curves[i];
    const texts = [...line.relations.values()].map((relation) => ({ text: relation.word + sign(relation, a, b, upright), ways: relation.ways }));
    const half = (Math.max(...texts.map(({ text }) => text.length)) * LETTER) / 2;
    const box = roomOn(curves[i], half, texts.length * 14, taken);
    return texts.map(({ text, ways }, at) => of(svg("g", { class: "relation" }, svg("rect", { x: box[0], y: box[1] + at * 14, width: half * 2, height: 14 }), svg("text", { x: (box[0] + box[2]) / 2, y: box[1] + 11 + at * 14, text })), ways));
  });
  const nodes = [...where].map(([id, { x, y }]) => {
    const entity = told.entities[id] || { id, type: "Thing", name: id };
    const end = id === told.from.id || id === told.to.id;
    return of(svg("g", { class: `node ${entity.type}${end ? " end" : ""}` }, svg("title", { text: `${entity.name || id}, ${entity.type.toLowerCase()}` }), (GLYPHS[entity.type] || GLYPHS.Thing)(x, y), svg("text", { x, y: y + 25, direction: "ltr", text: short(entity.name || id, room * 0.92) })), plan.ways.get(id) || new Set());
  });
  const called = `${told.results.length === 1 ? "One way" : `${told.results.length} ways`} from ${told.from.name || told.from.id} to ${told.to.name || told.to.id}; each is listed below in words`;
  const root = svg("svg", { class: "ways-drawn", role: "img", "aria-label": called, width: wide, height: high, viewBox: `0 0 ${wide} ${high}` }, ...lines, ...words, ...nodes);
  const light = (way) => lit.forEach(({ element, ways }) => {
    element.classList.toggle("lit", way !== null && ways.has(way));
    element.classList.toggle("dim", way !== null && !ways.has(way));
  });
  return { root, light };
};
