// The overview: what all workspaces will cost, what changes, and which budgets are near or over.

import { call, newestByWorkspace, newestEstimates } from "./api.js";
import { compare, decimal, plus, sum, ZERO } from "./decimal.js";
import {
  Amount,
  Bars,
  Card,
  Delta,
  estimateLink,
  html,
  lacksPrice,
  Loaded,
  Meter,
  Page,
  sumOf,
  summaryAfter,
  summaryChange,
  Table,
  Tag,
  textOf,
  Tile,
  useData,
  When,
} from "./parts.js";
import { OpenSavings } from "./savings.js";
import { WORDS } from "./words.js";

const PAGES_READ = 3;
const DOCUMENTS_READ = 20;
const BUDGETS_READ = 100;
const REFRESH_SECONDS = 10;
const RECENT = 8;

/** Adds the sums of what has the same name; the largest first. */
export function grouped(items) {
  const groups = new Map();
  for (const { name, sum: one } of items) {
    const old = groups.get(name) ?? sumOf(ZERO);
    groups.set(name, sumOf(plus(old.known, one.known), worse(old.more, one.more), worse(old.less, one.less)));
  }
  return [...groups].map(([name, total]) => ({ name, sum: total })).sort((a, b) => compare(b.sum.known, a.sum.known));
}

function worse(one, other) {
  return one && one !== "USAGE" ? one : (other ?? one);
}

/** The provider and service of each line that has a price. */
export function byService(estimate) {
  const items = [];
  for (const resource of estimate.resources) {
    for (const component of resource.components) {
      const after = component.after;
      if (after?.state === "priced") {
        const [vendor, service] = after.price.split("/");
        items.push({ name: `${vendor} ${service}`, sum: sumOf(after.monthlyCost) });
      }
    }
  }
  return items;
}

async function load(signal) {
  const { estimates, complete } = await newestEstimates({ outcome: "estimated" }, PAGES_READ, signal);
  return { estimates, complete, newest: newestByWorkspace(estimates) };
}

async function services(newest, signal) {
  const read = newest.slice(0, DOCUMENTS_READ);
  const documents = await Promise.all(
    read.map((summary) => call(`/v1/estimates/${encodeURIComponent(summary.id)}`, { signal })),
  );
  return { read: read.length, items: grouped(documents.flatMap(byService)) };
}

/** Every budget, of projects and of teams, tags or services, with each of its standings. */
export async function budgets(signal) {
  const { budgets: all } = await call(`/v1/budgets?limit=${BUDGETS_READ}`, { signal });
  return all.flatMap((budget) =>
    (budget.standings.length > 0 ? budget.standings : [{ planned: "0", state: "ok" }]).map((standing) => ({
      key: `${budget.id}/${standing.instance ?? ""}`,
      name: standing.instance ? `${budget.name}: ${standing.instance}` : budget.name,
      project: budget.project,
      limit: budget.limit,
      planned: standing.planned,
      firing: standing.state === "firing",
    })),
  );
}

