// Where everything stands on the line of time of two: which way it runs, how long it is, and each mark's place.

import { plain } from "../dom.js";
import { doubts } from "../claims.js";
import { fanned, pack, scale, spanned, wide } from "./placing.js";

export const ACROSS = 17, MARK = 12, TAIL = 22, LEAST = 56, GAP = 10;
const NARROW = 620, MANY = 60, HIGH = 204, STEP = 18, NEAR = 54, GROWN = [1, 1.5, 2.2, 3.2, 5, 8, 12], MARGIN = 62;
const EVERY = { upright: { month: 22, year: 26 }, level: { month: 66, year: 46 } };

const ALL = "all", DOUBTS = "doubts", NONE = "none";

const isDated = (entry) => Boolean(entry.at[0] || entry.at[1]);

/** The words beside a mark: its relation where there is room, its doubts, or nothing where it is crowded (its shape tells them too). */
const written = (entry, words) => (words === NONE ? [] : words === DOUBTS ? doubts(entry) : [plain(entry.relation || ""), ...doubts(entry)]).join(", ");

const sized = (entry, time, { upright, words, lasts }) => {
  const text = written(entry, words), [first, last] = entry.at, dated = isDated(entry), state = lasts(entry);
  const start = dated ? time.at(first) : time.undated;
  const end = dated && state ? Math.max(time.at(last, true), start) : start;
  const label = text ? wide(text) + (upright ? 11 : 8) : 0;
  const open = dated && state && !entry.until;
  const room = dated ? Math.max(NEAR, first && last ? time.at(last) - start - MARK : 0) : Infinity;
  const long = end - start + MARK + 4 + (open ? TAIL : 0);
  return { entry, text, start, end, open, room, along: upright ? Math.max(long, ACROSS) : long + label, across: upright ? MARK + 6 + label : ACROSS };
};

/** Lay the marks out along a line of some length. */
const along = (entries, tones, { width, upright, words, lasts, long }) => {
  const room = upright ? Math.max(LEAST, (width - MARGIN) / tones.length - GAP - 2 * ACROSS) : HIGH;
  const labels = (own) => Math.max(0, ...own.map((entry) => wide(written(entry, words))));
  const [dated, undated] = [entries.filter(isDated), entries.filter((entry) => !isDated(entry))];
  const placed = (time) => tones.map((tone) => fanned(entries.filter((entry) => entry.tone === tone).map((entry) => sized(entry, time, { upright, words, lasts })), room, STEP));
  const beyond = Math.max(0, ...placed({ at: () => 0, undated: 1e6 }).flat().map((mark) => mark.start - 1e6));
  const end = !undated.length ? 24 : upright ? 40 + beyond : Math.max(84, labels(undated) + 46 + beyond);
  const whole = upright && !dated.length ? 36 + end : long + (upright ? beyond : 0);
  const time = scale(entries, { from: upright ? 34 : 14, to: whole - end, every: upright ? EVERY.upright : EVERY.level, spare: upright ? 30 : Math.max(30, labels(dated) + 8) });
  const bands = placed(time).map((marks) => pack(marks, upright ? 0 : 44));
  return { tones, bands, time, upright, long: whole, width, undated: undated.length > 0 };
};

const across = (plan) => plan.bands.reduce((sum, band) => sum + Math.max(band.across, LEAST) + GAP, MARGIN);

/** Return the layout of entries in a width: {tones, bands, time, upright, long, width, undated}; an upright line grows until it fits, and then goes without words. */
export const laid = (entries, { width, lasts }) => {
  const upright = width < NARROW;
  const tones = ["conflict", "cooperation", ...(entries.some((entry) => entry.tone === "other") ? ["other"] : [])];
  if (!upright) return along(entries, tones, { width, upright, words: entries.length > MANY ? DOUBTS : ALL, lasts, long: width });
  const [first, last] = spanned(entries), months = last - first;
  const least = 60 + (months > 24 ? 38 * Math.min(18, Math.max(3, months / 12)) : Math.max(120, 26 * months));
  let best = null;
  for (const words of [DOUBTS, NONE]) for (const grown of GROWN) {
    const plan = along(entries, tones, { width, upright, words, lasts, long: least * grown });
    if (!best || across(plan) < across(best) - 1) best = plan;
    if (across(best) <= width) return best;
  }
  return best;
};
