// Projects and budgets, subscriptions, deliveries, audit, settings.

import { useMemo, useState } from "preact/hooks";
import { call, newestByWorkspace, newestEstimates } from "./api.js";
import { Line } from "./charts.js";
import { compare, decimal } from "./decimal.js";
import { BudgetList, budgets, EstimateTable, grouped } from "./overview.js";
import {
  Action,
  Amount,
  Bars,
  Card,
  Failure,
  html,
  Loaded,
  Meter,
  Page,
  sumOf,
  summaryAfter,
  Table,
  Tag,
  textOf,
  useData,
  When,
} from "./parts.js";
import { WORDS } from "./words.js";

const encoded = encodeURIComponent;
const W = WORDS.projects;

function Needs({ scope, session, children }) {
  return session.scopes.includes(scope) ? children : html`<p class="quiet">${WORDS.forbidden(scope)}</p>`;
}

/** Pages of a list, one below the other. */
function usePages(path, name, keys = []) {
  const [cursors, setCursors] = useState([""]);
  const state = useData(
    async (signal) => {
      const rows = [];
      let next;
      for (const cursor of cursors) {
        const separator = path.includes("?") ? "&" : "?";
        const page = await call(`${path}${cursor ? `${separator}cursor=${encoded(cursor)}` : ""}`, { signal });
        rows.push(...page[name]);
        next = page.next;
      }
      return { rows, next };
    },
    [path, cursors.length, ...keys],
  );
  const more = state.data?.next
    ? html`<button type="button" onClick=${() => setCursors([...cursors, state.data.next])}>${WORDS.more}</button>`
    : null;
  return { state, more };
}

// --- projects and budgets ---

async function budgetOf(project, signal) {
  try {
    let version;
    const answered = (headers) => (version = headers.get("ETag"));
    const budget = await call(`/v1/projects/${encoded(project)}/budget`, { signal, answered });
    return { ...budget, version };
  } catch (error) {
    if (error.status === 404) return null;
    throw error;
  }
}

export function Projects({ rest, session }) {
  if (rest[0]) return html`<${Project} name=${rest[0]} session=${session} key=${rest[0]} />`;
  const state = useData(async (signal) => {
    const { estimates } = await newestEstimates({ outcome: "estimated" }, 3, signal);
    const planned = grouped(newestByWorkspace(estimates).map((each) => ({ name: each.project, sum: summaryAfter(each) })));
    return Promise.all(planned.slice(0, 50).map(async (each) => ({ ...each, budget: await budgetOf(each.name, signal) })));
  }, []);
  const all = useData(budgets, [], 10);
  return html`<${Page} title=${WORDS.pages.projects} lead=${WORDS.projects.lead}>
    <${Loaded} state=${state}>${(projects) => html`<${Table} caption=${WORDS.pages.projects}
      columns=${[{ name: "Project" }, { name: "Planned a month", number: true }, { name: "Budget", number: true }, { name: "Used" }]}
      rows=${projects.map((project) => ({
        key: project.name,
        cells: [
          html`<a href=${`#/projects/${encoded(project.name)}`}>${project.name}</a>`,
          html`<${Amount} sum=${project.sum} />`,
          project.budget ? html`<${Amount} sum=${sumOf(project.budget.monthlyLimit.amount)} />` : WORDS.projects.noBudget,
          project.budget ? html`<${Standing} budget=${project.budget} />` : "",
        ],
      }))} />`}<//>
    <${Needs} scope="admin" session=${session}><${NewBudget} /><//>
    <${Card} title=${WORDS.projects.all}><${Loaded} state=${all}>${(list) => html`<${BudgetList} list=${list} />`}<//><//>
  <//>`;
}

function NewBudget() {
  const open = (event) => {
    event.preventDefault();
    location.hash = `#/projects/${encoded(new FormData(event.target).get("project").trim())}`;
  };
  return html`<form class="inline" onSubmit=${open}>
    <label>${WORDS.projects.new}<input name="project" required maxlength="100" placeholder="shop" /></label><button>Open</button>
  </form>`;
}

