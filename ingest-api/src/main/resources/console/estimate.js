// Estimates: the list, one with its proofs and its decision, the history of a workspace, and two compared.

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { call, newestEstimates } from "./api.js";
import { Line, Treemap, Waterfall } from "./charts.js";
import { abs, compare, decimal, money, ZERO } from "./decimal.js";
import { byService, EstimateTable, grouped } from "./overview.js";
import {
  Action,
  Amount,
  Bars,
  Card,
  Delta,
  Failure,
  html,
  Loaded,
  mayBeSomething,
  isExact,
  lacksPrice,
  Page,
  sumOf,
  sumsOf,
  sumsOfResource,
  summaryAfter,
  Table,
  Tag,
  textOf,
  Tile,
  useData,
  When,
} from "./parts.js";
import { Lines } from "./proofs.js";
import { Savings } from "./savings.js";
import { WORDS } from "./words.js";

const W = WORDS.estimate;
const ROWS = 100;
const HISTORY_PAGES = 2;
const DECISION_TRIES = 20;
const AGAIN_MILLIS = 3000;

const MARKS = {
  NO_OP: " ", READ: " ", CREATE: "+", UPDATE: "~", DELETE: "−", DELETE_THEN_CREATE: "±", CREATE_THEN_DELETE: "±", FORGET: "!", CREATE_THEN_FORGET: "!",
};
const ACTIONS = {
  NO_OP: "stays", READ: "is read", CREATE: "is created", UPDATE: "is updated", DELETE: "is deleted", DELETE_THEN_CREATE: "is replaced", CREATE_THEN_DELETE: "is replaced", FORGET: "is forgotten", CREATE_THEN_FORGET: "is replaced",
};
const RULINGS = { PASS: "passes", WARN: "warns", INCOMPLETE: "incomplete", SOFT_BLOCK: "blocked until approved", HARD_BLOCK: "blocked" };
const TONES = { PASS: "cheaper", WARN: "doubt", INCOMPLETE: "doubt", SOFT_BLOCK: "dearer", HARD_BLOCK: "dearer" };

const encoded = encodeURIComponent;

// --- the list, and the history of a workspace ---

export function Estimates({ rest, query, session }) {
  if (rest[0]) return html`<${Estimate} id=${rest[0]} session=${session} key=${rest[0]} />`;
  return html`<${EstimateList} query=${query} />`;
}

function EstimateList({ query }) {
  const project = query.get("project") ?? "";
  const workspace = query.get("workspace") ?? "";
  const asked = Object.fromEntries([["project", project], ["workspace", workspace]].filter(([, value]) => value));
  const state = useData((signal) => newestEstimates(asked, HISTORY_PAGES, signal), [project, workspace], 10);
  const search = (event) => {
    event.preventDefault();
    const form = new FormData(event.target);
    const next = new URLSearchParams();
    for (const name of ["project", "workspace"]) if (form.get(name).trim()) next.set(name, form.get(name).trim());
    location.hash = `#/estimates?${next}`;
  };
  return html`<${Page} title=${workspace ? `${project} / ${workspace}` : WORDS.pages.estimates}>
    <form class="inline" onSubmit=${search} key=${`${project}/${workspace}`}>
      <label>Project<input name="project" value=${project} maxlength="100" /></label>
      <label>Workspace<input name="workspace" value=${workspace} maxlength="100" /></label>
      <button>Filter</button>
    </form>
    <${Loaded} state=${state}>${({ estimates }) => html`
      ${workspace && html`<${History} estimates=${estimates} />`}
      <${EstimateTable} estimates=${estimates} />`}<//>
  <//>`;
}

function History({ estimates }) {
  const key = estimates.map((each) => each.id).join();
  const points = useMemo(
    () => estimates.filter((each) => each.after !== undefined).map((each) => ({ at: each.createdAt, amount: decimal(each.after) })).reverse(),
    [key],
  );
  if (points.length < 2) return null;
  return html`<${Card} title=${W.history} wide><${Line} points=${points} label=${`Planned cost of ${points.length} estimates; the table has the amounts.`} /><//>`;
}

// --- one estimate ---

