// What was run in this tab: kept until it is closed, and never with a key in it.

import { key } from "../api.js";
import { stored } from "./stored.js";

const STORE = "fealty-ran", MOST = 30;

/** Return what was run, the latest first: [{statement, parameters: [[name, text]], at, told}]. */
export const ran = () => stored(sessionStorage, STORE, (one) => typeof one?.statement === "string" && typeof one.told === "string");

const same = (one, other) => one.statement === other.statement && JSON.stringify(one.parameters) === JSON.stringify(other.parameters);

/** Remember a run and how it ended; the same again moves to the top. */
export const remember = (one) => {
  if (key.get() && JSON.stringify(one).includes(JSON.stringify(key.get()).slice(1, -1))) return;
  const others = ran().filter((other) => !same(one, other)).slice(0, MOST - 1);
  try {
    sessionStorage.setItem(STORE, JSON.stringify([{ ...one, at: new Date().toISOString() }, ...others]));
  } catch {
    return;
  }
  dispatchEvent(new CustomEvent("fealty:ran"));
};

export const forgetRan = () => {
  sessionStorage.removeItem(STORE);
  dispatchEvent(new CustomEvent("fealty:ran"));
};
