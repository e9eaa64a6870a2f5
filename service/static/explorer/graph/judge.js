// Accepting and rejecting a claim, for a key whose role may.

import { at, send } from "../api.js";
import { write } from "../address.js";
import { button, make, name, put } from "../dom.js";
import { mayWrite } from "../key.js";

const DECISIONS = ["Accept", "Reject", "Put back"];

/** Return the buttons that decide on a claim; none without a key that may. */
export const judging = (claim, graph) => {
  if (!mayWrite()) return [];
  const why = make("input", { type: "text", placeholder: "why", "aria-label": "Why, if you decide", class: "why" });
  const controls = [];
  const decide = (text, decision) => button(text, async () => {
    for (const one of controls) one.disabled = true;
    try {
      await send("POST", at("/claims", claim.claim, "review"), { decision, why: why.value.trim() || null });
      graph.app.say(`The claim is ${decision}`);
      await graph.reload();
      if (graph.picture.edges.has(graph.state.selected) || graph.picture.nodes.has(graph.state.selected)) graph.fill();
      else put(graph.parts.panel);
      await graph.filling;
      remain({ ...claim, status: decision }, graph);
      stay(claim, decision, graph);
    } catch (error) {
      for (const one of controls) one.disabled = false;
      graph.app.fail(error);
    }
  }, { disabled: claim.status === decision });
  controls.push(...DECISIONS.map((text) => decide(text, { Accept: "accepted", Reject: "rejected", "Put back": "proposed" }[text])), why);
  return controls;
};

/** Whoever decided goes on where they were: at what can be decided of this claim now. */
const stay = (claim, decision, graph) => {
  const there = graph.parts.panel.querySelector(`[data-claim="${CSS.escape(claim.claim)}"]`);
  const next = [...(there?.querySelectorAll("button:not(:disabled)") || [])].find((one) => DECISIONS.includes(one.textContent));
  next?.focus({ preventScroll: true });
  there?.scrollIntoView({ block: "nearest" });
};

/** A claim that no side holds any more, once it is decided, stays in the panel, so that the decision can be taken back. */
const remain = (claim, graph) => {
  const { panel } = graph.parts;
  if (panel.querySelector(`[data-claim="${CSS.escape(claim.claim)}"]`)) return;
  panel.append(make("section", { data: { claim: claim.claim } }, make("h2", { tabindex: -1, text: `You decided: ${claim.status}` }), make("blockquote", { dir: "auto", text: claim.quote }),
    make("p", { class: "soft" }, make("a", { href: write("source", [claim.source.id], { claim: claim.claim }) }, "See it in ", name(claim.source.title || claim.source.id))),
    make("div", { class: "row small" }, ...judging(claim, graph))));
};

/** What stands in the panel where nobody may decide. */
export const hint = () => (mayWrite() ? null : make("p", { class: "soft", text: "A key with the role analyst accepts and rejects; the button at the top right takes it." }));