function Standing({ budget }) {
  const planned = decimal(budget.standing?.planned ?? "0");
  const limit = decimal(budget.monthlyLimit.amount);
  const words = `${textOf(sumOf(planned))} ${WORDS.projects.of} ${textOf(sumOf(limit))}`;
  return html`<${Meter} value=${planned} limit=${limit} label=${words} />${budget.standing?.state === "firing" && html` <${Tag} tone="dearer">${budget.standing.cause ?? "over"}<//>`}`;
}

function Project({ name, session }) {
  const budget = useData((signal) => budgetOf(name, signal), [name]);
  const list = useData((signal) => newestEstimates({ project: name, outcome: "estimated" }, 2, signal), [name], 10);
  return html`<${Page} title=${name}>
    <div class="cards">
      <${Card} title="Budget"><${Loaded} state=${budget}>${(of) => html`
        ${of ? html`<p><${Standing} budget=${of} /></p><p>${textOf(sumOf(of.standing?.planned ?? "0"))} ${WORDS.projects.planned} ${WORDS.projects.of} <b>${textOf(sumOf(of.monthlyLimit.amount))}</b></p>` : html`<p class="quiet">${WORDS.projects.noBudget}</p>`}
        <${Needs} scope="admin" session=${session}><${BudgetForm} name=${name} budget=${of} changed=${budget.reload} /><//>`}<//><//>
      <${Loaded} state=${list}>${({ estimates }) => html`
        <${Card} title="By workspace"><${Bars} items=${newestByWorkspace(estimates).map((each) => ({
          name: each.workspace,
          sum: summaryAfter(each),
          href: `#/estimates?project=${encoded(name)}&workspace=${encoded(each.workspace)}`,
        })).sort((a, b) => compare(b.sum.known, a.sum.known))} /><//>
        <${Card} title=${WORDS.pages.estimates} wide><${EstimateTable} estimates=${estimates.slice(0, 50)} /><//>`}<//>
      <${BudgetMoves} name=${name} />
    </div>
  <//>`;
}

/** What a budget says, in words; of none, nothing. */
function saysOf(budget) {
  if (!budget) return {};
  return {
    limit: budget.monthlyLimit?.amount ?? budget.limit,
    above: budget.hardLimit ? "block" : budget.requiresApproval ? "approve" : "warn",
    incomplete: (budget.warnWhenIncomplete ?? true) ? "warn" : "pass",
  };
}

function wordsOf(field, value) {
  if (value === undefined) return W.none;
  return field === "limit" ? textOf(sumOf(value)) : W.values[field][value];
}

/** The fields that differ, each with both of its sides in words. */
function differences(from, to) {
  return ["limit", "above", "incomplete"]
    .filter((field) => (field === "limit" ? compare(decimal(from.limit ?? "-1"), decimal(to.limit ?? "-1")) !== 0 : from[field] !== to[field]))
    .map((field) => ({ field, from: wordsOf(field, from[field]), to: wordsOf(field, to[field]) }));
}

function Difference({ of }) {
  if (of.length === 0) return html`<p>${W.noChange}</p>`;
  return html`<${Table} caption=${W.changes} columns=${[{ name: "" }, { name: W.before }, { name: W.after }]}
    rows=${of.map(({ field, from, to }) => ({ key: field, cells: [W.fields[field], from, html`<b>${to}</b>`] }))} />`;
}

