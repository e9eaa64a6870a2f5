// A statement's text: its parameters, its lines, and the place that a mistake names.

const TOKEN = /(\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)|'(?:[^'\\]|\\[^])*(?:'|$)|"(?:[^"\\]|\\[^])*(?:"|$))|\$([\p{L}\p{N}_]+|`(?:[^`]|``)*`)|(`(?:[^`]|``)*(?:`|$))|([()[\]{}])|([\p{L}\p{N}_]+)|./gsu;
const CLOSES = { "(": ")", "[": "]", "{": "}" };

/** Return the names of a statement's parameters, in order, each once. */
export const parameters = (text) => [...new Set([...text.matchAll(TOKEN)].filter((found) => found[2]).map((found) => found[2].replace(/^`|`$/g, "").replaceAll("``", "`")))];

/** Return the brackets as pairs of offsets; the end is null where one is never closed, the start where it was never opened. */
export const brackets = (text) => {
  const open = [], pairs = [];
  for (const found of text.matchAll(TOKEN)) {
    const sign = found[4];
    if (!sign) continue;
    if (CLOSES[sign]) open.push({ sign, start: found.index });
    else if (open.length && CLOSES[open.at(-1).sign] === sign) pairs.push([open.pop().start, found.index]);
    else pairs.push([null, found.index]);
  }
  return [...pairs, ...open.map((one) => [one.start, null])];
};

/** Return the line and column, from 1, of an offset. */
export const at = (text, offset) => {
  const before = text.slice(0, offset);
  return { line: before.split("\n").length, column: offset - before.lastIndexOf("\n") };
};

const wordAt = (text, offset) => {
  for (const found of text.matchAll(TOKEN)) {
    if (found.index + found[0].length > offset) return found.index === offset ? found[0].split("\n")[0] : text[offset];
  }
  return "";
};

/** Return where a mistake stands: {start, end, line, column, others: offsets of brackets that belong to it, told}. The service counts characters, a text field UTF-16 units. */
export const mistake = (text, position) => {
  const start = [...text].slice(0, position.offset).join("").length;
  const pairs = brackets(text);
  const lone = pairs.find(([from, to]) => from === null || to === null);
  const partner = pairs.find((pair) => pair.includes(start))?.find((offset) => offset !== start);
  const others = [partner, lone?.[0] ?? lone?.[1]].filter((offset) => offset !== undefined && offset !== null);
  return { start, end: start + wordAt(text, start).length, ...at(text, start), others, told: lone ? unpaired(text, lone) : "" };
};

const unpaired = (text, [from, to]) => {
  const { line, column } = at(text, from ?? to);
  return `The bracket ${text[from ?? to]} at line ${line}, column ${column} is never ${from === null ? "opened" : "closed"}.`;
};

/** Read what is typed for a parameter: JSON where it is JSON, else text. Returns {value, kind}. */
export const valued = (typed) => {
  if (typed.trim() === "") return { value: null, kind: "nothing (null)" };
  try {
    const value = JSON.parse(typed);
    const kind = Array.isArray(value) ? "a list" : value === null ? "nothing (null)" : { string: "text", number: "a number", boolean: "true or false", object: "a map" }[typeof value];
    return { value, kind };
  } catch {
    return { value: typed, kind: "text" };
  }
};

/** Write a value so that `valued` reads the same again. */
export const typed = (value) => (typeof value === "string" && valued(value).value === value ? value : JSON.stringify(value));
