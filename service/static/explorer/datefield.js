// A date that is typed digit by digit is heard when it is whole: on Enter, or when its field is left.

import { make } from "./dom.js";

const EARLIEST = "1000-01-01";

/** Return a date field whose `chosen` hears each new date, or none; `show(day)` sets it unless one is typing in it. */
export const dateField = (id, chosen) => {
  let typing = false, heard = "";
  const commit = () => {
    typing = false;
    const half = field.validity.badInput || (field.value && field.value < EARLIEST);
    if (half) field.value = heard;
    else if (field.value !== heard) {
      heard = field.value;
      chosen();
    }
  };
  const pressed = (event) => {
    if (event.key === "Enter") commit();
    else if (event.key !== "Tab" && event.key !== "Shift") typing = true;
  };
  const field = make("input", { type: "date", id, on: { keydown: pressed, change: () => { if (!typing) commit(); }, blur: commit } });
  field.show = (day) => {
    heard = day || "";
    if (!typing || document.activeElement !== field) field.value = heard;
  };
  return field;
};