export function BudgetList({ list }) {
  if (list.length === 0) return html`<p class="quiet">${WORDS.projects.noBudget}</p>`;
  return html`<ul class="budgets">${list.map((budget) => {
    const planned = decimal(budget.planned);
    const limit = decimal(budget.limit);
    const words = `${textOf(sumOf(planned))} ${WORDS.projects.planned} ${WORDS.projects.of} ${textOf(sumOf(limit))}`;
    return html`<li key=${budget.key}>
      <span>${budget.project ? html`<a href=${`#/projects/${encodeURIComponent(budget.project)}`}>${budget.name}</a>` : budget.name}
        ${budget.firing && html` <${Tag} tone="dearer">alert<//>`}</span>
      <${Meter} value=${planned} limit=${limit} label=${words} />
      <span class="quiet">${words}</span>
    </li>`;
  })}</ul>`;
}

export function Overview() {
  const state = useData(load, [], REFRESH_SECONDS);
  const newest = state.data?.newest;
  const ids = newest?.map((summary) => summary.id).join() ?? "";
  const details = useData((signal) => (newest ? services(newest, signal) : undefined), [ids]);
  const limits = useData(budgets, [ids], REFRESH_SECONDS);
  return html`<${Page} title=${WORDS.pages.overview} lead=${WORDS.overview.lead}>
    <${Loaded} state=${state}>${({ estimates, newest: all, complete }) =>
      all.length === 0
        ? html`<${Card} title=${WORDS.overview.noEstimates}><p>${WORDS.overview.first}</p><pre>./ccg submit plan.json --project shop --workspace prod</pre><//>`
        : html`<${Figures} all=${all} limits=${limits.data} />
          ${!complete && html`<p class="quiet">${WORDS.overview.partial(estimates.length)}</p>`}
          <div class="cards">
            <div class="stack">
            <${Card} title=${WORDS.overview.byProject}>
              <${Bars} items=${grouped(all.map((each) => ({ name: each.project, sum: summaryAfter(each) }))).map((item) => ({
                ...item,
                href: `#/projects/${encodeURIComponent(item.name)}`,
              }))} />
            <//>
            <${Card} title=${WORDS.overview.alerts}>
              <${Loaded} state=${limits}>${(list) => html`<${BudgetList} list=${list} />`}<//>
            <//>
            </div>
            <${Card} title=${WORDS.overview.byService}>
              <${Loaded} state=${details}>${(data) => html`<${Bars} items=${data.items} /><p class="quiet">${WORDS.overview.servicesOf(data.read)}</p>`}<//>
            <//>
            <${OpenSavings} />
            <${Card} title=${WORDS.overview.recent} wide><${EstimateTable} estimates=${estimates.slice(0, RECENT)} /><//>
          </div>`}<//>
  <//>`;
}

function Figures({ all, limits }) {
  const planned = sumOf(sum(all.map((each) => summaryAfter(each).known)), worst(all.map((each) => summaryAfter(each).more)));
  const open = all.filter((each) => each.delta && each.delta !== "0");
  const doubtful = all.filter((each) => lacksPrice(summaryAfter(each))).length;
  const over = limits?.filter((budget) => budget.firing).length;
  return html`<dl class="tiles">
    <${Tile} name=${WORDS.overview.planned}><${Amount} sum=${planned} /><//>
    <${Tile} name=${WORDS.overview.open}><${Delta} sum=${sumOf(sum(open.map((each) => decimal(each.delta))))} /><//>
    <${Tile} name=${WORDS.overview.workspaces}>${all.length}<//>
    <${Tile} name=${WORDS.overview.incomplete} tone=${doubtful ? "doubt" : ""}>${doubtful}<//>
    <${Tile} name=${WORDS.overview.over} tone=${over ? "dearer" : ""}>${over ?? "–"}<//>
  </dl>`;
}

function worst(doubts) {
  return doubts.find((doubt) => doubt && doubt !== "USAGE") ?? doubts.find(Boolean);
}

export function EstimateTable({ estimates }) {
  return html`<${Table} caption=${WORDS.pages.estimates}
    columns=${[{ name: "Project / workspace" }, { name: "Pull request" }, { name: WORDS.estimate.change, number: true }, { name: WORDS.estimate.after, number: true }, { name: "When" }]}
    rows=${estimates.map((each) => ({
      key: each.id,
      cells: [
        html`<a href=${estimateLink(each.id)}>${each.project} / ${each.workspace}</a>${each.approvedBy && html` <${Tag}>approved<//>`}${each.outcome !== "estimated" && html` <${Tag} tone="doubt">${each.outcome}<//>`}`,
        each.pullRequest ? `${each.repository ?? ""} #${each.pullRequest}` : "–",
        each.delta === undefined ? "–" : html`<${Delta} sum=${summaryChange(each)} />`,
        each.after === undefined ? "–" : html`<${Amount} sum=${summaryAfter(each)} />`,
        html`<${When} at=${each.createdAt} />`,
      ],
    }))} />`;
}
