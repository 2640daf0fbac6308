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

export async function call(path, { method = "GET", body, token, accept = "application/json", signal } = {}) {
  const headers = { Accept: accept, "Ccg-Console": "1" };
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
