// What is typed, as a claim's record holds it.

/** An entity as a record names one that is there. */
export const bare = (value) => (value && typeof value === "object" && value.id ? { id: value.id, type: value.type } : value);

const FIGURE = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`;
const COUNT = new RegExp(String.raw`^(>=|<=|>|<|~)?\s*(${FIGURE})(?:\s*[-–]\s*(${FIGURE}))?(?:\s+(.*))?$`);

/** A count as it is typed ("60", ">60 fighters", "1500-2200 fighters"), or null. */
export const counted = (text) => {
  const said = COUNT.exec(text.trim());
  if (!said) return null;
  const [, op = "=", first, second, of] = said;
  const low = Number(first.replaceAll(",", "")), high = second ? Number(second.replaceAll(",", "")) : low;
  if (low > high) return null;
  return { min: op.startsWith("<") ? null : low, max: op.startsWith(">") ? null : high, op, of: of || null };
};

/** A whole number as it is typed ("60", "1,500"), or null. */
export const whole = (text) => {
  const number = /^(\d{1,3}(,\d{3})+|\d+)$/.test(text) ? Number(text.replaceAll(",", "")) : NaN;
  return Number.isSafeInteger(number) ? number : null;
};
