// Shows the arithmetic of a bill's lines: price, quantity, and where both come from.

import { money } from "./decimal.js";
import { html } from "./parts.js";
import { WORDS } from "./words.js";

const W = WORDS.estimate;

/** The arithmetic of one side of a line, and where each number comes from. */
function Proof({ side, unit, name, catalogue }) {
  if (!side) return null;
  if (side.state === "not-priced") return html`<p class="proof doubt"><b>${name}</b> not priced: ${side.reason}</p>`;
  if (side.state === "depends-on-usage") {
    return html`<p class="proof"><b>${name}</b> ${W.dependsOnUsage} (${side.usage}): ${side.tiers.map((tier) => `$${tier.price} per ${unit} from ${tier.from}`).slice(0, 4).join(", ")} <code>${side.price}</code></p>`;
  }
  return html`<p class="proof"><b>${name}</b> ${side.charges.map((charge) => `${charge.quantity} ${unit} × $${charge.unitPrice}`).join(" + ")} = <b>${money(side.monthlyCost)}</b>
    <span class="quiet"> ${W.quantity.toLowerCase()}: ${side.quantityFrom}; <a href=${`#/prices?key=${encodeURIComponent(side.price)}`}><code>${side.price}</code></a>, ${W.catalogue.toLowerCase()} ${catalogue}${side.contracted ? `; ${side.contracted.rule}` : ""}</span></p>`;
}

/** Lines with both of their sides. */
export function Lines({ lines, catalogue }) {
  return html`<ul class="lines">${lines.map(
    (line) => html`<li key=${(line.group ?? "") + line.name}>
      <span class="line-name">${line.group ? `${line.group}: ` : ""}${line.name}</span>
      <${Proof} side=${line.before} unit=${line.unit} name=${W.before} catalogue=${catalogue} />
      <${Proof} side=${line.after} unit=${line.unit} name=${W.after} catalogue=${catalogue} />
    </li>`,
  )}</ul>`;
}
