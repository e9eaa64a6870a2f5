// Dates as sources give them, in words.

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

const one = (text) => {
  const [, whole, sure] = /^([0-9X-]+)([~?%]?)$/.exec(text) || [null, text, ""];
  const [year, month, day] = whole.split("-");
  const named = MONTHS[Number(month) - 1];
  const said = !named ? whole : day ? `${Number(day)} ${named} ${year}` : `${named} ${year}`;
  return { "": "", "~": "about ", "?": "perhaps ", "%": "perhaps about " }[sure] + said;
};

const lastOf = (year, month) => new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();

/** An interval of whole years or months, written by its days, as it is said: "2014-01-01/2015-12-31" is "2014/2015". */
const wholly = (first, last) => {
  const [a, b] = [first, last].map((text) => /^(\d{4})-(\d{2})-(\d{2})$/.exec(text));
  if (!a || !b || a[3] !== "01" || Number(b[3]) !== lastOf(b[1], b[2])) return [first, last];
  const years = a[2] === "01" && b[2] === "12";
  return [a, b].map(([, year, month]) => (years ? year : `${year}-${month}`));
};

/** "2014/2016" as it is read: "between 2014 and 2016". */
export const dateInWords = (text) => {
  const [first, last] = text.split("/");
  if (last === undefined) return one(first);
  if (first === ".." || first === "") return `by ${one(last)}`;
  if (last === ".." || last === "") return `${one(first)} or later`;
  const [from, to] = wholly(first, last);
  return from === to ? one(from) : `between ${one(from)} and ${one(to)}`;
};

/** When a claim says that it was: of what happened its date, of what lasted its beginning and end. */
export const claimWhen = ({ since, until }, lasts) => {
  if (!since && !until) return "undated";
  const begun = since && dateInWords(since), ended = until && dateInWords(until);
  if (since === until) return begun;
  if (!lasts && begun && !ended) return begun;
  if (begun && ended) return `from ${begun} until ${ended}`;
  return begun ? `from ${begun}, no end given` : `until ${ended}, no beginning given`;
};

const STANDINGS = { certain: "", happened: "", possible: "possibly then", carried: "no end known", undated: "undated" };

/** How an edge stands, and its periods, in words. */
export const edgeWhen = ({ standing, periods }) => {
  const said = periods.filter(([a, b]) => a || b).map(([a, b]) => (a && b && a !== b ? `${dateInWords(a)} to ${dateInWords(b)}` : a && b ? dateInWords(a) : a ? `from ${dateInWords(a)}` : `${standing === "happened" ? "by" : "until"} ${dateInWords(b.replace("../", ""))}`));
  return [...new Set([...said, STANDINGS[standing]].filter(Boolean))].join("; ");
};
