// Accepting and rejecting a claim, for a key whose role may.

import { at, send } from "../api.js";
import { button, make } from "../dom.js";
import { mayWrite } from "../key.js";

/** Return the buttons that decide on a claim; none without a key that may. */
export const judging = (claim, graph) => {
  if (!mayWrite()) return [];
  const why = make("input", { type: "text", placeholder: "why", "aria-label": "Why, if you decide", class: "why" });
  const decide = (text, decision) => button(text, async () => {
    try {
      await send("POST", at("/claims", claim.claim, "review"), { decision, why: why.value.trim() || null });
      graph.app.say(`The claim is ${decision}`);
      await graph.reload();
      await graph.fill();
    } catch (error) {
      graph.app.fail(error);
    }
  }, { disabled: claim.status === decision });
  return [decide("Accept", "accepted"), decide("Reject", "rejected"), decide("Put back", "proposed"), why];
};

/** What stands in the panel where nobody may decide. */
export const hint = () => (mayWrite() ? null : make("p", { class: "soft", text: "A key with the role analyst accepts and rejects; the button at the top right takes it." }));