/** Shows what changes before it is sent. What else the budget has stays as it is. */
function BudgetForm({ name, budget, changed }) {
  const old = saysOf(budget);
  const [wanted, setWanted] = useState({ above: "warn", incomplete: "warn", ...old, limit: "" });
  const [reason, setReason] = useState("");
  const [asked, setAsked] = useState(false);
  const next = { ...wanted, limit: wanted.limit || old.limit };
  const set = (field) => (event) => {
    setWanted({ ...wanted, [field]: event.target.value.trim() });
    setAsked(false);
  };
  const send = async () => {
    const { id: _id, tenant: _tenant, project: _project, standing: _standing, scope: _scope, version, ...kept } = budget ?? {};
    const body = {
      ...kept,
      monthlyLimit: { amount: next.limit, currency: "USD" },
      requiresApproval: next.above === "approve",
      hardLimit: next.above === "block",
      warnWhenIncomplete: next.incomplete === "warn",
    };
    const conditions = version ? { "If-Match": version } : budget ? {} : { "If-None-Match": "*" };
    try {
      await call(`/v1/projects/${encoded(name)}/budget`, { method: "PUT", body, reason: reason.trim(), conditions });
      setAsked(false);
      changed();
    } catch (error) {
      if (error.status === 412) changed(); // the difference is that to what it has become
      throw error;
    }
  };
  const choice = (field) => html`<label>${W.fields[field]}<select value=${wanted[field]} onChange=${set(field)}>
    ${Object.entries(W.values[field]).map(([key, words]) => html`<option key=${key} value=${key}>${words}</option>`)}</select></label>`;
  return html`<form class="inline" onSubmit=${(event) => {
    event.preventDefault();
    setAsked(true);
  }}>
    <label>${W.limit}<input inputmode="decimal" required=${!budget} placeholder=${old.limit ?? ""} pattern="\\d+(\\.\\d+)?" value=${wanted.limit} onInput=${set("limit")} /></label>
    ${choice("above")} ${choice("incomplete")}
    <label class="grow">${W.reason}<input value=${reason} maxlength="1000" onInput=${(event) => setReason(event.target.value)} /></label>
    ${!asked && html`<button>${budget ? W.edit : W.set}</button>`}
  </form>
  ${asked && html`<div role="status"><${Difference} of=${differences(old, next)} />
    <${Action} run=${send} kind="primary">${W.confirm}<//> <button type="button" onClick=${() => setAsked(false)}>${W.cancel}</button></div>`}`;
}

/** Who changed a budget and how, and which days moved the plan. */
function BudgetMoves({ name }) {
  const state = useData((signal) => call(`/v1/projects/${encoded(name)}/budget/history`, { signal }), [name], 10);
  const points = useMemo(
    () => (state.data?.days ?? []).map((day) => ({ at: `${day.day}T00:00:00Z`, amount: decimal(day.planned) })).reverse(),
    [state.data],
  );
  return html`<${Card} title=${W.moves} wide><${Loaded} state=${state}>${({ versions, days }) => html`
    ${points.length > 1 && html`<${Line} points=${points} label=${W.daysLabel(points.length)} />`}
    <${Table} caption=${W.changes} empty=${W.neverChanged} columns=${[{ name: "When" }, { name: "Who" }, { name: W.changes }, { name: W.reason }]}
      rows=${versions.map((each) => ({
        key: each.at,
        cells: [
          html`<span class="name"><${When} at=${each.at} /></span>`,
          html`<span class="name">${each.actor}</span>`,
          differences(saysOf(each.before), saysOf(each.after)).map(({ field, from, to }) => `${W.fields[field]}: ${from} → ${to}`).join("; ") || W.noChange,
          each.comment ?? "",
        ],
      }))} />
    ${days.length > 0 && html`<${Table} caption=${W.days} columns=${[{ name: W.day }, { name: W.plannedThat, number: true }, { name: W.openThat, number: true }, { name: W.proposals, number: true }]}
      rows=${days.slice(0, 10).map((day) => ({ key: day.day, cells: [day.day, textOf(sumOf(day.planned)), textOf(sumOf(day.open)), day.proposals] }))} />`}`}<//><//>`;
}

// --- subscriptions and deliveries ---

