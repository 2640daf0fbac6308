// Has what every page is made of: amounts in words, tables, bars, states of loading.

import { h } from "preact";
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import htm from "htm";
import { isLive, onChange } from "./api.js";
import { abs, approximately, change, decimal, isZero, minus, money, ZERO } from "./decimal.js";
import { WORDS } from "./words.js";

/** What changes the order or the look of the text around it; a name of a plan may have it. */
const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

const named = (character) => `\u27e8U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}\u27e9`;

/** A text in which nothing is hidden. */
export const visible = (part) =>
  typeof part === "string" ? part.replace(INVISIBLE, named) : Array.isArray(part) ? part.map(visible) : part;

/** Every text of the console goes through here. */
export const html = htm.bind((type, properties, ...children) => {
  if (properties?.title) properties.title = visible(properties.title);
  return h(type, properties, ...children.map(visible));
});

// --- amounts, as Sum.text of the API's own language says them ---

/** An amount as far as it is known, and why it may be more or less: USAGE, PRICE, or undefined. */
export function sumOf(known, more, less) {
  return { known: typeof known === "string" ? decimal(known) : known, more, less };
}

export function sumsOf(estimate) {
  const doubts = estimate.doubts ?? olderDoubts(estimate);
  const before = decimal(estimate.before.known);
  const after = decimal(estimate.after.known);
  return {
    before: sumOf(before, doubts.before),
    after: sumOf(after, doubts.after),
    change: sumOf(minus(after, before), doubts.more, doubts.less),
  };
}

function olderDoubts(estimate) {
  const of = (totals) => (totals.notPriced > 0 ? "PRICE" : totals.dependsOnUsage > 0 ? "USAGE" : undefined);
  return estimate.deltaComplete
    ? { before: of(estimate.before), after: of(estimate.after) }
    : { before: of(estimate.before), after: of(estimate.after), more: of(estimate.after), less: of(estimate.before) };
}

export function sumsOfResource(resource) {
  const doubts = resource.doubts ?? {};
  const side = (known, missing) =>
    known === undefined && !missing ? null : sumOf(known === undefined ? ZERO : decimal(known), missing);
  const before = side(resource.before, doubts.before);
  const after = side(resource.after, doubts.after);
  return {
    before,
    after,
    change: sumOf(minus(after?.known ?? ZERO, before?.known ?? ZERO), doubts.more, doubts.less),
  };
}

const lacks = (missing) => missing && missing !== "USAGE";
export const lacksPrice = (sum) => Boolean(lacks(sum.more) || lacks(sum.less));
export const isExact = (sum) => !sum.more && !sum.less;
export const isUnknown = (sum) => isZero(sum.known) && !isExact(sum);
export const mayBeSomething = (sum) => !isZero(sum.known) || !isExact(sum);
const isOpenFall = (sum) => sum.known.digits < 0n && Boolean(lacks(sum.more));

export function textOf(sum, write = money) {
  if (!sum) return "–";
  if (isUnknown(sum)) return lacksPrice(sum) ? "unknown" : WORDS.estimate.dependsOnUsage;
  const amount = write(sum.known);
  if (isExact(sum)) return amount;
  if (!lacksPrice(sum)) return `${amount} ${!sum.more ? "−" : !sum.less ? "+" : "±"} usage`;
  if (isOpenFall(sum) && !sum.less) return `unknown (≥ ${amount})`;
  const bound = sum.more && sum.less ? "about" : sum.more ? "at least" : "at most";
  return `${bound} ${amount}`;
}

export function toneOf(sum) {
  if (isUnknown(sum) || isOpenFall(sum)) return lacksPrice(sum) ? "doubt" : "open";
  return sum.known.digits > 0n ? "dearer" : sum.known.digits < 0n ? "cheaper" : "same";
}

export function Amount({ sum }) {
  return html`<span class="amount">${textOf(sum)}</span>`;
}

export function Delta({ sum }) {
  return html`<span class="amount ${toneOf(sum)}">${textOf(sum, change)}</span>`;
}

/** The change of one line of the list of estimates. */
export function summaryChange(summary) {
  return sumOf(summary.delta ?? "0", summary.doubts?.more, summary.doubts?.less);
}

export function summaryAfter(summary) {
  return sumOf(summary.after ?? "0", summary.doubts?.after);
}

// --- time and names ---

const AGO = [
  [60, 1, "second"],
  [3600, 60, "minute"],
  [86400, 3600, "hour"],
  [86400 * 30, 86400, "day"],
];
const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const absolute = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium" });

export function When({ at }) {
  if (!at) return "–";
  const date = new Date(at);
  const seconds = Math.round((date - Date.now()) / 1000);
  const step = AGO.find(([below]) => Math.abs(seconds) < below);
  const words = step ? relative.format(Math.trunc(seconds / step[1]), step[2]) : absolute.format(date);
  return html`<time datetime=${at} title=${absolute.format(date)}>${words}</time>`;
}

export const estimateLink = (id) => `#/estimates/${encodeURIComponent(id)}`;

// --- data ---

const SELDOM = 6;

/**
 * Loads, again when `keys` change. With `every`, also when there is a new outcome, and every so many seconds while the page is seen
 * (a sixth as often while outcomes are told).
 */
