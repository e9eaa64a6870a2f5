// The days of a relationship's claims against a window of time.

/** Say whether one of some dated claims is evidence within a window; days are ISO, null is open, on either side. */
export const stands = (days, from, until) => days.some(([first, last]) => !(until && first && first > until) && !(from && last && last < from));
