// The key of an analyst: kept until the tab is closed, sent to this service alone.

import { ask, key } from "./api.js";
import { button, make } from "./dom.js";

let known = { name: null, role: null };

/** Return whose key it is: {name, role}, both null without a key. */
export const caller = () => known;

/** Say whether the key may change the graph. */
export const mayWrite = () => known.role === "analyst" || known.role === "admin";

const learn = async () => {
  try {
    known = key.get() ? await ask("/caller") : { name: null, role: null };
  } catch (error) {
    known = { name: null, role: null };
    if (error.status === 401) key.set(null);
    throw error;
  }
};

/** Return the button that tells whose key is used, and asks for one. */
export const keyButton = (app) => {
  const opener = button("Key", () => show(), { class: "who", "aria-haspopup": "dialog" });
  const input = make("input", { type: "password", autocomplete: "off", id: "key-field", name: "key" });
  const why = make("p", { class: "soft", id: "key-why" });
  const form = make("form", { method: "dialog" },
    make("h2", { text: "Your key" }),
    make("p", { text: "Deciding, coding and your own Cypher need a key with the role analyst. It stays in this tab and is sent to this service alone." }),
    why, make("label", { for: "key-field", text: "Key" }), input,
    make("div", { class: "row" }, make("button", { type: "submit", class: "main", text: "Use this key" }), button("Forget the key", () => use(null)), button("Cancel", () => dialog.close())));
  const dialog = make("dialog", { "aria-label": "Your key" }, form);

  const label = () => {
    opener.textContent = known.name ? `${known.name} (${known.role})` : "Key";
    opener.setAttribute("aria-label", known.name ? `Key of ${known.name}, ${known.role}` : "Give a key");
  };
  const show = (reason = "") => {
    why.textContent = reason;
    input.value = "";
    if (!dialog.open) dialog.showModal();
    input.focus();
  };
  const use = async (value) => {
    key.set(value);
    try {
      await learn();
      label();
      dialog.close();
      app.say(known.name ? `Key of ${known.name}, ${known.role}` : "No key is used");
      dispatchEvent(new CustomEvent("fealty:key-changed"));
    } catch (error) {
      label();
      show(error.message);
    }
  };
  form.addEventListener("submit", (event) => { event.preventDefault(); use(input.value.trim() || null); });
  addEventListener("fealty:key", (event) => show(event.detail || ""));
  label();
  return { root: make("span", {}, opener, dialog), learned: learn().catch(() => {}).finally(label) };
};
