// An answer as JSON, and as files.

import { button, download, make } from "../dom.js";

const SHOWN = 60_000, ROWS = 200;

/** Return a table as CSV; a text that a spreadsheet would take for a formula gets an apostrophe. */
export const csv = ({ fields, values }) => {
  const quoted = (value) => {
    if (value === null || value === undefined) return "";
    const text = typeof value === "string" ? value.replace(/^(?=[=+\-@\t\r])/, "'") : typeof value === "object" ? JSON.stringify(value) : String(value);
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `\ufeff${[fields, ...values].map((row) => row.map(quoted).join(",")).join("\r\n")}\r\n`;
};

const whole = (answer) => JSON.stringify({ fields: answer.data.fields, values: answer.data.values, truncated: answer.truncated, graph: answer.graph }, null, 2);

const copy = async (text, place, say) => {
  try {
    await navigator.clipboard.writeText(text);
    say("Copied");
    place.textContent = "✓ Copied";
  } catch {
    place.textContent = "The browser does not let this page copy; download it instead.";
  }
};

/** Return the buttons that hand an answer out. */
export const files = (answer, called, say) => {
  const told = make("span", { class: "soft", role: "status" });
  return make("div", { class: "row files" },
    button("Copy JSON", () => copy(whole(answer), told, say)),
    button("Download JSON", () => download(`${called}.json`, whole(answer), "application/json")),
    button("Download CSV", () => download(`${called}.csv`, csv(answer.data), "text/csv")), told);
};

/** Return an answer as text: its beginning where it is long. */
export const raw = (answer) => {
  const { fields, values } = answer.data;
  const text = JSON.stringify({ fields, values: values.slice(0, ROWS), truncated: answer.truncated, limits: answer.limits, elapsed_ms: answer.elapsed_ms }, null, 2);
  const cut = values.length > ROWS || text.length > SHOWN;
  return make("div", {}, cut ? make("p", { class: "soft", text: "This is its beginning; copy or download all of it." }) : null,
    make("pre", { class: "raw", tabindex: "0", role: "region", "aria-label": "The answer as JSON", dir: "ltr", text: text.slice(0, SHOWN) }));
};