/** Waits for the outcome by server-sent events; where there are none, by asking again. */
function useOutcome(id) {
  const [state, setState] = useState({});
  useEffect(() => {
    const stop = new AbortController();
    let events;
    let timer;
    const read = () =>
      call(`/v1/estimates/${encoded(id)}`, { signal: stop.signal }).then((outcome) => {
        if (outcome.status !== "pending") {
          setState({ outcome });
          return;
        }
        setState({ pending: true });
        events = new EventSource(`/v1/estimates/${encoded(id)}/events`);
        for (const type of ["estimated", "rejected", "cancelled"]) {
          events.addEventListener(type, (event) => {
            setState({ outcome: JSON.parse(event.data) });
            events.close();
          });
        }
        events.addEventListener("error", () => {
          if (events.readyState === EventSource.CLOSED) timer = setTimeout(start, AGAIN_MILLIS);
        });
      });
    const start = () => read().catch((error) => !stop.signal.aborted && setState({ error }));
    start();
    return () => {
      stop.abort();
      clearTimeout(timer);
      events?.close();
    };
  }, [id]);
  return state;
}

function Estimate({ id, session }) {
  const { outcome, pending, error } = useOutcome(id);
  if (error) return html`<${Page} title=${id}><${Failure} error=${error} /><//>`;
  if (!outcome) return html`<${Page} title=${id}><p class="quiet" role="status">${pending ? W.pending : WORDS.loading}</p><//>`;
  if (outcome.outcome === "rejected") return html`<${Page} title=${W.rejected}><p>${outcome.reason}</p><//>`;
  if (outcome.outcome === "cancelled") return html`<${Page} title=${W.cancelled} />`;
  return html`<${Bill} estimate=${outcome} session=${session} />`;
}

function Bill({ estimate, session }) {
  const sums = sumsOf(estimate);
  const resources = useMemo(
    () =>
      estimate.resources
        .filter((resource) => resource.state !== "FREE")
        .map((resource) => ({ ...resource, ...pickSums(resource) }))
        .sort(byChange),
    [estimate],
  );
  const source = estimate.source;
  const base = `/v1/estimates/${encoded(estimate.id)}`;
  return html`<${Page} title=${`${estimate.project} / ${estimate.workspace}`}
    lead=${html`${source?.repository ?? ""}${source?.pullRequest ? ` #${source.pullRequest}` : ""}${source?.commit ? ` at ${source.commit.slice(0, 12)}` : ""}`}
    actions=${html`
      <a class="button" href=${`#/estimates?project=${encoded(estimate.project)}&workspace=${encoded(estimate.workspace)}`}>${W.history}</a>
      <a class="button" href=${`#/compare?to=${encoded(estimate.id)}`}>${W.compare}</a>
      <a class="button" href=${`#/story/${encoded(estimate.id)}`}>${W.story}</a>
      <${Share} path=${`${base}/links`} />
      <a class="button" href=${`${base}?form=csv`}>${W.csv}</a>
      <a class="button" href=${`${base}?form=json`}>${W.json}</a>`}>
    <dl class="tiles">
      <${Tile} name=${W.before}><${Amount} sum=${sums.before} /><//>
      <${Tile} name=${W.after}><${Amount} sum=${sums.after} /><//>
      <${Tile} name=${W.change}><${Delta} sum=${sums.change} /><//>
      <${Tile} name=${W.resources}>${estimate.coverage.resources}<//>
    </dl>
    <div class="cards">
      <${Decision} estimate=${estimate} session=${session} />
      <${Doubts} estimate=${estimate} />
      <${Card} title=${W.waterfall} wide><${Waterfall} sums=${sums} resources=${resources} /><//>
      <${Where} estimate=${estimate} resources=${resources} />
      <${Savings} estimate=${estimate} session=${session} />
      <${ResourceList} resources=${resources} estimate=${estimate} />
    </div>
    <p class="quiet">Estimate <code>${estimate.id}</code>, ${W.catalogue.toLowerCase()} ${estimate.catalogueVersion}${estimate.priceDates ? `, prices of ${estimate.priceDates.oldest} to ${estimate.priceDates.newest}` : ""}, engine ${estimate.engineVersion}.</p>
  <//>`;
}

