// Dates as sources give them, in words.

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

const one = (text) => {
  const [, whole, sure] = /^([0-9X-]+)([~?%]?)$/.exec(text) || [null, text, ""];
  const [year, month, day] = whole.split("-");
  const named = MONTHS[Number(month) - 1];
  const said = !named ? whole : day ? `${Number(day)} ${named} ${year}` : `${named} ${year}`;
  return { "": "", "~": "about ", "?": "perhaps ", "%": "perhaps about " }[sure] + said;
};

/** "2014/2016" as it is read: "between 2014 and 2016". */
export const dateInWords = (text) => {
  const [first, last] = text.split("/");
  if (last === undefined) return one(first);
  if (first === ".." || first === "") return `by ${one(last)}`;
  if (last === ".." || last === "") return `${one(first)} or later`;
  return `between ${one(first)} and ${one(last)}`;
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
