// Making elements. Text from sources only ever becomes text: nothing here takes markup.

const SVG = "http://www.w3.org/2000/svg";

const fill = (made, props, children) => {
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "text") made.textContent = value;
    else if (name === "on") for (const [event, act] of Object.entries(value)) made.addEventListener(event, act);
    else if (name === "data") Object.assign(made.dataset, value);
    else if (name === "value" || name === "checked" || name === "disabled" || name === "selected") made[name] = value;
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== undefined && child !== null && child !== false && child !== ""));
  return made;
};

/** Return an element: `make("button", {class, text, on: {click}, data, "aria-label"}, ...children)`. */
export const make = (tag, props = {}, ...children) => fill(document.createElement(tag), props, children);

/** Return an element of a drawing. */
export const svg = (tag, props = {}, ...children) => fill(document.createElementNS(SVG, tag), props, children);

/** Return a name, kept apart from the text around it, whichever way it is written. */
export const name = (text, props = {}) => make("bdi", { ...props, text: straight(text) });

/** Return a name without the signs that turn the order of its letters round, which could make it read as another. */
export const straight = (text) => String(text ?? "").replace(/[\u202A-\u202E\u2066-\u2069]/g, "");

/** Return a button that is not a form's own. */
export const button = (text, click, props = {}) => make("button", { type: "button", ...props, on: { click } }, text);

/** Return a link inside the page, or to another place. */
export const link = (text, href, props = {}) => make("a", { href, ...props }, name(text));

/** Return a link to a source's own address where that is one, and its title alone elsewhere. */
export const outside = (text, url) =>
  /^https?:\/\//i.test(url || "") ? make("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, name(text)) : name(text);

export const counted = (number, what, plural = `${what}s`) => `${number.toLocaleString("en")} ${number === 1 ? what : plural}`;

/** "RIVAL_OF" as it is read: "rival of". */
export const plain = (relation) => relation.toLowerCase().replaceAll("_", " ");

/** Put children into a place instead of what it held; what is absent is left out. */
export const put = (place, ...children) => place.replaceChildren(...children.flat().filter((child) => child !== undefined && child !== null && child !== false && child !== ""));

/** Return the first that a selector finds in a place. */
export const find = (selector, place = document) => place.querySelector(selector);

/** Call once after the last of a burst of calls; `ms` milliseconds later. */
export const later = (ms, act) => {
  let waiting;
  return (...told) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => act(...told), ms);
  };
};

/** Hand a text or a Blob to the reader as a file. */
export const download = (filename, content, type = "text/plain") => {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  make("a", { href: url, download: filename }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
};

/** Put a text on the clipboard; return whether the browser let us. */
export const copied = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const before = document.activeElement;
    const field = make("textarea", { value: text, class: "unseen", "aria-label": "What is copied" });
    (before?.closest("dialog") ?? document.body).append(field);
    field.focus({ preventScroll: true });
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    before?.focus({ preventScroll: true });
    return done;
  }
};
