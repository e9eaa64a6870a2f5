// Where things stand: days along an axis, and marks beside each other so that none covers another.

const days = (iso) => Date.parse(`${iso}T00:00:00Z`) / 864e5;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const STEPS = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200], YEAR = 12;

/** A month as a number of months, and the day that it begins on. */
const monthOf = (iso) => Number(iso.slice(0, 4)) * YEAR + Number(iso.slice(5, 7)) - 1;
const begins = (month) => Date.UTC(Math.floor(month / YEAR), month % YEAR, 1) / 864e5;

/** Return the months that dated entries span, whole years where they are many: [first, after the last]. */
export const spanned = (entries) => {
  const months = entries.flatMap((entry) => entry.at).filter(Boolean).map(monthOf);
  if (!months.length) return [0, 0];
  const [first, last] = [Math.min(...months), Math.max(...months) + 1];
  return last - first > 2 * YEAR ? [Math.floor(first / YEAR) * YEAR, Math.ceil(last / YEAR) * YEAR] : [first, last];
};

const called = (month, step) => (step < YEAR ? `${MONTHS[month % YEAR]} ${Math.floor(month / YEAR)}` : String(Math.floor(month / YEAR)));

/** Return the scale of a line of time: {at(day, last), ticks, undated}; an open day stands at the end that it is open to. */
export const scale = (entries, { from, to, every, spare }) => {
  const [first, last] = spanned(entries), [low, high] = [begins(first), begins(last)];
  const on = (day) => from + ((day - low) / Math.max(high - low, 1)) * (to - from - spare);
  const step = STEPS.filter((months) => months >= YEAR || last - first <= 2 * YEAR).find((months) => ((last - first) / months) * (months < YEAR ? every.month : every.year) <= to - from - spare) || 2400;
  const ticks = [];
  for (let month = Math.ceil(first / step) * step; last && month <= last; month += step) ticks.push({ text: called(month, step), at: on(begins(month)) });
  return { at: (iso, end = false) => (iso ? on(days(iso)) : end ? on(high) : on(low)), ticks, undated: last ? to + 14 : from + 16 };
};

/** Put marks that stand at one place next to each other once they fill the room across, as far as their own `room` goes. */
export const fanned = (marks, across, step) => {
  const met = new Map();
  return marks.map((mark) => {
    const place = Math.round(mark.start), { row, used } = met.get(place) || { row: 0, used: 0 };
    const now = used && used + mark.across > across ? { row: row + 1, used: mark.across } : { row, used: used + mark.across };
    met.set(place, now);
    const shift = mark.end - mark.start > 2 ? 0 : Math.min(now.row * step, mark.room);
    return { ...mark, start: mark.start + shift, end: mark.end + shift };
  });
};

/** Give each mark the smallest distance from the axis (`off`) at which it covers no other: {marks, across}. */
export const pack = (marks, least) => {
  const placed = [];
  let across = 0;
  for (const mark of marks.toSorted((a, b) => a.start - b.start)) {
    const beside = placed.filter((other) => other.start < mark.start + mark.along && mark.start < other.start + other.along);
    const tried = [0, ...beside.map((other) => other.off + other.across)].sort((a, b) => a - b);
    const off = tried.find((from) => beside.every((other) => from >= other.off + other.across || from + mark.across <= other.off));
    placed.push({ ...mark, off });
    across = Math.max(across, off + mark.across);
  }
  return { marks: placed, across: Math.max(across, least) };
};

/** Whether two boxes [left, top, right, bottom] share room. */
export const meet = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/** Return the first of some boxes that shares room with none of those taken, and take it; nothing where there is none. */
export const placed = (boxes, taken) => {
  const box = boxes.find((tried) => !taken.some((other) => meet(tried, other)));
  if (box) taken.push(box);
  return box;
};

/** Return the box around some boxes. */
export const together = (boxes) => [0, 1, 2, 3].map((side) => (side < 2 ? Math.min : Math.max)(...boxes.map((box) => box[side])));

let pen = null;

/** Return how wide a text of a drawing is at most, in bold. */
export const wide = (text) => {
  if (!pen) {
    pen = document.createElement("canvas").getContext("2d");
    pen.font = `bold 12px ${getComputedStyle(document.body).fontFamily}`;
  }
  return pen.measureText(text).width;
};

const cut = (text, room) => {
  const letters = [...text];
  while (letters.length > 1 && wide(`${letters.join("")}…`) > room) letters.pop();
  return `${letters.join("").trimEnd()}…`;
};

/** Return a text in lines that fit a room; what is longer than `most` lines ends in "…". */
export const wrapped = (text, room, most) => {
  const lines = [""];
  for (const word of text.split(/\s+/)) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (wide(longer) <= room || !lines.at(-1)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const kept = lines.slice(0, most).map((line) => (wide(line) > room ? cut(line, room) : line));
  if (lines.length > most) kept[most - 1] = cut(`${kept[most - 1].replace(/…$/, "")}`, room);
  return kept;
};
