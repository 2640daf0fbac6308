// The story of an estimate: from the plan to the messages, and who did what in between.

import { call, newestEstimates } from "./api.js";
import { estimateLink, html, Loaded, Page, Tag, textOf, sumsOf, useData, When } from "./parts.js";
import { change } from "./decimal.js";
import { WORDS } from "./words.js";

const W = WORDS.story;
const encoded = encodeURIComponent;

/** A plan's id is a UUID of version 7: it begins with the time of its submission. */
function submittedAt(id) {
  const millis = Number.parseInt(id.replace("-", "").slice(0, 12), 16);
  return /^[0-9a-f]{8}-[0-9a-f]{4}-7/.test(id) ? new Date(millis).toISOString() : undefined;
}

/** What one source says, and what it does not. */
async function told(read) {
  try {
    const said = await read();
    return Array.isArray(said) ? { events: said } : said;
  } catch (error) {
    return { events: [], missing: error.message };
  }
}

async function outcomeOf(estimate, signal) {
  const { estimates } = await newestEstimates({ project: estimate.project, workspace: estimate.workspace }, 3, signal);
  const at = estimates.find((each) => each.id === estimate.id)?.createdAt;
  const words = estimate.outcome === "estimated" ? W.estimated(textOf(sumsOf(estimate).change, change)) : W.ended(estimate.outcome);
  const detail = estimate.outcome === "estimated" ? W.by(estimate.catalogueVersion, estimate.engineVersion) : estimate.reason;
  return [{ at, words, detail, href: estimateLink(estimate.id) }];
}

async function approvalsOf(id, signal) {
  const { approval } = await call(`/v1/estimates/${encoded(id)}/approval`, { signal });
  return approval ? [{ at: approval.at, words: WORDS.estimate.approved(approval.by), detail: approval.comment }] : [];
}

async function deliveriesOf(estimate, since, signal) {
  const parameters = new URLSearchParams({ project: estimate.project, limit: "200", ...(since ? { since } : {}) });
  const { deliveries, next } = await call(`/v1/deliveries?${parameters}`, { signal });
  const events = deliveries
    .filter((each) => each.subject === estimate.id)
    .map((each) => ({ at: each.finishedAt ?? each.createdAt, words: W.sent(each.channel), detail: each.eventType, tag: each.state, href: `#/deliveries/${encoded(each.id)}` }));
  return { events, missing: next && W.moreDeliveries(deliveries.length) };
}

async function changesOf(id, session, signal) {
  if (!session.scopes.includes("audit")) throw new Error(WORDS.forbidden("audit"));
  const { records } = await call(`/v1/audit?${new URLSearchParams({ object: `/v1/estimates/${id}`, limit: "100" })}`, { signal });
  return records.map((each) => ({ at: each.at, words: `${each.actor}: ${each.action}`, detail: each.comment ?? "", tag: String(each.status) }));
}

async function storyOf(id, session, signal) {
  const estimate = await call(`/v1/estimates/${encoded(id)}`, { signal });
  const since = submittedAt(id);
  if (estimate.status === "pending") return { estimate, events: [{ at: since, words: W.submitted }], missing: [] };
  const parts = await Promise.all([
    told(() => outcomeOf(estimate, signal)),
    told(() => approvalsOf(id, signal)),
    told(() => deliveriesOf(estimate, since, signal)),
    told(() => changesOf(id, session, signal)),
  ]);
  const source = estimate.source ?? {};
  const from = [source.repository, source.pullRequest && `#${source.pullRequest}`, source.commit?.slice(0, 12), source.actor].filter(Boolean).join(" ");
  const events = [{ at: since, words: W.submitted, detail: from }, ...parts.flatMap((part) => part.events)];
  events.sort((a, b) => (a.at ?? "").localeCompare(b.at ?? ""));
  return { estimate, events, missing: parts.map((part) => part.missing).filter(Boolean) };
}

export function Story({ rest, session }) {
  const id = rest[0] ?? "";
  const state = useData((signal) => storyOf(id, session, signal), [id], 10);
  return html`<${Page} title=${W.title} lead=${id}>
    <${Loaded} state=${state}>${({ events, missing }) => html`
      <ol class="story">${events.map((event, i) => html`<li key=${i}>
        ${event.href ? html`<a href=${event.href}>${event.words}</a>` : event.words} ${event.tag && html`<${Tag}>${event.tag}<//>`}
        <span class="quiet"><${When} at=${event.at} />${event.detail && `, ${event.detail}`}</span>
      </li>`)}</ol>
      ${missing.map((why) => html`<p class="quiet" key=${why}>${why}</p>`)}
      <p>${W.prove}</p><pre>ccg audit explain ${id}${"\n"}ccg audit verify --id ${id}</pre>`}<//>
  <//>`;
}