export function Subscriptions({ session }) {
  const state = useData(async (signal) => {
    const { subscriptions } = await call("/v1/subscriptions", { signal });
    return subscriptions.filter((each) => !String(each.id).startsWith("callback-")).slice(0, 200);
  }, []);
  const post = (id, verb) => async () => {
    await call(`/v1/subscriptions/${encoded(id)}/${verb}`, { method: "POST" });
    if (verb !== "test") state.reload();
  };
  return html`<${Page} title=${WORDS.pages.subscriptions} lead=${WORDS.subscriptions.lead}>
    <${Loaded} state=${state}>${(subscriptions) => html`<${Table} caption=${WORDS.pages.subscriptions}
      columns=${[{ name: "Channel" }, { name: "Receiver" }, { name: "Project" }, { name: "State" }, { name: "" }]}
      rows=${subscriptions.map((each) => ({
        key: each.id,
        cells: [
          each.channel,
          html`<a href=${`#/deliveries?subscription=${encoded(each.id)}`}>${each.host ?? each.id}</a>`,
          each.project ?? "every",
          each.disabledAt
            ? html`<${Tag} tone="dearer">disabled<//> <span class="quiet">${each.disabledReason}</span>`
            : each.pausedAt
              ? html`<${Tag} tone="doubt">paused<//>`
              : html`<${Tag} tone="cheaper">active<//>`,
          session.scopes.includes("admin") &&
            html`<${Action} run=${post(each.id, "test")} done=${WORDS.subscriptions.tested}>${WORDS.subscriptions.test}<//>
              <${Action} run=${post(each.id, each.pausedAt ? "resume" : "pause")}>${each.pausedAt ? WORDS.subscriptions.resume : WORDS.subscriptions.pause}<//>`,
        ],
      }))} />`}<//>
  <//>`;
}

const STATES = { delivered: "cheaper", failed: "dearer", pending: "doubt" };

export function Deliveries({ rest, query, session }) {
  if (rest[0]) return html`<${Delivery} id=${rest[0]} session=${session} key=${rest[0]} />`;
  const subscription = query.get("subscription");
  const stateOf = query.get("state") ?? "";
  const parameters = new URLSearchParams({ limit: "50", ...(subscription ? { subscription } : {}), ...(stateOf ? { state: stateOf } : {}) });
  const { state, more } = usePages(`/v1/deliveries?${parameters}`, "deliveries");
  return html`<${Page} title=${WORDS.pages.deliveries} lead=${WORDS.deliveries.lead}>
    <div class="choice" role="group" aria-label="State">${["", "pending", "delivered", "failed"].map(
      (word) => html`<a class="button" key=${word} aria-current=${stateOf === word ? "true" : undefined} href=${`#/deliveries?${new URLSearchParams({ ...(subscription ? { subscription } : {}), ...(word ? { state: word } : {}) })}`}>${word || "all"}</a>`,
    )}</div>
    <${Loaded} state=${state}>${({ rows }) => html`<${Table} caption=${WORDS.pages.deliveries}
      columns=${[{ name: "Event" }, { name: "Channel" }, { name: "Project" }, { name: "State" }, { name: "Attempts", number: true }, { name: "When" }]}
      rows=${rows.map((each) => ({
        key: each.id,
        cells: [
          html`<a href=${`#/deliveries/${encoded(each.id)}`}>${each.eventType.replace(/^io\.cloudcostguard\./, "").replace(/\.v1$/, "")}</a>`,
          each.channel,
          each.project ?? "–",
          html`<${Tag} tone=${STATES[each.state] ?? ""}>${each.state}<//>`,
          each.attempts,
          html`<${When} at=${each.createdAt} />`,
        ],
      }))} />`}<//>
    ${more}
  <//>`;
}

