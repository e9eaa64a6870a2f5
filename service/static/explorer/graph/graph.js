// The network as a whole: its state, what is loaded of it, and every way in which it changes.

import { keep, write } from "../address.js";
import { button, counted, find, make, put } from "../dom.js";
import { banner } from "./banner.js";
import { canvas } from "./canvas.js";
import { showNode } from "./entity.js";
import { showEdge, showNothing } from "./evidence.js";
import { finding } from "./finding.js";
import { keeping } from "./keeping.js";
import { keyList, keys } from "./keys.js";
import { legend } from "./legend.js";
import { forget, load, shownOf } from "./picture.js";
import { asksElse, fromParams, startsElse, steps, toParams } from "./state.js";
import { table } from "./table.js";
import { timeWindow } from "./window.js";

export class Graph {
  constructor(parts, app, params) {
    Object.assign(this, { parts, app, state: fromParams(params), places: new Map(), history: steps(), exactly: null, picture: null, turn: 0 });
  }

  begin() {
    const on = { select: (id) => this.select(id, { quiet: true }), expand: (id) => this.expand(id, {}), more: (stub) => this.expand(stub.id, stub), moved: (places) => this.change({ pinned: { ...this.state.pinned, ...places } }) };
    this.canvas = canvas(this.parts.field, on);
    this.listed = keyList();
    this.parts.field.after(this.listed);
    keys(this.parts.field, this, this.listed);
    this.legend = legend(this.parts.legend, this);
    this.time = timeWindow(this.parts.window, this);
    this.table = table(this.parts.table, this);
    this.banner = banner(this.parts.banner, this);
    finding(this.parts.find, this);
    this.tools();
  }

  tools() {
    this.undoing = button("Undo", () => this.undo(), { title: "Ctrl Z" });
    this.redoing = button("Redo", () => this.redo(), { title: "Ctrl Shift Z" });
    this.hiddenOnes = button("Show hidden", () => this.change({ hidden: [], collapsed: [] }));
    this.parts.tools.append(this.undoing, this.redoing, button("Fit", () => this.canvas.fit(), { title: "F" }), button("−", () => this.canvas.zoom(0.8), { "aria-label": "Zoom out" }), button("+", () => this.canvas.zoom(1.25), { "aria-label": "Zoom in" }), this.hiddenOnes, button("Keys", () => this.listed.showModal(), { title: "?" }));
    keeping(this.parts.tools, this);
  }

  /** Load what the state asks for, then draw it. */
  async load() {
    const mine = (this.turn += 1);
    this.parts.field.setAttribute("aria-busy", "true");
    try {
      const places = this.picture && startsElse(this.begun, this.state) ? new Map() : this.places;
      const loaded = await load(this.state, places).catch((error) => {
        if (mine === this.turn) throw error;
      });
      if (mine !== this.turn) return false;
      const anew = places !== this.places;
      Object.assign(this, { places, begun: this.state });
      this.picture = Object.assign(loaded, { shown: shownOf(loaded, this.state, this.exactly) });
      this.draw();
      if (anew) this.canvas.fit();
      this.beExact();
      return true;
    } finally {
      this.parts.field.removeAttribute("aria-busy");
    }
  }

  /** Load what the address asks for; where that fails, say why and offer to try again. */
  async first() {
    this.nothing("Reading the network…");
    try {
      if (await this.load()) this.fill();
    } catch (error) {
      this.nothing(error.message, { again: true });
      this.app.fail(error);
    }
  }

  draw() {
    const { picture, state } = this;
    this.canvas.set(picture.shown);
    if (this.drawn?.picture === picture && this.drawn.pinned === state.pinned) this.canvas.again(state);
    else this.canvas.draw(picture, this.places, state);
    this.drawn = { picture, pinned: state.pinned };
    this.told();
  }

