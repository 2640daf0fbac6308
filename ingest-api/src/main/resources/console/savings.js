// What would cost less: of one plan, and across plans.

import { useState } from "preact/hooks";
import { call } from "./api.js";
import { decimal } from "./decimal.js";
import { Action, Amount, Card, estimateLink, html, Loaded, sumOf, Table, Tag, textOf, useData, When } from "./parts.js";
import { Lines } from "./proofs.js";
import { WORDS } from "./words.js";

const W = WORDS.savings;
const REFRESH_SECONDS = 3;
const SHOWN = 10;
const OPEN_SHOWN = 8;

const money = (text) => textOf(sumOf(decimal(text)));

/** What a change saves, or from when on. */
function saved({ kind, monthly, breakEven }) {
  const known = monthly === undefined ? "" : money(monthly);
  if (kind === "CEILING") return W.upTo(known);
  if (kind !== "BREAK_EVEN") return known;
  const when = breakEven ? `${breakEven.above ? W.from : W.below} ${breakEven.at} ${breakEven.quantity}` : W.usage;
  return known ? `${known}, ${when}` : when;
}

function Change({ one, more, catalogue, session }) {
  const words = one.changes.map((change) =>
    change.attribute ? `${change.attribute}: ${change.from ?? W.unset} → ${change.to ?? W.unset}` : (change.to ?? `${W.remove} ${change.address}`));
  return html`<p>${one.title}${one.together && html` <${Tag} tone="cheaper">${W.together}<//>`}</p>
    <p class="quiet"><code>${one.resources[0]}</code>${more > 0 && ` ${W.alike(more)}`}: ${one.because}</p>
    <details><summary>${W.how}</summary>
      <ul>${words.map((word) => html`<li key=${word}><code>${word}</code></li>`)}${one.saving.conditions.map((word) => html`<li key=${word}>${W.if} ${word}</li>`)}</ul>
      <pre>${one.snippet}</pre>
      <p>${W.rule} <code>${one.rule}</code>. <a href=${one.page} rel="noreferrer">${W.page}</a></p>
      ${session.scopes.includes("approve") && html`<${Dismiss} id=${one.id} />`}
    </details>
    ${one.proof.length > 0 && html`<details><summary>${W.proof}</summary>
      ${one.proof.slice(0, SHOWN).map((bill) => html`<div key=${bill.address}><code>${bill.address}</code><${Lines} lines=${bill.lines} catalogue=${catalogue} /></div>`)}
    </details>`}`;
}

/** Plans from now on have it no more, until the day, if there is one. */
function Dismiss({ id }) {
  const [reason, setReason] = useState("");
  const [until, setUntil] = useState("");
  const [isDismissed, setDismissed] = useState(false);
  const path = `/v1/recommendations/${encodeURIComponent(id)}/dismissal`;
  const dismiss = async () => {
    await call(path, { method: "PUT", body: { reason: reason.trim(), ...(until ? { expiresAt: `${until}T00:00:00Z` } : {}) } });
    setDismissed(true);
  };
  const restore = async () => {
    await call(path, { method: "DELETE" });
    setDismissed(false);
  };
  if (isDismissed) return html`<p role="status">${W.dismissed} <${Action} run=${restore}>${W.restore}<//></p>`;
  return html`<div class="inline">
    <label class="grow">${W.reason}<input value=${reason} maxlength="1000" onInput=${(event) => setReason(event.target.value)} /></label>
    <label>${W.until}<input type="date" value=${until} onInput=${(event) => setUntil(event.target.value)} /></label>
    <${Action} run=${dismiss}>${W.dismiss}<//>
  </div>`;
}

/** The recommendations for one estimate; they come after it. */
export function Savings({ estimate, session }) {
  const [tries, setTries] = useState(0);
  const state = useData(async (signal) => {
    const advised = await call(`/v1/estimates/${encodeURIComponent(estimate.id)}/recommendations`, { signal });
    if (advised.status === "pending" && tries < SHOWN) setTimeout(() => setTries(tries + 1), REFRESH_SECONDS * 1000);
    return advised;
  }, [estimate.id, tries]);
  return html`<${Card} title=${W.title} wide><${Loaded} state=${state}>${(advised) => {
    if (advised.status === "pending") return html`<p class="quiet" role="status">${W.pending}</p>`;
    if (advised.recommendations.length === 0) return html`<p class="quiet">${W.none}</p>`;
    const left = advised.recommendations.length - SHOWN + advised.notShown;
    return html`<p>${W.of(money(advised.together), money(advised.monthly))}</p>
      <${Table} caption=${W.title} columns=${[{ name: W.change }, { name: W.effort }, { name: W.alone, number: true }]}
        rows=${advised.recommendations.slice(0, SHOWN).map((one, i) => ({
          key: `${one.id}/${i}`,
          cells: [
            html`<${Change} one=${one} more=${one.count - 1} catalogue=${estimate.catalogueVersion} session=${session} />`,
            html`${one.effort.toLowerCase()}, ${W.risk} ${one.risk.toLowerCase()}`,
            saved(one.saving),
          ],
        }))} />
      ${left > 0 && html`<p class="quiet">${W.more(left)}</p>`}`;
  }}<//><//>`;
}

/** Open savings of all workspaces, the oldest first. */
export function OpenSavings() {
  const state = useData((signal) => call(`/v1/recommendations?limit=${OPEN_SHOWN}`, { signal }), []);
  return html`<${Card} title=${W.open} wide><${Loaded} state=${state}>${({ together, recommendations }) => html`
    <p>${W.all} <${Amount} sum=${sumOf(decimal(together))} /></p>
    <${Table} caption=${W.open} empty=${W.none} columns=${[{ name: W.change }, { name: W.where }, { name: W.since }, { name: W.alone, number: true }]}
      rows=${recommendations.map((one) => ({
        key: one.id,
        cells: [
          html`<a href=${estimateLink(one.estimate)}>${one.title}</a>`,
          html`${one.project} / ${one.workspace}<br /><code>${one.resource}</code>${one.resources > 1 && ` ${W.alike(one.resources - 1)}`}`,
          html`<${When} at=${one.since} />`,
          one.monthly === undefined ? W.usage : money(one.monthly),
        ],
      }))} />`}<//><//>`;
}
