// Everything between two on one line of time: conflict on one side of the axis, cooperation on the other, what nobody dates at the end.

import { svg } from "../dom.js";
import { ACROSS, GAP, laid, LEAST, MARK, TAIL } from "./lineplan.js";
import { claimWhen } from "../when.js";
import { doubts } from "../claims.js";

const SHAPES = {
  conflict: (x, y) => svg("path", { d: `M${x} ${y - 6.5}l6.5 6.5l-6.5 6.5l-6.5 -6.5z` }),
  cooperation: (x, y) => svg("circle", { cx: x, cy: y, r: 5.5 }),
  other: (x, y) => svg("rect", { x: x - 5, y: y - 5, width: 10, height: 10 }),
};

const shape = (mark, place) => {
  const { x, y, toX, toY, tone, doubt } = place;
  const period = toX - x > 2 || toY - y > 2;
  const cross = doubt.includes("denied");
  return [
    period && svg("line", { class: "span", x1: x, y1: y, x2: toX, y2: toY }),
    mark.open && svg("path", { class: "open-end", d: place.upright ? `M${toX} ${toY}v${TAIL}` : `M${toX} ${toY}h${TAIL}` }),
    mark.open && svg("path", { class: "arrow", d: place.upright ? `M${toX - 4} ${toY + TAIL - 5}l4 5l4 -5` : `M${toX + TAIL - 5} ${toY - 4}l5 4l-5 4` }),
    SHAPES[tone](x, y),
    cross && svg("path", { class: "cross", d: `M${x - 7} ${y - 7}l14 14m0 -14l-14 14` }),
  ];
};

/** What a mark is called where it is not seen. */
const called = (entry, lasts) => `${[entry.tone, ...doubts(entry)].join(", ")}: ${entry.sentence}, ${claimWhen(entry, lasts(entry))}`;

const years = (time, upright, long) =>
  time.ticks.flatMap(({ at, text }) => [
    svg("line", { class: "tick", ...(upright ? { x1: 0, x2: long, y1: at, y2: at } : { y1: 0, y2: long, x1: at, x2: at }) }),
  ].concat(svg("text", { class: "year", ...(upright ? { x: 2, y: at - 3 } : { x: at + 3, y: long - 4 }), text })));

/**
 * Draw entries into a box as wide as it is; `lasts(entry)` says whether it is a state; `choose(claim)` is called by click, Enter and space.
 * Returns {root, lit(claim | null)}.
 */
export const line = (entries, { width, lasts, choose }) => drawn({ ...laid(entries, { width, lasts }), lasts, choose });

const HEAD = 20, FOOT = 20;

const drawn = ({ tones, bands, time, upright, long, width, undated, lasts, choose }) => {
  const starts = [];
  let reach = upright ? 60 : HEAD;
  const spare = upright ? Math.max(0, width - reach - 6 - bands.reduce((sum, band) => sum + Math.max(band.across, LEAST) + GAP, 0)) / bands.length : 0;
  for (const band of bands) {
    starts.push(reach);
    reach += upright ? Math.max(band.across, LEAST) + GAP + spare : band.across + HEAD + 6;
  }
  const [wide, high] = upright ? [Math.max(reach, width), long + 14] : [long, reach + FOOT - HEAD];
  const marks = new Map();
  const groups = bands.flatMap((band, i) => band.marks.map((mark) => {
    const group = markOf(mark, tones[i], place(mark, { upright, tone: tones[i], start: starts[i], across: band.across, above: !upright && i === 0 }), lasts);
    marks.set(mark.entry.claim, group);
    return { group, mark };
  }));
  const heads = tones.map((tone, i) => svg("text", { class: `band ${tone}`, ...(upright ? { x: starts[i], y: 14 } : { x: 14, y: starts[i] - 7 }), text: tone === "conflict" ? "◆ Conflict" : tone === "cooperation" ? "● Cooperation" : "■ Other" }));
  const axis = upright ? starts.slice(1).map((x) => svg("line", { class: "axis", x1: x - 12, x2: x - 12, y1: 20, y2: high })) : starts.slice(1, 2).map((y) => svg("line", { class: "axis", x1: 0, x2: wide, y1: y - HEAD - 3, y2: y - HEAD - 3 }));
  const end = undated && (upright
    ? [time.ticks.length > 0 && svg("line", { class: "axis", x1: 0, x2: wide, y1: time.undated - 24, y2: time.undated - 24 }), svg("text", { class: "year", x: 2, y: time.undated + 16, text: "undated" })]
    : [time.ticks.length > 0 && svg("line", { class: "axis", x1: time.undated - 14, x2: time.undated - 14, y1: 0, y2: high }), svg("text", { class: "year", x: time.undated - 8, y: high - 4, text: "undated" })]);
  const root = svg("svg", { class: `line${upright ? " upright" : ""}`, width: wide, height: high, viewBox: `0 0 ${wide} ${high}`, role: "group", "aria-label": "Line of time. The arrow keys go from mark to mark, Enter goes to what is said." },
    ...years(time, upright, upright ? wide : high), ...axis, ...(end || []).filter(Boolean), ...heads, ...groups.map(({ group }) => group));
  walk(groups, choose);
  return { root, lit: (claim) => marks.forEach((group, id) => group.classList.toggle("lit", id === claim)) };
};

const place = (mark, { upright, tone, start, across, above }) => {
  const off = above ? start + across - mark.off - ACROSS / 2 : start + mark.off + ACROSS / 2;
  const at = mark.start + MARK / 2, to = mark.end + MARK / 2;
  return upright ? { upright, tone, x: off, y: at, toX: off, toY: to } : { upright, tone, x: at, y: off, toX: to, toY: off };
};

const markOf = (mark, tone, placed, lasts) => {
  const doubt = doubts(mark.entry);
  const label = mark.text && svg("text", { class: "words", x: placed.toX + MARK / 2 + (mark.open && !placed.upright ? TAIL : 4), y: placed.y + 4, text: mark.text });
  return svg("g", { class: ["mark", tone, ...doubt, doubt.length ? "doubtful" : ""].filter(Boolean).join(" "), role: "button", tabindex: "-1", "data-claim": mark.entry.claim, "aria-label": called(mark.entry, lasts) },
    svg("title", { text: called(mark.entry, lasts) }), svg("rect", { class: "ring", x: placed.x - 9, y: placed.y - 9, width: placed.toX - placed.x + 18, height: placed.toY - placed.y + 18, rx: 4 }),
    ...shape(mark, { ...placed, doubt }), label);
};

/** One stop of the Tab key; the arrow keys go along the line. */
const walk = (groups, choose) => {
  const order = groups.toSorted((a, b) => a.mark.start - b.mark.start).map(({ group }) => group);
  const step = (from, by) => {
    const next = order[by === "first" ? 0 : by === "last" ? order.length - 1 : Math.min(order.length - 1, Math.max(0, order.indexOf(from) + by))];
    order.forEach((group) => group.setAttribute("tabindex", group === next ? "0" : "-1"));
    return next;
  };
  const keys = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: "first", End: "last" };
  for (const group of order) {
    group.addEventListener("click", () => { step(group, 0); choose(group.dataset.claim); });
    group.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") choose(group.dataset.claim);
      else if (event.key in keys) step(group, keys[event.key]).focus();
      else return;
      event.preventDefault();
    });
  }
  order[0]?.setAttribute("tabindex", "0");
};
