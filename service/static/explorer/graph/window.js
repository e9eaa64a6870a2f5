// The window of time: a histogram with two handles under the canvas. It moves the picture at once; the service has the last word.

import { send } from "../api.js";
import { dateField } from "../datefield.js";
import { counted, make } from "../dom.js";
import { bins, drawn } from "./histogram.js";
import { filters } from "./keeping.js";

const CHUNK = 2000;

const exactly = async (ids, from, until, query) => {
  const asked = { ...filters(query), since: from, until, undated: "exclude" };
  const parts = Array.from({ length: Math.ceil(ids.length / CHUNK) }, (_, n) => ids.slice(n * CHUNK, (n + 1) * CHUNK));
  const told = await Promise.all(parts.map((relationships) => send("POST", "/drawing/standing", { relationships }, { params: asked })));
  return new Set(told.flatMap((one) => Object.keys(one.kept)));
};

const written = (day, unit) => (unit === "year" ? day.slice(0, 4) : unit === "quarter" ? `${day.slice(0, 4)} Q${Math.ceil(Number(day.slice(5, 7)) / 3)}` : day.slice(0, 7));

/** Put the window of time into a place; draw() follows the picture. */
export const timeWindow = (place, graph) => {
  const handle = (label, key) => make("input", { type: "range", min: 0, step: 1, class: "handle", "aria-label": label, on: { input: () => moved(key), change: () => released(key), keydown: (event) => paged(event, key) } });
  const low = handle("From", "low"), high = handle("To", "high");
  const plot = make("div", { class: "plot" }), field = make("div", { class: "time" }, plot, low, high);
  const dates = { from: dateField("window-from", () => typed()), until: dateField("window-to", () => typed()) };
  const undated = make("input", { type: "checkbox", id: "window-undated", on: { change: () => graph.change({ undated: undated.checked }) } });
  const undatedCount = make("span", {}), stand = make("span", { class: "soft", id: "window-stand", role: "status" });
  const every = make("button", { type: "button", on: { click: () => settle(null, null) } }, "All time");
  place.append(field, make("div", { class: "row small" },
    make("label", { for: "window-from" }, "From ", dates.from), make("label", { for: "window-to" }, "to ", dates.until), every,
    make("label", { for: "window-undated" }, undated, " include undated (", undatedCount, ")"), stand));
  let told = { counts: [], starts: [], ends: [], unit: "year" }, bars = null, counting = null, frame = null, asking = 0;

  /** What the handles choose: the end that was moved by its handle, the other as it was. */
  const chosen = (key) => {
    const crossed = Number(low.value) > Number(high.value);
    if (crossed) (key === "low" ? low : high).value = key === "low" ? high.value : low.value;
    const [a, b] = [Number(low.value), Number(high.value)], { from, until } = graph.state;
    return { a, b, from: key === "high" ? from : a === 0 ? null : told.starts[a], until: key === "low" ? until : b === told.counts.length - 1 ? null : told.ends[b] };
  };
  const speak = () => {
    for (const input of [low, high]) if (told.starts.length) input.setAttribute("aria-valuetext", written(told.starts[Number(input.value)], told.unit));
  };
  const count = () => {
    const { picture, state } = graph;
    stand.textContent = state.from || state.until ? `${picture.shown.edges.size.toLocaleString("en")} of ${counted(picture.edges.size, "relationship")} stand then.` : "";
  };
  const moved = (key) => {
    if (!graph.picture) return;
    const { a, b } = chosen(key);
    bars?.light(a, b);
    speak();
    frame ??= requestAnimationFrame(() => {
      frame = null;
      const { from, until } = chosen(key);
      graph.window(from, until, {});
      count();
    });
  };
  /** Hold what is shown against the service's answer, which counts. */
  const ask = async () => {
    const mine = (asking += 1), { from, until } = graph.state, { picture } = graph;
    const before = new Set(picture.shown.edges);
    const kept = await exactly([...picture.edges.keys()].filter((id) => picture.days.get(id)?.length), from, until, graph.state.query);
    if (mine !== asking || picture !== graph.picture) return;
    graph.exact(kept);
    const now = picture.shown.edges, differ = [...now].filter((id) => !before.has(id)).length + [...before].filter((id) => !now.has(id)).length;
    graph.app.say(`${stand.textContent}${differ ? ` ${counted(differ, "relationship")} changed by the service's exact answer.` : ""}`);
  };
  const settle = (from, until) => {
    cancelAnimationFrame(frame);
    frame = null;
    asking += 1;
    return graph.window(from, until, { final: true });
  };
  const released = (key) => {
    const { from, until } = chosen(key);
    settle(from, until)?.catch(graph.app.fail);
  };
  const paged = (event, key) => {
    const input = key === "low" ? low : high, year = { year: 1, quarter: 4, month: 12 }[told.unit];
    const step = event.shiftKey && { ArrowRight: year, ArrowUp: year, ArrowLeft: -year, ArrowDown: -year }[event.key];
    if (!step) return;
    event.preventDefault();
    input.value = String(Number(input.value) + step);
    moved(key);
    released(key);
  };
  const typed = () => {
    const days = [dates.from.value || null, dates.until.value || null];
    if (days[0] && days[1] && days[0] > days[1]) days.reverse();
    settle(...days)?.catch(graph.app.fail);
  };

  const rebuild = (days) => {
    told = bins(days);
    bars = drawn(told);
    plot.replaceChildren(bars.root, ...(told.starts.length ? [make("div", { class: "ends soft" }, make("span", { text: written(told.starts[0], told.unit) }), make("span", { text: `${told.counts.reduce((a, b) => a + b, 0).toLocaleString("en")} dated claims by ${told.unit}` }), make("span", { text: written(told.starts.at(-1), told.unit) }))] : [make("p", { class: "soft", text: "Nothing here is dated." })]));
    for (const input of [low, high]) {
      input.max = String(Math.max(0, told.counts.length - 1));
      input.disabled = told.counts.length < 2;
    }
  };
  const at = (day, ends, or) => {
    if (!day) return or;
    const found = ends ? told.ends.findIndex((end) => end >= day) : told.starts.findLastIndex((start) => start <= day);
    return found < 0 ? or : found;
  };
  return {
    ask,
    draw: () => {
      const { picture, state } = graph;
      if (picture !== counting) {
        counting = picture;
        rebuild([...picture.edges.keys()].flatMap((id) => picture.days.get(id) || []));
      }
      low.value = String(at(state.from, false, 0));
      high.value = String(at(state.until, true, Math.max(0, told.counts.length - 1)));
      low.classList.toggle("above", Number(low.value) > told.counts.length / 2);
      bars.light(Number(low.value), Number(high.value));
      speak();
      dates.from.show(state.from);
      dates.until.show(state.until);
      undated.checked = state.undated;
      undatedCount.textContent = String([...picture.edges.keys()].filter((id) => !picture.days.get(id)?.length).length);
      every.disabled = !state.from && !state.until;
      count();
    },
  };
};
