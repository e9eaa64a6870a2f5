// A list that this browser or this tab keeps.

/** Return the entries of a stored list that fit; what cannot be read is nothing. */
export const stored = (storage, name, fits) => {
  try {
    const found = JSON.parse(storage.getItem(name) || "[]");
    return Array.isArray(found) ? found.filter(fits) : [];
  } catch {
    return [];
  }
};