/** Makes a signed link, which opens this estimate for every person who has it. */
function Share({ path }) {
  const [link, setLink] = useState(null);
  const make = async () => setLink(await call(path, { method: "POST" }));
  if (!link) return html`<${Action} run=${make}>${W.page}<//>`;
  const url = new URL(link.path.slice(1), document.baseURI).href;
  return html`<label>${W.link(link.expiresAt.slice(0, 10))}<input readonly value=${url} onFocus=${(event) => event.target.select()} /></label>`;
}

function pickSums(resource) {
  const { before, after, change } = sumsOfResource(resource);
  return { beforeSum: before, afterSum: after, change };
}

const costOf = (resource) => resource.afterSum?.known ?? ZERO;
const byChange = (a, b) => compare(abs(b.change.known), abs(a.change.known)) || compare(costOf(b), costOf(a));
const byCost = (a, b) => compare(costOf(b), costOf(a));
const byName = (a, b) => a.address.localeCompare(b.address, "en", { numeric: true });

function Doubts({ estimate }) {
  const { coverage } = estimate;
  const lines = [
    ...Object.entries(coverage.unsupportedTypes).map(([type, count]) => `${type} is not supported${count > 1 ? ` (${count})` : ""}.`),
    coverage.notPriced > 0 && `Resources that are not fully priced: ${coverage.notPriced}. What is missing is no saving.`,
    coverage.dependsOnUsage > 0 && `Resources whose usage was not given: ${coverage.dependsOnUsage}. What it costs comes on top.`,
    ...estimate.partial,
    ...estimate.warnings,
  ].filter(Boolean);
  if (lines.length === 0) return null;
  return html`<${Card} title=${W.doubts}><ul class="doubts">${lines.slice(0, 20).map((line) => html`<li key=${line}>${line}</li>`)}</ul>
    ${lines.length > 20 && html`<p class="quiet">${lines.length - 20} more</p>`}<//>`;
}