  /** Say what is shown, everywhere where it is said. */
  told() {
    const { picture, state, parts } = this;
    const { nodes, edges } = picture.shown;
    parts.heading.replaceChildren(make("bdi", { text: picture.title }));
    document.title = `${picture.title} · Fealty`;
    this.nothing(nodes.size ? "" : picture.nodes.size ? "Every entity that is loaded is filtered away." : "Nothing fits: take a filter of the question away, or load some claims.", { back: picture.nodes.size > 0 });
    const of = edges.size < picture.edges.size ? ` of ${picture.edges.size.toLocaleString("en")} loaded` : "";
    parts.counts.textContent = picture.nodes.size ? `${counted(nodes.size, "entity", "entities")}, ${counted(edges.size, "relationship")}${of}. A sign marks an entity, a line what sources say; ?! marks what they dispute.` : "Nothing fits: take a filter away, or load some claims.";
    parts.field.setAttribute("aria-label", `Network ${picture.title}: ${counted(nodes.size, "entity", "entities")}, ${counted(edges.size, "relationship")}`);
    for (const part of [this.legend, this.time, this.table, this.banner]) part.draw();
    this.undoing.disabled = !this.history.canUndo;
    this.redoing.disabled = !this.history.canRedo;
    this.hiddenOnes.disabled = !state.hidden.length && !state.collapsed.length;
    this.hiddenOnes.textContent = state.hidden.length ? `Show hidden (${state.hidden.length})` : "Show hidden";
    this.canvas.select(state.selected, picture.edges.has(state.selected));
  }

  /** Say in the canvas that nothing is shown, and why; `back` offers to take the filters away, `again` to ask once more. */
  nothing(why, { back = false, again = false } = {}) {
    const { nothing } = this.parts;
    nothing.hidden = !why;
    const everything = { off: { types: [], relations: [] }, contested: false, minSources: 1, from: null, until: null, undated: true, hidden: [], collapsed: [] };
    put(nothing, why && make("p", { dir: "auto", text: why }), back && button("Show everything", () => this.change(everything)), again && button("Try again", () => this.first()));
  }

  /** Ask the service which relationships stand in the window, where there is one. */
  beExact() {
    if ((this.state.from || this.state.until) && !this.exactly) this.time.ask().catch(this.app.fail);
  }

  /** Change the state, in a step that can be undone; say whether it came about. */
  async change(patch) {
    this.history.push(this.state);
    const done = await this.become({ ...this.state, ...patch });
    if (!done && !this.closed) this.history.drop();
    return done;
  }

  async become(state) {
    const before = this.state;
    this.state = state;
    keep(write("graph", [], toParams(state)));
    if (before.from !== state.from || before.until !== state.until) this.exactly = null;
    if (!this.picture || asksElse(before, state)) {
      this.exactly = null;
      try {
        await this.load();
      } catch (error) {
        this.app.fail(error);
        if (!this.picture) return this.nothing(error.message, { again: true }) || false;
        this.state = before;
        keep(write("graph", [], toParams(before)));
        return false;
      }
    } else {
      this.picture.shown = shownOf(this.picture, state, this.exactly);
      this.draw();
      this.beExact();
    }
    if (state.selected !== this.filled) this.fill();
    return true;
  }

  async undo() { await this.step(this.history.undo(this.state), "Undone"); }
  async redo() { await this.step(this.history.redo(this.state), "Done again"); }
  async step(state, said) {
    if (!state) return;
    const { selected, panel } = this.state, still = this.picture?.shown.nodes.has(selected) || this.picture?.shown.edges.has(selected);
    await this.become(still ? { ...state, selected, panel } : state);
    this.app.say(`${said}. ${this.parts.counts.textContent}`);
  }

  /** Move the window of time: at once with what is loaded; the picture is redrawn, nothing is rebuilt. */
  window(from, until, { final = false } = {}) {
    if (!this.picture) return undefined;
    this.canvas.moving(!final);
    if (final) {
      const before = this.windowed ?? this.state;
      if (before.from !== from || before.until !== until) this.history.push(before);
      this.windowed = null;
      return this.become({ ...this.state, from, until });
    }
    this.windowed ??= this.state;
    this.exactly = null;
    this.state = { ...this.state, from, until };
    this.picture.shown = shownOf(this.picture, this.state);
    this.canvas.show(this.picture.shown);
    return undefined;
  }