function Delivery({ id, session }) {
  const state = useData((signal) => call(`/v1/deliveries/${encoded(id)}`, { signal }), [id], 5);
  const again = async () => {
    await call(`/v1/deliveries/${encoded(id)}/redeliver`, { method: "POST" });
    state.reload();
  };
  return html`<${Page} title="Delivery" lead=${id}>
    <${Loaded} state=${state}>${({ delivery, attempts }) => html`
      <p><${Tag} tone=${STATES[delivery.state] ?? ""}>${delivery.state}<//> ${delivery.channel}, ${delivery.eventType}
        ${delivery.subject && html` of <a href=${`#/estimates/${encoded(delivery.subject)}`}>${delivery.subject}</a>`}</p>
      <${Table} caption=${WORDS.deliveries.attempts}
        columns=${[{ name: "#", number: true }, { name: "When" }, { name: "Outcome" }, { name: "Status", number: true }, { name: "Took", number: true }, { name: "Detail" }]}
        rows=${attempts.map((each) => ({ key: each.attempt, cells: [each.attempt, html`<${When} at=${each.at} />`, each.outcome, each.status ?? "–", `${each.tookMillis} ms`, each.detail ?? ""] }))} />
      <${Needs} scope="admin" session=${session}><${Action} run=${again} done=${WORDS.deliveries.requested} kind="primary">${WORDS.deliveries.redeliver}<//><//>`}<//>
  <//>`;
}

// --- audit, settings ---

export function Audit({ session }) {
  return html`<${Page} title=${WORDS.pages.audit} lead=${WORDS.audit.lead}>
    <${Needs} scope="audit" session=${session}>
      <div class="cards">
        <${Card} title=${WORDS.audit.runs} wide><${AuditRuns} /><//>
        <${Card} title=${WORDS.audit.changes} wide><${AuditList} /><//>
      </div>
    <//>
  <//>`;
}

const RESULTS = { proven: "cheaper", "not proven": "dearer", incomplete: "doubt" };

function AuditRuns() {
  const state = useData((signal) => call("/v1/audit/runs", { signal }), []);
  return html`<${Loaded} state=${state}>${({ runs }) =>
    runs.length === 0
      ? html`<p class="quiet">${WORDS.audit.none}</p><pre>${WORDS.audit.command}</pre>`
      : html`<p class="quiet">${WORDS.audit.said}</p>
        <${Table} caption=${WORDS.audit.runs}
          columns=${[{ name: "When" }, { name: "Result" }, { name: "Summary" }, { name: "Faults" }, { name: "Reported by" }]}
          rows=${runs.map((each) => ({
            key: each.id,
            cells: [
              html`<${When} at=${each.startedAt} />`,
              html`<${Tag} tone=${RESULTS[each.result] ?? ""}>${each.result}<//>`,
              html`${each.summary}${each.selection && html` <span class="quiet">${each.selection}</span>`}`,
              Object.entries(each.faults).map(([kind, number]) => `${number} × ${kind}`).join(", ") || WORDS.audit.noFault,
              html`<span class="name">${each.reportedBy}</span>`,
            ],
          }))} />`}<//>`;
}

function AuditList() {
  const { state, more } = usePages("/v1/audit?limit=50", "records");
  return html`<${Loaded} state=${state}>${({ rows }) => html`<${Table} caption=${WORDS.pages.audit}
      columns=${[{ name: "When" }, { name: "Who" }, { name: "What" }, { name: "Before → after" }, { name: "Status", number: true }]}
      rows=${rows.map((each) => ({
        key: each.id,
        cells: [
          html`<${When} at=${each.at} />`,
          html`<span class="name">${each.actor}</span>`,
          html`<code>${each.action.split(" ")[0]} ${each.path}</code>${each.comment && html` <span class="quiet">${each.comment}</span>`}`,
          each.before || each.after ? html`<code>${short(each.before)} → ${short(each.after)}</code>` : "",
          each.status,
        ],
      }))} />`}<//>
    ${more}`;
}

function short(value) {
  if (value === undefined || value === null) return "–";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}

export function Settings({ session }) {
  return html`<${Page} title=${WORDS.pages.settings} lead=${WORDS.settings.lead}>
    <div class="cards">
      <${Card} title=${WORDS.settings.you}><p>${session.name}, tenant ${session.tenant}</p><p>${session.scopes.map((scope) => html`<${Tag} key=${scope}>${scope}<//> `)}</p><//>
      <${Card} title=${WORDS.settings.links}><ul><li><a href="docs">/docs</a></li><li><a href="openapi.yaml">/openapi.yaml</a></li></ul><//>
      <${Card} title=${WORDS.settings.keys} wide><${Needs} scope="admin" session=${session}><${Keys} session=${session} /><//><//>
      <${Card} title=${WORDS.settings.runTasks} wide><${RunTasks} /><//>
      ${session.scopes.includes("operate") && html`<${Card} title=${WORDS.settings.tenants} wide><${Tenants} /><//>`}
    </div>
  <//>`;
}

function Keys({ session }) {
  const state = useData((signal) => call("/v1/keys", { signal }), []);
  const [made, setMade] = useState(null);
  const [error, setError] = useState(null);
  const scopes = session.scopes.filter((scope) => scope !== "operate");
  const create = async (event) => {
    event.preventDefault();
    const form = new FormData(event.target);
    try {
      setMade(await call("/v1/keys", { method: "POST", body: { name: form.get("name").trim(), scopes: form.getAll("scope") } }));
      setError(null);
      event.target.reset?.();
      state.reload();
    } catch (refused) {
      setError(refused);
    }
  };
  const revoke = (id) => async () => {
    await call(`/v1/keys/${encoded(id)}`, { method: "DELETE" });
    state.reload();
  };
  return html`<${Loaded} state=${state}>${({ keys }) => html`<${Table} caption=${WORDS.settings.keys}
      columns=${[{ name: WORDS.settings.name }, { name: "Scopes" }, { name: "Made" }, { name: "Last used" }, { name: "" }]}
      rows=${keys.map((each) => ({
        key: each.id,
        cells: [each.name, each.scopes.join(", "), html`<${When} at=${each.createdAt} />`, html`<${When} at=${each.lastUsedAt} />`, each.revokedAt ? html`<${Tag}>revoked<//>` : html`<${Action} run=${revoke(each.id)}>${WORDS.settings.revoke}<//>`],
      }))} />`}<//>
    ${made && html`<div class="made" role="status"><p>${WORDS.settings.once}</p><code>${made.key}</code></div>`}
    <form class="inline" onSubmit=${create}>
      <label>${WORDS.settings.newKey}<input name="name" required maxlength="100" /></label>
      <fieldset><legend>Scopes</legend>${scopes.map((scope) => html`<label class="check" key=${scope}><input type="checkbox" name="scope" value=${scope} checked=${scope === "read"} />${scope}</label>`)}</fieldset>
      <button class="primary">${WORDS.settings.create}</button>
    </form>
    ${error && html`<${Failure} error=${error} />`}`;
}

function Tenants() {
  const state = useData((signal) => call("/v1/tenants", { signal }), []);
  const limit = (value) => (value === undefined ? WORDS.settings.noLimit : value.toLocaleString("en"));
  return html`<${Loaded} state=${state}>${({ tenants }) => html`<${Table} caption=${WORDS.settings.tenants}
    columns=${[{ name: WORDS.settings.name }, { name: "State" }, { name: WORDS.settings.requests, number: true }, { name: WORDS.settings.plans, number: true }]}
    rows=${tenants.slice(0, 200).map((each) => ({
      key: each.name,
      cells: [
        each.name,
        each.closedAt ? html`<${Tag} tone="doubt">closed<//>` : html`<${Tag} tone="cheaper">open<//>`,
        limit(each.requestsPerMinute),
        limit(each.plansPerDay),
      ],
    }))} />`}<//>`;
}

function RunTasks() {
  const state = useData((signal) => call("/v1/run-tasks", { signal }), []);
  return html`<${Loaded} state=${state}>${({ runTasks }) => html`<${Table} caption=${WORDS.settings.runTasks}
    columns=${[{ name: WORDS.settings.name }, { name: "Project / workspace" }, { name: "Host" }, { name: "Made" }]}
    rows=${runTasks.map((each) => ({ key: each.id, cells: [each.name, `${each.project ?? "–"} / ${each.workspace ?? "–"}`, each.apiHost ?? "–", html`<${When} at=${each.createdAt} />`] }))} />`}<//>`;
}
