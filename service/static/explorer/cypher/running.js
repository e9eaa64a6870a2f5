// Running a statement: what is going on, how to stop it, and what went wrong in plain words.

import { button, make } from "../dom.js";

const SAID = {
  0: (error) => ["The service does not answer", error.message],
  401: () => ["A key is needed", "Your own Cypher needs a key with the role analyst."],
  403: (error) => (error.title === "Not allowed" ? ["Refused, and nothing was changed", `Only statements that read are allowed here: ${error.message}.`] : ["Your key may not do this", error.message]),
  413: () => ["Too long", "The statement and its parameters are longer than the service takes."],
  429: (error) => ["The service is busy", `${error.message}. Wait a moment, then run it again.`],
  503: (error) => ["Neo4j is away", error.message],
  504: (error) => ["It took too long and was ended", `${error.message}. Begin at a name or an id, ask for fewer steps, or add LIMIT.`],
};

/** Return [what went wrong, why] of an error. */
export const words = (error) => SAID[error.status]?.(error) || [error.title || "It went wrong", error.message];

/**
 * Return {root, run(act(signal)), cancel, heard}: shows progress while `act` goes on; a second run ends the first.
 * Returns its answer, or null where it was cancelled. `heard(place)` lets Escape cancel from anywhere in a place.
 */
export const runner = (app, seconds) => {
  const root = make("div", { class: "running" });
  let going = null;
  const cancel = () => going?.abort();
  const put = (...shown) => {
    const here = root.contains(document.activeElement);
    root.replaceChildren(...shown);
    if (here) root.parentElement.querySelector("button.main")?.focus();
  };
  const waiting = () => {
    const began = performance.now();
    const bar = make("progress", { max: seconds, value: 0, "aria-label": "Time taken" });
    const told = make("span", { text: "Running… 0 s" });
    root.replaceChildren(make("div", { class: "row" }, bar, told, button("Cancel", cancel)));
    app.say("Running");
    return setInterval(() => {
      const taken = (performance.now() - began) / 1000;
      bar.value = Math.min(taken, seconds);
      told.textContent = `Running… ${Math.floor(taken)} s of at most ${seconds} s`;
    }, 250);
  };
  const run = async (act) => {
    cancel();
    const mine = (going = new AbortController());
    const ticking = waiting();
    try {
      return await act(mine.signal);
    } catch (error) {
      if (error.name !== "AbortError") throw error;
      if (going === mine) {
        put(make("p", { class: "soft", text: "Cancelled: the service has been told to end it." }));
        app.say("Cancelled");
      }
      return null;
    } finally {
      clearInterval(ticking);
      if (going === mine) {
        going = null;
        if (root.querySelector("progress")) put();
      }
    }
  };
  const heard = (place) => {
    place.addEventListener("keydown", (event) => { if (event.key === "Escape" && going && !event.defaultPrevented) cancel(); });
    return place;
  };
  return { root, run, cancel, heard };
};
