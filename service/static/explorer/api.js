// Asking the service. What goes wrong comes as a Problem that says what, and which part of the request.

const KEY = "fealty-key";

export class Problem extends Error {
  /** status: the HTTP status, 0 where the service did not answer; errors: [{in, name, detail}]; position: of a mistake in Cypher. */
  constructor(status, told) {
    super(told.detail || told.title || "the service did not answer");
    this.status = status;
    this.title = told.title || "No answer";
    this.errors = told.errors || [];
    this.position = told.position;
  }
}

export const key = {
  get: () => sessionStorage.getItem(KEY),
  set: (value) => (value ? sessionStorage.setItem(KEY, value) : sessionStorage.removeItem(KEY)),
};

/** Return a path with a query string; a list gives its parameter several times, nothing leaves it out. */
export const address = (path, params = {}) => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== "") query.append(name, one);
    }
  }
  return query.size ? `${path}?${query}` : path;
};

/** Return a path of parts, each kept whole: `at("/entities", id, "timeline")`. */
export const at = (path, ...parts) => [path, ...parts.map(encodeURIComponent)].join("/");

const request = async (path, options, read) => {
  const headers = { ...(key.get() ? { Authorization: `Bearer ${key.get()}` } : {}), ...options.headers };
  let answer;
  try {
    answer = await fetch(path, { ...options, headers });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Problem(0, { detail: "the service does not answer; is `fealty serve` running?" });
  }
  if (answer.ok) return read(answer);
  const told = await answer.json().catch(() => ({}));
  if (answer.status === 401) dispatchEvent(new CustomEvent("fealty:key", { detail: told.detail }));
  throw new Problem(answer.status, told);
};

const json = (answer) => answer.json();
const posted = (body) => ({ headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

/** GET a path's JSON; `signal` ends it. */
export const ask = (path, params, { signal } = {}) => request(address(path, params), { signal }, json);

/** POST, PATCH or DELETE with a JSON body, and return the JSON that is answered. */
export const send = (method, path, body, { params, signal } = {}) =>
  request(address(path, params), { method, signal, ...(body === undefined ? {} : posted(body)) }, json);

/** POST a JSON body and return the answer as a Blob: a file. */
export const fetched = (path, body, params) => request(address(path, params), { method: "POST", ...posted(body) }, (answer) => answer.blob());
