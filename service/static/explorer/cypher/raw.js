// An answer as JSON, and as files.

import { csv } from "../csv.js";
import { button, copied, download, make } from "../dom.js";

const SHOWN = 60_000, ROWS = 200, PART = 200;

const rest = () => new Promise((go) => { setTimeout(go); });

/** Return rows as JSON, a row a line; a part at a time, so that the page stays awake. */
const lines = async (rows) => {
  const parts = [];
  for (let from = 0; from < rows.length; from += PART) {
    parts.push(rows.slice(from, from + PART).map((row) => JSON.stringify(row)).join(",\n"));
    await rest();
  }
  return new Blob(parts.flatMap((part, place) => (place ? [",\n", part] : [part])));
};

/** Return the whole answer as a JSON file. */
const whole = async ({ data, truncated, graph }) =>
  new Blob([`{"fields": ${JSON.stringify(data.fields)},\n"truncated": ${truncated},\n"values": [\n`, await lines(data.values), "\n],\n\"graph\": {\"nodes\": [\n", await lines(graph.nodes), "\n],\n\"edges\": [\n", await lines(graph.edges), "\n]}}\n"], { type: "application/json" });

const copy = async (answer, place, say) => {
  place.textContent = "";
  const done = await copied(await (await whole(answer)).text());
  if (done) say("Copied");
  place.textContent = done ? "✓ Copied" : "The browser does not let this page copy; download it instead.";
};

/** Return the buttons that hand an answer out. */
export const files = (answer, called, say) => {
  const told = make("span", { class: "soft", role: "status" });
  return make("div", { class: "row files" },
    button("Copy JSON", () => copy(answer, told, say)),
    button("Download JSON", async () => download(`${called}.json`, await whole(answer))),
    button("Download CSV", () => download(`${called}.csv`, csv(answer.data.fields, answer.data.values), "text/csv")), told);
};

/** Return an answer as text: its beginning where it is long. */
export const raw = (answer) => {
  const { fields, values } = answer.data;
  const text = JSON.stringify({ fields, values: values.slice(0, ROWS), truncated: answer.truncated, limits: answer.limits, elapsed_ms: answer.elapsed_ms }, null, 2);
  const cut = values.length > ROWS || text.length > SHOWN;
  return make("div", {}, cut ? make("p", { class: "soft", text: "This is its beginning; copy or download all of it." }) : null,
    make("pre", { class: "raw", tabindex: "0", role: "region", "aria-label": "The answer as JSON", dir: "ltr", text: text.slice(0, SHOWN) }));
};
