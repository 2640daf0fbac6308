// The pipeline, from plan to message: health, latency, lag, dead letters.

import { call } from "./api.js";
import { Card, html, Loaded, Page, Table, Tag, Tile, useData } from "./parts.js";
import { WORDS } from "./words.js";

const W = WORDS.health;

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

const LATENCY = /^ccg_estimates_latency_seconds_bucket\{(?:[^}]*,)?le="([^"]+)"[^}]*\} (\S+)$/;

/** How many plans were timed, and within how many seconds half and 95 of 100 of them had their outcome; as far as the buckets say. */
export function latencyOf(text) {
  const buckets = text.split("\n").map((line) => LATENCY.exec(line)).filter(Boolean).map(([, le, count]) => ({ le: Number(le.replace("+Inf", "Infinity")), count: Number(count) }));
  buckets.sort((a, b) => a.le - b.le);
  const plans = buckets.at(-1)?.count ?? 0;
  const within = (part) => (plans === 0 ? undefined : buckets.find((bucket) => bucket.count >= part * plans)?.le);
  return { plans, half: within(0.5), most: within(0.95) };
}

const took = (seconds) => (seconds === undefined ? "–" : seconds === Infinity ? W.longer : seconds < 1 ? `${Math.round(seconds * 1000)} ms` : `${seconds} s`);

const scraped = (signal) => call("/actuator/prometheus", { signal, accept: "text/plain" });

export function Health({ session }) {
  const health = useData(
    async (signal) => {
      const response = await fetch("/actuator/health", { signal, headers: { Accept: "application/json" } });
      return response.json(); // also of 503
    },
    [],
    5,
  );
  const text = useData(scraped, [], 5);
  const metrics = { ...text, data: text.data && figuresOf(text.data) };
  const latency = { ...text, data: text.data && latencyOf(text.data) };
  const waiting = useData((signal) => call("/v1/deliveries?state=pending&limit=200", { signal }), [], 5);
  const failed = useData((signal) => call("/v1/deliveries?state=failed&limit=200", { signal }), [], 5);
  return html`<${Page} title=${WORDS.pages.health} lead=${W.lead}>
    <${Loaded} state=${latency}>${(of) => html`<dl class="tiles">
      <${Tile} name=${W.half}>${took(of.half)}<//>
      <${Tile} name=${W.most}>${took(of.most)}<//>
      <${Tile} name=${W.plans}>${of.plans}<//>
    </dl>`}<//>
    <div class="cards">
      <${Card} title=${W.backlog} wide>${session.scopes.includes("operate") ? html`<${Backlog} />` : html`<p class="quiet">${WORDS.forbidden("operate")}</p>`}<//>
      <${Card} title="State"><${Loaded} state=${health}>${(of) => html`<p><${Tag} tone=${of.status === "UP" ? "cheaper" : "dearer"}>${of.status}<//></p>
        <${Table} caption="Parts" columns=${[{ name: "Part" }, { name: "State" }, { name: "Detail" }]}
          rows=${Object.entries(of.components ?? {}).map(([name, part]) => ({ key: name, cells: [name, html`<${Tag} tone=${part.status === "UP" ? "cheaper" : "dearer"}>${part.status}<//>`, Object.entries(part.details ?? {}).map(([key, value]) => `${key} ${typeof value === "object" ? JSON.stringify(value) : value}`).join(", ")] }))} />`}<//><//>
      <${Card} title=${WORDS.pages.deliveries}>
        <${Loaded} state=${waiting}>${({ deliveries, next }) => html`<p>${deliveries.length}${next ? "+" : ""} pending</p>`}<//>
        <${Loaded} state=${failed}>${({ deliveries, next }) => html`<p class=${deliveries.length ? "dearer" : ""}>${deliveries.length}${next ? "+" : ""} failed</p>`}<//>
      <//>
      <${Card} title=${W.metrics}><${Loaded} state=${metrics}>${(figures) => html`<${Table} caption=${W.metrics}
        columns=${[{ name: "Figure" }, { name: "Value", number: true }]} rows=${figures.map((each) => ({ key: each.name, cells: [each.name, each.value] }))} />`}<//><//>
    </div>
  <//>`;
}

function Backlog() {
  const state = useData((signal) => call("/v1/pipeline/backlog", { signal }), [], 5);
  return html`<${Loaded} state=${state}>${({ groups, deadLetters }) => html`
    <${Table} caption=${W.letters} columns=${[{ name: W.topic }, { name: W.records, number: true }]}
      rows=${deadLetters.map((each) => ({ key: each.topic, cells: [html`<code>${each.topic}</code>`, html`<span class=${each.records ? "dearer" : ""}>${each.records}</span>`] }))} />
    <p class="quiet">${W.lettersNote}</p>
    <${Table} caption=${W.lag} columns=${[{ name: W.group }, { name: W.topic }, { name: W.behind, number: true }]}
      rows=${groups.map((each) => ({ key: `${each.group}/${each.topic}`, cells: [html`<code>${each.group}</code>`, html`<code>${each.topic}</code>`, each.records] }))} />`}<//>`;
}