  /** Take the server's word on which loaded relationships stand in the window. */
  exact(kept) {
    this.exactly = kept;
    if (!this.picture) return;
    this.picture.shown = shownOf(this.picture, this.state, kept);
    this.draw();
  }

  select(id, { by = null, quiet = false } = {}) {
    if (!this.picture) return this.app.say("Nothing is loaded yet");
    this.state = { ...this.state, selected: id, panel: null };
    keep(write("graph", [], toParams(this.state)));
    this.canvas.select(id, this.picture.edges.has(id));
    this.fill();
    if (!quiet) this.say(id, by);
    return undefined;
  }

  say(id, by) {
    const node = this.picture.nodes.get(id), edge = this.picture.edges.get(id);
    if (!id) this.app.say("Nothing is selected");
    if (edge) this.app.say(`${edge.sentence}. ${counted(edge.source_count, "source")}${edge.contested ? ", disputed" : ""}. Enter reads who says so.`);
    if (node) this.app.say(`${node.label}, ${node.type}, ${counted(this.picture.degree(id), "relationship")}. ${by ? `${by.sentence}.` : ""}`);
  }

  fill() {
    const { selected } = this.state, mine = (this.fillings = (this.fillings || 0) + 1);
    this.filled = selected;
    const { panel, chosen } = this.parts;
    const what = this.picture.nodes.get(selected)?.label || this.picture.edges.get(selected)?.sentence;
    chosen.replaceChildren(...(what ? [make("bdi", { text: what }), button("Who says so", () => this.focusPanel(), { class: "main" })] : []));
    const told = !selected ? showNothing(panel, this) : selected.includes(",") ? showEdge(panel, selected, this) : showNode(panel, selected, this);
    const waiting = setTimeout(() => { if (this.filled === selected) put(panel, make("p", { class: "waiting", text: "Reading who says so…" })); }, 150);
    this.filling = Promise.resolve(told).finally(() => clearTimeout(waiting)).catch((error) => { if (mine !== this.fillings) return; panel.replaceChildren(make("p", { class: "soft", dir: "auto", text: error.message })); this.app.fail(error); });
  }

  async focusPanel() {
    await this.filling;
    const heading = find("h2, h1", this.parts.panel) || this.parts.panel;
    heading.tabIndex = -1;
    heading.focus();
    this.parts.panel.scrollIntoView({ block: "nearest" });
  }

  async expand(id, { relation = null, direction = null } = {}) {
    const same = (one) => one.id === id && one.relation === relation && one.direction === direction;
    const before = this.state.expansions.find(same);
    if (before && !this.picture.more.has(`${id}|${relation || ""}|${direction || ""}`)) return this.app.say("Everything that stands there is shown already");
    const known = new Set(this.picture.nodes.keys());
    const count = before ? before.count + 25 : 25;
    const done = await this.change({ expansions: [...this.state.expansions.filter((one) => !same(one)), { id, relation, direction, count }], collapsed: this.state.collapsed.filter((one) => one !== id) });
    if (!done) return undefined;
    const fresh = [...this.picture.nodes.keys()].filter((one) => !known.has(one));
    this.canvas.into(fresh);
    return this.app.say(fresh.length ? `${counted(fresh.length, "neighbour")} added` : "Everything that stands there is shown already");
  }

  collapse(id) {
    return this.change({ collapsed: [...new Set([...this.state.collapsed, id])], expansions: this.state.expansions.filter((one) => one.id !== id) });
  }

  hide(id) {
    this.app.say(`${this.picture.nodes.get(id).label} is hidden`);
    return this.change({ hidden: [...new Set([...this.state.hidden, id])], selected: null });
  }

  pin(id) {
    const { [id]: was, ...others } = this.state.pinned;
    this.app.say(was ? "Let go" : "Pinned");
    return this.change({ pinned: was ? others : { ...others, [id]: this.canvas.positions()[id] } });
  }

  /** Something was written: ask again. */
  reload() {
    forget();
    this.exactly = null;
    return this.load();
  }

  close() {
    this.closed = true;
    this.turn += 1;
    this.canvas?.close();
  }
}