/** An estimate may be told a moment before it can be decided on. */
async function decisionOf(id, signal) {
  for (let tries = 1; ; tries++) {
    try {
      const [decision, approval] = await Promise.all([
        call(`/v1/estimates/${encoded(id)}/decision`, { signal }),
        call(`/v1/estimates/${encoded(id)}/approval`, { signal }),
      ]);
      return { decision, approval };
    } catch (error) {
      if (error.status !== 409 || tries >= DECISION_TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  }
}

function Decision({ estimate, session }) {
  const state = useData((signal) => decisionOf(estimate.id, signal), [estimate.id]);
  const [comment, setComment] = useState("");
  const path = `/v1/estimates/${encoded(estimate.id)}/approval`;
  const approve = async () => {
    await call(path, { method: "POST", body: { comment } });
    state.reload();
  };
  const withdraw = async () => {
    await call(path, { method: "DELETE" });
    state.reload();
  };
  return html`<${Card} title=${W.decision}>
    <${Loaded} state=${state}>${({ decision, approval }) => html`
      <p><${Tag} tone=${TONES[decision.decision] ?? ""}>${RULINGS[decision.decision] ?? decision.decision}<//></p>
      <ul>${decision.reasons.map((reason) => html`<li key=${reason.rule + reason.scope}>${reason.message}</li>`)}</ul>
      ${approval.approval && html`<p>${W.approved(approval.approval.by)} <span class="quiet">${approval.approval.comment}</span></p>`}
      ${approval.status === "approved" && session.scopes.includes("approve") && html`<${Action} run=${withdraw}>${W.withdraw}<//>`}
      ${approval.status === "above-budget" && session.scopes.includes("approve") && html`
        <label>${W.comment}<input value=${comment} maxlength="1000" onInput=${(event) => setComment(event.target.value)} /></label>
        <${Action} run=${approve} kind="primary">${W.approve}<//>`}`}<//>
  <//>`;
}

/** The module of an address, e.g. `module.site["example.com"]`; undefined where it is in none. */
export function moduleOf(address) {
  return /^(?:module\.[^.[]+(?:\[(?:"(?:[^"\\]|\\.)*"|\d+)\])?(?:\.(?=module\.))?)+/.exec(address)?.[0];
}

function Where({ estimate, resources }) {
  const [by, setBy] = useState("type");
  const items = useMemo(() => {
    if (by === "service") return grouped(byService(estimate));
    const name = {
      module: (resource) => moduleOf(resource.address) ?? "the root module",
      type: (resource) => resource.type,
      resource: (resource) => resource.address,
    }[by];
    return grouped(resources.filter((each) => each.afterSum).map((each) => ({ name: name(each), sum: each.afterSum })));
  }, [by, estimate]);
  return html`<${Card} title=${W.where} wide>
    <div class="choice" role="group" aria-label=${W.where}>${Object.entries(W.by).map(
      ([key, words]) => html`<button type="button" key=${key} aria-pressed=${by === key} onClick=${() => setBy(key)}>${words}</button>`,
    )}</div>
    <${Treemap} items=${items} />
    <${Bars} items=${items} />
  <//>`;
}

function ResourceList({ resources, estimate }) {
  const [text, setText] = useState("");
  const [only, setOnly] = useState("all");
  const [sort, setSort] = useState("change");
  const [most, setMost] = useState(ROWS);
  const found = useMemo(() => {
    const wanted = text.trim().toLowerCase();
    return resources
      .filter((each) => only === "all" || (only === "changed" ? mayBeSomething(each.change) : isDoubtful(each)))
      .filter((each) => !wanted || searchable(each).includes(wanted))
      .sort({ change: byChange, cost: byCost, name: byName }[sort]);
  }, [resources, text, only, sort]);
  const end = useRef(null);
  useEffect(() => {
    const watch = new IntersectionObserver(
      ([seen]) => seen.isIntersecting && setMost((shown) => Math.min(found.length, shown + ROWS)),
      { rootMargin: "1500px" },
    );
    if (end.current) watch.observe(end.current);
    return () => watch.disconnect();
  }, [found, most]);
  return html`<${Card} title=${W.resources} wide>
    <div class="inline">
      <label class="grow">${W.search}<input type="search" value=${text} onInput=${(event) => setText(event.target.value)} /></label>
      <label>Show<select value=${only} onChange=${(event) => setOnly(event.target.value)}>
        <option value="all">${W.all}</option><option value="changed">${W.changed}</option><option value="doubtful">${W.doubtful}</option>
      </select></label>
      <label>${W.sort}<select value=${sort} onChange=${(event) => setSort(event.target.value)}>
        ${Object.entries(W.sorts).map(([key, words]) => html`<option key=${key} value=${key}>${words}</option>`)}
      </select></label>
    </div>
    <p class="quiet" role="status">${W.shown(found.length, resources.length)}</p>
    <div class="resources">${found.slice(0, most).map((each) => html`<${Resource} key=${each.address + (each.deposed ?? "")} resource=${each} catalogue=${estimate.catalogueVersion} />`)}</div>
    ${found.length > most && html`<button type="button" ref=${end} onClick=${() => setMost(most + ROWS * 5)}>${WORDS.more} (${found.length - most})</button>`}
  <//>`;
}

const isDoubtful = (resource) =>
  lacksPrice(resource.change) || [resource.beforeSum, resource.afterSum].some((sum) => sum && !isExact(sum));

function searchable(resource) {
  resource.text ??= [
    resource.address,
    resource.type,
    resource.reason,
    ...resource.components.flatMap((line) => [line.name, line.group, line.after?.price, line.before?.price]),
  ].join(" ").toLowerCase();
  return resource.text;
}

function Resource({ resource, catalogue }) {
  return html`<details class="resource">
    <summary>
      <span class="mark" title=${ACTIONS[resource.action] ?? ""} aria-hidden="true">${MARKS[resource.action] ?? " "}</span>
      <span class="address">${resource.address}<span class="hidden"> ${ACTIONS[resource.action] ?? ""}</span>
        ${causesOf(resource).map((cause) => html` <span class="cause">${cause}</span>`)}
        ${resource.previousAddress && html` <span class="cause">moved from ${resource.previousAddress}</span>`}</span>
      <span class="number before"><${Amount} sum=${resource.beforeSum} /></span>
      <span class="number after"><${Amount} sum=${resource.afterSum} /></span>
      <span class="number"><${Delta} sum=${resource.change} /></span>
    </summary>
    ${resource.reason && html`<p class="doubt">${resource.reason}</p>`}
    <${Lines} lines=${resource.components} catalogue=${catalogue} />
  </details>`;
}

/** Why the cost changes, as the keys of both sides say it. */
function causesOf(resource) {
  const causes = new Set();
  if (!resource.beforeSum || !resource.afterSum) return [];
  for (const { before, after, unit } of resource.components) {
    if (!before || !after) continue;
    const from = before.price?.split("/") ?? [];
    const to = after.price?.split("/") ?? [];
    if (from.length === to.length) from.forEach((part, i) => part !== to[i] && causes.add(`${part} → ${to[i]}`));
    if (before.quantity && after.quantity && before.quantity !== after.quantity && before.price === after.price) {
      causes.add(`${before.quantity} → ${after.quantity} ${unit}`);
    }
  }
  return [...causes].slice(0, 3);
}

// --- two compared ---

export function Compare({ query }) {
  const from = query.get("from") ?? "";
  const to = query.get("to") ?? "";
  const list = useData((signal) => newestEstimates({ outcome: "estimated" }, 1, signal), []);
  const state = useData(
    (signal) => (from && to ? call(`/v1/comparisons?from=${encoded(from)}&to=${encoded(to)}`, { signal }) : null),
    [from, to],
  );
  const submit = (event) => {
    event.preventDefault();
    const form = new FormData(event.target);
    location.hash = `#/compare?from=${encoded(form.get("from").trim())}&to=${encoded(form.get("to").trim())}`;
  };
  const known = list.data?.estimates ?? [];
  return html`<${Page} title=${WORDS.pages.compare} lead=${WORDS.compare.lead}>
    <form class="inline" onSubmit=${submit} key=${from + to}>
      <label class="grow">${WORDS.compare.from}<input name="from" list="known" required value=${from} /></label>
      <label class="grow">${WORDS.compare.to}<input name="to" list="known" required value=${to} /></label>
      <button class="primary">${WORDS.compare.button}</button>
      <datalist id="known">${known.map((each) => html`<option key=${each.id} value=${each.id}>${each.project} / ${each.workspace}, ${textOf(summaryAfter(each))}</option>`)}</datalist>
    </form>
    ${from && to && html`<${Loaded} state=${state}>${(comparison) => comparison && html`<${Comparison} of=${comparison} />`}<//>`}
  <//>`;
}

const CAUSES = { price: "Prices", quantity: "Quantities", configuration: "Configuration", added: "Added", removed: "Removed", oneSided: "Known on one side only" };

function Comparison({ of }) {
  const total = sumOf(of.difference, of.doubts?.more, of.doubts?.less);
  const differ = of.resources.filter((each) => each.difference !== "0").sort((a, b) => compare(abs(decimal(b.difference)), abs(decimal(a.difference))));
  const alike = of.resources.length - differ.length;
  const causes = Object.entries(CAUSES).filter(([key]) => of.effects[key] && of.effects[key] !== "0");
  return html`<dl class="tiles"><${Tile} name=${WORDS.compare.total}><${Delta} sum=${total} /><//>
      ${causes.map(([key, words]) => html`<${Tile} key=${key} name=${words}><${Delta} sum=${sumOf(of.effects[key])} /><//>`)}</dl>
    ${!of.complete && html`<p class="doubt">${WORDS.compare.incomplete}</p>`}
    <${Table} caption="Resources that differ" empty=${WORDS.compare.same}
      columns=${[{ name: "Resource" }, { name: WORDS.compare.from, number: true }, { name: WORDS.compare.to, number: true }, { name: "Difference", number: true }]}
      rows=${differ.slice(0, 200).map((each) => ({
        key: each.address,
        cells: [
          html`${each.address}${each.notCompared.length > 0 && html` <span class="cause">${each.notCompared.length} not compared</span>`}`,
          html`<${Amount} sum=${each.from === undefined ? null : sumOf(each.from, each.doubts?.before)} />`,
          html`<${Amount} sum=${each.to === undefined ? null : sumOf(each.to, each.doubts?.after)} />`,
          html`<${Delta} sum=${sumOf(each.difference, each.doubts?.more, each.doubts?.less)} />`,
        ],
      }))} />
    ${alike > 0 && html`<p class="quiet">${alike} more without a known difference.</p>`}`;
}
