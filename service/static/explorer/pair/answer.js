// Putting a new answer in the place of the last, without losing where a keyboard stood.

/** Replace what an answer holds; a focus that stood inside goes on to the new answer's summary. */
export const replaced = (body, ...parts) => {
  const within = body.contains(document.activeElement);
  body.replaceChildren(...parts);
  if (within) focused(body.querySelector(".summary, .wrong"));
};

/** Give the focus to what is not a control, and leave the page where it is. */
export const focused = (element) => {
  if (!element) return;
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
};

/** What a view of an answer is to the page: its title, and how it follows another address; `again` asks anew. */
export const following = (head, view, { placed, close, again }) => ({
  get title() { return head.textContent; },
  placed, close,
  changed: (next) => {
    again(next).then(() => { document.title = `${head.textContent} · Fealty`; document.documentElement.dataset.ready = view; });
    return true;
  },
});
