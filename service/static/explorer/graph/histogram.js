// How many dated claims fall into each year, quarter or month.

import { svg } from "../dom.js";

const WIDE = 1000, HIGH = 60;
const MONTHS = { year: 12, quarter: 3, month: 1 };

const index = (day, months) => Math.floor((Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1) / months);
const dayOf = (bin, months) => {
  const month = bin * months;
  return `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}-01`;
};

/** Return the last day before an ISO day. */
const before = (day) => new Date(Date.parse(`${day}T00:00Z`) - 86_400_000).toISOString().slice(0, 10);

/**
 * Return the bins of some claims' days ([first, last], null open): {unit, counts, starts, ends}, one entry a bin.
 * A claim counts in the bin that it begins in, or ends in where its beginning is open.
 */
export const bins = (days) => {
  const known = days.map(([first, last]) => first || last).filter(Boolean);
  if (!known.length) return { unit: "year", counts: [], starts: [], ends: [] };
  const ends = days.map(([, last]) => last).filter((last) => last && last < "9000");
  const first = known.reduce((a, b) => (a < b ? a : b)), last = [...known, ...ends].reduce((a, b) => (a > b ? a : b));
  const years = Number(last.slice(0, 4)) - Number(first.slice(0, 4)) + 1;
  const unit = years > 12 ? "year" : years > 3 ? "quarter" : "month", months = MONTHS[unit];
  const from = index(first, months), counts = new Array(index(last, months) - from + 1).fill(0);
  for (const day of known) counts[index(day, months) - from] += 1;
  const starts = counts.map((_, bin) => dayOf(from + bin, months));
  return { unit, counts, starts, ends: starts.map((_, bin) => before(dayOf(from + bin + 1, months))) };
};

/** Return the drawing of bins: a bar each, and `light(from, to)` that shows which are chosen. */
export const drawn = ({ counts, starts, unit }) => {
  const most = Math.max(1, ...counts), step = WIDE / Math.max(1, counts.length);
  const bars = counts.map((count, bin) => {
    const high = count ? Math.max(2, (HIGH * count) / most) : 0;
    return svg("rect", { x: bin * step + step * 0.08, y: HIGH - high, width: step * 0.84, height: high, class: "bar" }, svg("title", { text: `${starts[bin].slice(0, unit === "year" ? 4 : 7)}: ${count}` }));
  });
  const root = svg("svg", { viewBox: `0 0 ${WIDE} ${HIGH}`, preserveAspectRatio: "none", class: "histogram", "aria-hidden": "true" }, ...bars);
  return { root, light: (from, to) => bars.forEach((bar, bin) => bar.classList.toggle("out", bin < from || bin > to)) };
};
