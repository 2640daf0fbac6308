// Draws the way from before to after, and amounts over time.

import { useEffect, useRef } from "preact/hooks";
import { approximately, plus, ZERO } from "./decimal.js";
import { Amount, Delta, html, sumOf } from "./parts.js";
import { WORDS } from "./words.js";

const STEPS = 8;
const HEIGHT = 260;

/** Before, the largest changes one below the other, and after: each bar begins where the last one ended. */
export function Waterfall({ sums, resources }) {
  const changes = resources.filter((each) => each.change.known.digits !== 0n);
  const shown = changes.slice(0, changes.length > STEPS ? STEPS - 1 : STEPS);
  const steps = shown.map((each) => ({ name: each.address, sum: each.change }));
  if (changes.length > shown.length) {
    const others = changes.slice(shown.length).reduce((total, each) => plus(total, each.change.known), ZERO);
    steps.push({ name: WORDS.estimate.others(changes.length - shown.length), sum: sumOf(others) });
  }
  let level = approximately(sums.before.known);
  const bars = steps.map((step) => {
    const from = level;
    level += approximately(step.sum.known);
    return { ...step, from: Math.min(from, level), to: Math.max(from, level) };
  });
  const after = approximately(sums.after.known);
  const end = Math.max(approximately(sums.before.known), after, ...bars.map((bar) => bar.to), 0.01);
  const place = (from, to) => ({ left: `${(from / end) * 100}%`, width: `${Math.max(0.4, ((to - from) / end) * 100)}%` });
  return html`<ul class="waterfall">
    <li class="total"><span class="bar-name">${WORDS.estimate.before}</span><span class="track" aria-hidden="true"><span style=${place(0, approximately(sums.before.known))}></span></span><${Amount} sum=${sums.before} /></li>
    ${bars.map(
      (bar) => html`<li key=${bar.name} class=${bar.sum.known.digits > 0n ? "dearer" : "cheaper"}>
        <span class="bar-name" title=${bar.name}>${bar.name}</span>
        <span class="track" aria-hidden="true"><span style=${place(bar.from, bar.to)}></span></span>
        <${Delta} sum=${bar.sum} />
      </li>`,
    )}
    <li class="total"><span class="bar-name">${WORDS.estimate.after}</span><span class="track" aria-hidden="true"><span style=${place(0, after)}></span></span><${Amount} sum=${sums.after} /></li>
  </ul>`;
}

const AREAS = 40;

/** How far a row of areas along a side is from squares. */
function worst(areas, side) {
  const sum = areas.reduce((total, each) => total + each, 0);
  return Math.max((side * side * Math.max(...areas)) / (sum * sum), (sum * sum) / (side * side * Math.min(...areas)));
}

/**
 * Places areas in a box, the largest first, each as near to a square as can be: rows along the shorter side, for as long as that
 * makes them better (Bruls, Huizing, van Wijk: Squarified Treemaps, 2000).
 */
export function squarified(values, width, height) {
  const total = values.reduce((sum, each) => sum + each, 0);
  const areas = values.map((each) => (each / total) * width * height);
  const rest = { left: 0, top: 0, width, height };
  const places = [];
  for (let from = 0; from < areas.length; ) {
    const side = Math.min(rest.width, rest.height);
    let to = from + 1;
    while (to < areas.length && worst(areas.slice(from, to + 1), side) <= worst(areas.slice(from, to), side)) to++;
    const row = areas.slice(from, to);
    const depth = row.reduce((sum, each) => sum + each, 0) / side;
    let along = 0;
    for (const area of row) {
      const length = area / depth;
      places.push(
        rest.width >= rest.height
          ? { left: rest.left, top: rest.top + along, width: depth, height: length }
          : { left: rest.left + along, top: rest.top, width: length, height: depth },
      );
      along += length;
    }
    if (rest.width >= rest.height) {
      rest.left += depth;
      rest.width -= depth;
    } else {
      rest.top += depth;
      rest.height -= depth;
    }
    from = to;
  }
  return places;
}

const BOX = { width: 100, height: 28 };

/** Amounts as areas; the bars beside have the same in words. `items` have name and sum, the largest first. */
export function Treemap({ items }) {
  const shown = items.map((item) => ({ ...item, size: approximately(item.sum.known) })).filter((item) => item.size > 0).slice(0, AREAS);
  if (shown.length < 2) return null;
  const places = squarified(shown.map((item) => item.size), BOX.width, BOX.height);
  return html`<div class="treemap" aria-hidden="true">${shown.map((item, i) => {
    const { left, top, width, height } = places[i];
    const style = {
      left: `${left}%`,
      top: `${(top / BOX.height) * 100}%`,
      width: `${width}%`,
      height: `${(height / BOX.height) * 100}%`,
    };
    return html`<div key=${item.name} style=${style} title=${item.name}><span>${width > 8 && height > 5 && html`${item.name}<br /><b><${Amount} sum=${item.sum} /></b>`}</span></div>`;
  })}</div>`;
}

/** A line through amounts; `points` have at (ISO) and amount (a decimal), the oldest first. The table beside it has the same. */
export function Line({ points, label }) {
  const holder = useRef(null);
  useEffect(() => {
    let chart;
    let watch;
    let gone = false;
    (async () => {
      const [{ default: uPlot }] = await Promise.all([import("uplot"), style("console/uplot.css")]);
      if (gone || !holder.current) return;
      const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
      const data = [points.map((point) => new Date(point.at) / 1000), points.map((point) => approximately(point.amount))];
      chart = new uPlot(
        {
          width: holder.current.clientWidth,
          height: HEIGHT,
          legend: { show: false },
          cursor: { y: false },
          scales: { y: { range: (_, low, high) => [Math.min(0, low), high * 1.1 || 1] } },
          axes: [
            { stroke: colour("--quiet"), grid: { stroke: colour("--line") } },
            { stroke: colour("--quiet"), grid: { stroke: colour("--line") }, size: 72, values: (_, ticks) => ticks.map((tick) => `$${tick.toLocaleString("en")}`) },
          ],
          series: [{}, { stroke: colour("--accent"), width: 2, points: { size: 7, fill: colour("--accent") } }],
        },
        data,
        holder.current,
      );
      watch = new ResizeObserver(() => holder.current && chart.setSize({ width: holder.current.clientWidth, height: HEIGHT }));
      watch.observe(holder.current);
    })();
    return () => {
      gone = true;
      watch?.disconnect();
      chart?.destroy();
    };
  }, [points]);
  return html`<div class="line" role="img" aria-label=${label} ref=${holder}></div>`;
}

const styles = new Map();

function style(href) {
  if (!styles.has(href)) {
    styles.set(
      href,
      new Promise((resolve) => {
        const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href, onload: resolve, onerror: resolve });
        document.head.append(link);
      }),
    );
  }
  return styles.get(href);
}
