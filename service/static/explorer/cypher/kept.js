// Statements kept under a name, in this browser alone.

import { stored } from "./stored.js";

const STORE = "fealty-statements";

/** Return what is kept: [{name, statement, parameters: [[name, text]]}]; what cannot be read is nothing. */
export const kept = () => stored(localStorage, STORE, (one) => typeof one?.name === "string" && typeof one.statement === "string");

const store = (all) => localStorage.setItem(STORE, JSON.stringify(all));

/** Keep a statement; the same name is written over. Returns whether it was there. */
export const keepStatement = (one) => {
  const all = kept();
  const others = all.filter(({ name }) => name !== one.name);
  store([...others, one].sort((a, b) => a.name.localeCompare(b.name)));
  return others.length < all.length;
};

export const forget = (name) => store(kept().filter((one) => one.name !== name));
