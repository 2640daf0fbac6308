// The price catalogue: search, the history of a price, and what is covered in which region.

import { useMemo, useState } from "preact/hooks";
import { call } from "./api.js";
import { Line } from "./charts.js";
import { decimal, isZero } from "./decimal.js";
import { Card, html, Loaded, Meter, Page, Table, useData } from "./parts.js";
import { WORDS } from "./words.js";

const encoded = encodeURIComponent;

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
    ${!prefix && !key && html`<${Coverage} />`}
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

/** By vendor and region: how many of the vendor's services have prices there, and which have none. */
export function regionsOf(coverage) {
  const vendors = new Map();
  for (const { vendor, service, region, prices, newest } of coverage) {
    const of = vendors.get(vendor) ?? { services: new Set(), regions: new Map() };
    vendors.set(vendor, of);
    of.services.add(service);
    const there = of.regions.get(region) ?? { services: new Set(), prices: 0, newest: "" };
    of.regions.set(region, there);
    there.services.add(service);
    there.prices += prices;
    if (newest && newest > there.newest) there.newest = newest;
  }
  return [...vendors].map(([vendor, { services, regions }]) => ({
    vendor,
    services: services.size,
    regions: [...regions]
      .map(([region, there]) => ({ region, ...there, missing: [...services].filter((service) => !there.services.has(service)).sort() }))
      .sort((a, b) => b.services.size - a.services.size || a.region.localeCompare(b.region)),
  }));
}

function Coverage() {
  const state = useData((signal) => call("/v1/prices/coverage", { signal }), []);
  const vendors = useMemo(() => regionsOf(state.data?.coverage ?? []), [state.data]);
  const [vendor, setVendor] = useState("aws");
  const shown = vendors.find((each) => each.vendor === vendor) ?? vendors[0];
  const W = WORDS.prices;
  return html`<${Card} title=${W.coverage} wide><${Loaded} state=${state}>${() => !shown ? html`<p class="quiet">${W.none}</p>` : html`
    <div class="choice" role="group" aria-label=${W.vendor}>${vendors.map(
      (each) => html`<button type="button" key=${each.vendor} aria-pressed=${each === shown} onClick=${() => setVendor(each.vendor)}>${each.vendor}</button>`,
    )}</div>
    <${Table} caption=${W.coverage}
      columns=${[{ name: W.region }, { name: W.services }, { name: W.count, number: true }, { name: W.newest }, { name: W.missing }]}
      rows=${shown.regions.map((each) => ({
        key: each.region,
        cells: [
          html`<code>${each.region}</code>`,
          html`<${Meter} value=${decimal(String(each.services.size))} limit=${decimal(String(shown.services))} label=${W.of(each.services.size, shown.services)} full /> ${W.of(each.services.size, shown.services)}`,
          each.prices.toLocaleString("en"),
          each.newest || "–",
          each.missing.length === 0 ? "–" : html`<details><summary>${each.missing.length}</summary><ul class="gaps">${each.missing.map((service) => html`<li key=${service}>${service}</li>`)}</ul></details>`,
        ],
      }))} />`}<//><//>`;
}
