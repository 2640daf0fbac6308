// Talks to the API of this origin with the session's cookie.

/** Refused by the server: a problem of RFC 9457. */
export class Refused extends Error {
  constructor(status, problem) {
    super([problem.detail ?? problem.title ?? `HTTP ${status}`, problem.hint].filter(Boolean).join(" "));
    this.status = status;
    this.problem = problem;
  }
}

const signedOut = new Set();

/** Calls `listener` when the server does not know who asks. */
export function onSignedOut(listener) {
  signedOut.add(listener);
}

/**
 * @param reason why something is changed; the audit log keeps it
 * @param conditions headers that say of what version something is changed
 * @param answered is told of the answer's headers
 */
export async function call(path, { method = "GET", body, token, reason, conditions, answered, accept = "application/json", signal } = {}) {
  const headers = { Accept: accept, "Ccg-Console": "1", ...conditions };
  if (reason) headers["X-Change-Reason"] = reason.replace(/[^\x20-\x7e]/g, "?");
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (token) headers.Authorization = `Bearer ${token}`;
  const response = await fetch(path, {
    method,
    headers,
    signal,
    body: body === undefined ? undefined : JSON.stringify(body),
    credentials: "same-origin",
  });
  if (response.status === 401 && !token) signedOut.forEach((listener) => listener());
  const text = await response.text();
  if (!response.ok) throw new Refused(response.status, asProblem(text));
  answered?.(response.headers);
  if (!text) return null;
  return accept === "application/json" ? JSON.parse(text) : text;
}

function asProblem(text) {
  try {
    return JSON.parse(text);
  } catch {
    return { detail: text.slice(0, 200) };
  }
}

// --- what is new, by one stream for the whole page; a page that is not seen has none ---

const changeListeners = new Set();
let stream;

function follow() {
  stream = new EventSource("/v1/events");
  stream.addEventListener("changed", () => changeListeners.forEach((listener) => listener()));
}

/** Calls `listener` when there is a new outcome, until the function that it returns is called. */
export function onChange(listener) {
  changeListeners.add(listener);
  if (!document.hidden && (!stream || stream.readyState === EventSource.CLOSED)) follow();
  return () => changeListeners.delete(listener);
}

/** Whether changes are told; else they must be looked for. */
export const isLive = () => stream?.readyState === EventSource.OPEN;

document.addEventListener("visibilitychange", () => {
  stream?.close();
  if (!document.hidden && changeListeners.size > 0) {
    follow();
    changeListeners.forEach((listener) => listener());
  }
});

/** The newest estimates, in pages of 100, up to `pages`. */
export async function newestEstimates(query = {}, pages = 1, signal) {
  const estimates = [];
  let cursor;
  for (let page = 0; page < pages; page++) {
    const parameters = new URLSearchParams({ ...query, limit: "100", ...(cursor ? { cursor } : {}) });
    const answer = await call(`/v1/estimates?${parameters}`, { signal });
    estimates.push(...answer.estimates);
    cursor = answer.next;
    if (!cursor) break;
  }
  return { estimates, complete: !cursor };
}

/** Of each workspace the newest, in the order given. */
export function newestByWorkspace(estimates) {
  const newest = new Map();
  for (const estimate of estimates) {
    const key = `${estimate.project}\n${estimate.workspace}`;
    if (!newest.has(key)) newest.set(key, estimate);
  }
  return [...newest.values()];
}
