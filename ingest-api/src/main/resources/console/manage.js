// The other pages: projects and budgets, subscriptions, deliveries, prices, audit, settings, the pipeline.

import { useMemo, useState } from "preact/hooks";
import { call, newestByWorkspace, newestEstimates } from "./api.js";
import { Line } from "./charts.js";
import { compare, decimal, isZero } from "./decimal.js";
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
    return await call(`/v1/projects/${encoded(project)}/budget`, { signal });
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
    </div>
  <//>`;
}

/** Shows what changes before it is sent. What else the budget has stays as it is. */
function BudgetForm({ name, budget, changed }) {
  const [limit, setLimit] = useState("");
  const [asked, setAsked] = useState(false);
  const path = `/v1/projects/${encoded(name)}/budget`;
  const old = budget ? textOf(sumOf(budget.monthlyLimit.amount)) : WORDS.projects.noBudget.toLowerCase();
  const send = async () => {
    const { id: _id, tenant: _tenant, project: _project, standing: _standing, scope: _scope, ...kept } = budget ?? {};
    await call(path, { method: "PUT", body: { ...kept, monthlyLimit: { amount: limit, currency: "USD" } } });
    setAsked(false);
    changed();
  };
  return html`<form class="inline" onSubmit=${(event) => {
    event.preventDefault();
    setAsked(true);
  }}>
    <label>${WORDS.projects.limit}<input inputmode="decimal" required pattern="\\d+(\\.\\d+)?" value=${limit} onInput=${(event) => {
      setLimit(event.target.value.trim());
      setAsked(false);
    }} /></label>
    ${!asked && html`<button>${budget ? WORDS.projects.edit : WORDS.projects.set}</button>`}
    ${asked && html`<p role="status">${WORDS.projects.diff(old, textOf(sumOf(limit)))}</p>
      <${Action} run=${send} kind="primary">${WORDS.projects.confirm}<//>
      <button type="button" onClick=${() => setAsked(false)}>${WORDS.projects.cancel}</button>`}
  </form>`;
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

// --- prices ---

export function Prices({ query }) {
  const prefix = query.get("prefix") ?? "";
  const key = query.get("key");
  const search = (event) => {
    event.preventDefault();
    location.hash = `#/prices?prefix=${encoded(new FormData(event.target).get("prefix").trim())}`;
  };
  return html`<${Page} title=${WORDS.pages.prices} lead=${WORDS.prices.lead}>
    <form class="inline" onSubmit=${search} key=${prefix}>
      <label class="grow">${WORDS.prices.prefix}<input name="prefix" type="search" value=${prefix || key || ""} placeholder="aws/ec2/eu-west-1/on-demand/linux/shared/m5" required maxlength="200" /></label>
      <button class="primary">${WORDS.prices.button}</button>
    </form>
    ${key && html`<${PriceHistory} of=${key} key=${key} />`}
    ${prefix && html`<${PriceList} prefix=${prefix} key=${prefix} />`}
  <//>`;
}

function PriceList({ prefix }) {
  const state = useData((signal) => call(`/v1/prices?prefix=${encoded(prefix)}&limit=100`, { signal }), [prefix]);
  return html`<${Loaded} state=${state}>${({ prices }) => html`<${Table} caption=${WORDS.pages.prices} empty=${WORDS.prices.none}
    columns=${[{ name: "Key" }, { name: "Price", number: true }, { name: "Effective" }, { name: "Source" }]}
    rows=${prices.map((each) => ({
      key: each.key,
      cells: [html`<a href=${`#/prices?key=${encoded(each.key)}`}><code>${each.key}</code></a>`, tiersOf(each), each.effectiveFrom, each.source],
    }))} />`}<//>`;
}

function tiersOf(price) {
  const first = `$${price.tiers[0].price} per ${price.unit}`;
  return price.tiers.length > 1 ? `${first}, ${price.tiers.length} tiers` : first;
}

function PriceHistory({ of }) {
  const state = useData((signal) => call(`/v1/prices/history?key=${encoded(of)}`, { signal }), [of]);
  const points = useMemo(
    () => (state.data?.prices ?? []).map((each) => ({ at: `${each.effectiveFrom}T00:00:00Z`, amount: decimal(each.tiers[0].price) })),
    [state.data],
  );
  return html`<${Card} title=${WORDS.prices.history} wide><p><code>${of}</code></p>
    <${Loaded} state=${state}>${({ prices }) => html`
      ${points.length > 1 && points.some((point) => !isZero(point.amount)) && html`<${Line} points=${points} label=${`${points.length} prices of this key; the table has them.`} />`}
      <${Table} caption=${WORDS.prices.history}
        columns=${[{ name: "Effective" }, { name: "Price", number: true }, { name: WORDS.estimate.catalogue, number: true }, { name: "Source" }]}
        rows=${prices.map((each) => ({ key: `${each.catalogueVersion}/${each.effectiveFrom}`, cells: [each.effectiveFrom, each.tiers.map((tier) => `$${tier.price} per ${each.unit}${each.tiers.length > 1 ? ` from ${tier.from}` : ""}`).join(", "), each.catalogueVersion, each.source] }))} />`}<//>
  <//>`;
}

// --- audit, settings, the pipeline ---

export function Audit({ session }) {
  return html`<${Page} title=${WORDS.pages.audit} lead=${WORDS.audit.lead}>
    <${Needs} scope="audit" session=${session}><${AuditList} /><//>
  <//>`;
}

function AuditList() {
  const { state, more } = usePages("/v1/audit?limit=50", "records");
  return html`<${Loaded} state=${state}>${({ rows }) => html`<${Table} caption=${WORDS.pages.audit}
      columns=${[{ name: "When" }, { name: "Who" }, { name: "What" }, { name: "Before → after" }, { name: "Status", number: true }]}
      rows=${rows.map((each) => ({
        key: each.id,
        cells: [
          html`<${When} at=${each.at} />`,
          each.actor,
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

function RunTasks() {
  const state = useData((signal) => call("/v1/run-tasks", { signal }), []);
  return html`<${Loaded} state=${state}>${({ runTasks }) => html`<${Table} caption=${WORDS.settings.runTasks}
    columns=${[{ name: WORDS.settings.name }, { name: "Project / workspace" }, { name: "Host" }, { name: "Made" }]}
    rows=${runTasks.map((each) => ({ key: each.id, cells: [each.name, `${each.project ?? "–"} / ${each.workspace ?? "–"}`, each.apiHost ?? "–", html`<${When} at=${each.createdAt} />`] }))} />`}<//>`;
}

const FIGURES = {
  ccg_plans_accepted_total: "Plans accepted",
  ccg_estimates_waiting: "Requests waiting for an outcome",
  ccg_readings: "Plans being read",
  ccg_readings_waiting: "Plans waiting to be read",
};

/** Adds the samples of each metric that is shown. */
export function figuresOf(text) {
  const figures = new Map();
  for (const line of text.split("\n")) {
    const match = /^([a-z_]+)(?:\{[^}]*\})? (\S+)$/.exec(line);
    if (match && FIGURES[match[1]]) figures.set(match[1], (figures.get(match[1]) ?? 0) + Number(match[2]));
    if (match && match[1].startsWith("kafka_consumer") && match[1].endsWith("records_lag_max") && Number(match[2]) >= 0) {
      figures.set("lag", Math.max(figures.get("lag") ?? 0, Number(match[2])));
    }
  }
  return [...figures].map(([name, value]) => ({ name: name === "lag" ? "Largest consumer lag, in records" : FIGURES[name], value }));
}

export function Health() {
  const health = useData(
    async (signal) => {
      const response = await fetch("/actuator/health", { signal, headers: { Accept: "application/json" } });
      return response.json(); // also of 503
    },
    [],
    5,
  );
  const metrics = useData(async (signal) => figuresOf(await call("/actuator/prometheus", { signal, accept: "text/plain" })), [], 5);
  const waiting = useData((signal) => call("/v1/deliveries?state=pending&limit=200", { signal }), [], 5);
  const failed = useData((signal) => call("/v1/deliveries?state=failed&limit=200", { signal }), [], 5);
  return html`<${Page} title=${WORDS.pages.health} lead=${WORDS.health.lead}>
    <div class="cards">
      <${Card} title="State"><${Loaded} state=${health}>${(of) => html`<p><${Tag} tone=${of.status === "UP" ? "cheaper" : "dearer"}>${of.status}<//></p>
        <${Table} caption="Parts" columns=${[{ name: "Part" }, { name: "State" }, { name: "Detail" }]}
          rows=${Object.entries(of.components ?? {}).map(([name, part]) => ({ key: name, cells: [name, html`<${Tag} tone=${part.status === "UP" ? "cheaper" : "dearer"}>${part.status}<//>`, Object.entries(part.details ?? {}).map(([key, value]) => `${key} ${typeof value === "object" ? JSON.stringify(value) : value}`).join(", ")] }))} />`}<//><//>
      <${Card} title=${WORDS.pages.deliveries}>
        <${Loaded} state=${waiting}>${({ deliveries, next }) => html`<p>${deliveries.length}${next ? "+" : ""} pending</p>`}<//>
        <${Loaded} state=${failed}>${({ deliveries, next }) => html`<p class=${deliveries.length ? "dearer" : ""}>${deliveries.length}${next ? "+" : ""} failed</p>`}<//>
      <//>
      <${Card} title=${WORDS.health.metrics}><${Loaded} state=${metrics}>${(figures) => html`<${Table} caption=${WORDS.health.metrics}
        columns=${[{ name: "Figure" }, { name: "Value", number: true }]} rows=${figures.map((each) => ({ key: each.name, cells: [each.name, each.value] }))} />`}<//><//>
    </div>
  <//>`;
}