export function useData(load, keys, every = 0) {
  const [state, setState] = useState({ loading: true });
  const [round, setRound] = useState(0);
  const reload = useCallback(() => setRound((value) => value + 1), []);
  useEffect(() => (every ? onChange(reload) : undefined), [every]);
  useEffect(() => {
    const stop = new AbortController();
    let timer;
    let rounds = 0;
    const once = async () => {
      try {
        const data = await load(stop.signal);
        setState({ data, loading: false });
      } catch (error) {
        if (!stop.signal.aborted) setState((old) => ({ data: old.data, error, loading: false }));
      }
      if (every && !stop.signal.aborted) timer = setTimeout(whenDue, every * 1000);
    };
    const whenDue = () => {
      rounds++;
      const due = !document.hidden && (!isLive() || rounds % SELDOM === 0);
      if (due) once();
      else timer = setTimeout(whenDue, every * 1000);
    };
    setState((old) => ({ data: old.data, loading: true }));
    once();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [...keys, round]);
  return { ...state, reload };
}

/** What is loading, failed, or there. */
export function Loaded({ state, children }) {
  if (state.data !== undefined) {
    return html`${state.error && html`<${Failure} error=${state.error} retry=${state.reload} />`}${children(state.data)}`;
  }
  if (state.error) return html`<${Failure} error=${state.error} retry=${state.reload} />`;
  return html`<p class="quiet" role="status">${WORDS.loading}</p>`;
}

export function Failure({ error, retry }) {
  return html`<div class="failure" role="alert">
    <p>${error.message}</p>
    ${retry && html`<button type="button" onClick=${retry}>${WORDS.retry}</button>`}
  </div>`;
}

/** A button that says what came of it. */
export function Action({ run, children, done, kind = "" }) {
  const [state, setState] = useState({});
  const alive = useRef(true);
  useEffect(() => () => void (alive.current = false), []);
  const click = async () => {
    setState({ busy: true });
    try {
      await run();
      if (alive.current) setState({ said: done });
    } catch (error) {
      if (alive.current) setState({ error });
    }
  };
  return html`<span class="action">
    <button type="button" class=${kind} disabled=${state.busy} onClick=${click}>${children}</button>
    <span role="status">${state.said ?? ""}</span>
    ${state.error && html`<span class="doubt" role="alert">${state.error.message}</span>`}
  </span>`;
}

// --- layout ---

export function Page({ title, lead, children, actions }) {
  useEffect(() => {
    document.title = `${title} · ${WORDS.product}`;
  }, [title]);
  return html`<header class="page-head">
      <div><h1>${title}</h1>${lead && html`<p class="quiet">${lead}</p>`}</div>
      ${actions && html`<div class="actions">${actions}</div>`}
    </header>
    ${children}`;
}

export function Card({ title, children, wide }) {
  return html`<section class="card ${wide ? "wide" : ""}" aria-label=${title}>
    ${title && html`<h2>${title}</h2>`}${children}
  </section>`;
}

export function Tile({ name, children, tone = "" }) {
  return html`<div class="tile"><dt>${name}</dt><dd class=${tone}>${children}</dd></div>`;
}

export function Tag({ tone = "", children }) {
  return html`<span class="tag ${tone}">${children}</span>`;
}

/** Rows of cells; on a narrow screen each row becomes a card, with the names of the columns. */
export function Table({ columns, rows, caption, empty = WORDS.nothing }) {
  if (rows.length === 0) return html`<p class="quiet">${empty}</p>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${caption}><table>
    <caption class="hidden">${caption}</caption>
    <thead><tr>${columns.map((column) => html`<th scope="col" class=${column.number ? "number" : ""}>${column.name}</th>`)}</tr></thead>
    <tbody>${rows.map(
      (row) => html`<tr key=${row.key}>${columns.map(
        (column, i) => html`<td class=${column.number ? "number" : ""} data-name=${column.name}>${row.cells[i]}</td>`,
      )}</tr>`,
    )}</tbody>
  </table></div>`;
}

/** Amounts as bars, the longest first; `items` have name, sum, and perhaps a link. */
export function Bars({ items, most = 12 }) {
  const shown = items.slice(0, most);
  const longest = Math.max(...shown.map((item) => approximately(abs(item.sum.known))), 0.01);
  return html`<ul class="bars">${shown.map((item) => {
    const width = `${Math.max(0.5, (approximately(abs(item.sum.known)) / longest) * 100)}%`;
    return html`<li key=${item.name}>
      <span class="bar-name">${item.href ? html`<a href=${item.href}>${item.name}</a>` : item.name}</span>
      <span class="bar" aria-hidden="true"><span style=${{ width }}></span></span>
      <${Amount} sum=${item.sum} />
    </li>`;
  })}</ul>
  ${items.length > most && html`<p class="quiet">${items.length - most} more</p>`}`;
}

/** How much of a limit is planned; where it is good that it is `full`, without alarm. */
export function Meter({ value, limit, label, full = false }) {
  const part = Math.min(100, (approximately(value) / Math.max(approximately(limit), 0.01)) * 100);
  const tone = full ? "" : part >= 100 ? "over" : part >= 80 ? "near" : "";
  return html`<span class="meter ${tone}" role="img" aria-label=${label}><span style=${{ width: `${part}%` }}></span></span>`;
}
