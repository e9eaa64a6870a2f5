// A claim as a citation, to be pasted.

import { button, copied } from "../dom.js";

/** Return a claim as a plain text: publisher, title, date, the quote, where it is found. */
export const citation = ({ source, quote, attributed_to: voice, claim }) => {
  const head = [source.publisher, `“${source.title || source.id}”`, source.published || "undated"].filter(Boolean).join(", ");
  const said = voice ? `${voice.text}, quoted: ` : "";
  return `${head}: ${said}“${quote}”.${source.url ? ` ${source.url}` : ""} (Fealty ${source.id}, claim ${claim})`;
};

/** Return the button that copies a claim as a citation. */
export const citing = (claim, app) => {
  const act = button("Copy as citation", async () => {
    const done = await copied(citation(claim));
    app.say(done ? "The citation is copied" : "The browser did not allow copying");
    act.textContent = done ? "Copied" : "Not allowed";
    setTimeout(() => { act.textContent = "Copy as citation"; }, 2500);
  });
  return act;
};
