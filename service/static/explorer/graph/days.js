// The days of a relationship's claims against a window of time.

/** Say whether one of some dated claims is evidence within a window; days are ISO, null is open, on either side. */
export const stands = (days, from, until) => days.some(([first, last]) => !(until && first && first > until) && !(from && last && last < from));

/** Say whether a dated relationship of a picture is evidenced within a window: by a dated claim, or by one told then of a state. */
export const evidenced = (picture, id, from, until) =>
  stands(picture.days.get(id), from, until) || (picture.toldOn.get(id) || []).some((day) => !(until && day > until) && !(from && day < from));
