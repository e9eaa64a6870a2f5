// What the page shows stands in the address's fragment: `#/pair/khorasan:isis-k/khorasan:taliban?since=2015`.

/** Return {view, parts, params} of a fragment. */
export const read = (fragment = location.hash) => {
  const [path, query = ""] = fragment.replace(/^#\/?/, "").split(/\?(.*)/s);
  const [view, ...parts] = path.split("/").map((part) => safely(part));
  return { view: view || "start", parts, params: new URLSearchParams(query) };
};

/** Return a part of an address decoded; as it stands where that cannot be. */
export const safely = (part) => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

/** Return a fragment of a view, its parts and its parameters: pairs, or an object in which a list repeats its name. */
export const write = (view, parts = [], params = {}) => {
  const pairs = Array.isArray(params) ? params : Object.entries(params).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
  const kept = pairs.filter(([, value]) => value !== undefined && value !== null && value !== "");
  const query = new URLSearchParams(kept).toString().replaceAll("%3A", ":").replaceAll("%2C", ",");
  return `#/${[view, ...parts].map((part) => encodeURIComponent(part).replaceAll("%3A", ":")).join("/")}${query ? `?${query}` : ""}`;
};

/** Show another view, or the same of something else. */
export const go = (view, parts, params) => {
  location.hash = write(view, parts, params);
};

/** Keep what the page shows in its address, without a new step in the history. */
export const keep = (fragment) => history.replaceState(null, "", fragment);
