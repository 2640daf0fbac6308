// Computes with exact decimals, which the API has in strings; they are rounded only where they are shown.

const CENTS = 2;

/** A decimal of a text such as "1204.10": digits and scale. */
export function decimal(text) {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(String(text));
  if (!match) return { digits: 0n, scale: 0 };
  const fraction = match[3] ?? "";
  let digits = BigInt(match[1] + match[2] + fraction);
  let scale = fraction.length - Number(match[4] ?? 0);
  if (scale < 0) {
    digits *= 10n ** BigInt(-scale);
    scale = 0;
  }
  return { digits, scale };
}

export const ZERO = { digits: 0n, scale: 0 };

function at(value, scale) {
  return value.digits * 10n ** BigInt(scale - value.scale);
}

export function plus(one, other) {
  const scale = Math.max(one.scale, other.scale);
  return { digits: at(one, scale) + at(other, scale), scale };
}

export function minus(one, other) {
  return plus(one, { digits: -other.digits, scale: other.scale });
}

export function sum(values) {
  return values.reduce(plus, ZERO);
}

export function compare(one, other) {
  const { digits } = minus(one, other);
  return digits < 0n ? -1 : digits > 0n ? 1 : 0;
}

export function abs(value) {
  return value.digits < 0n ? { digits: -value.digits, scale: value.scale } : value;
}

export function isZero(value) {
  return value.digits === 0n;
}

/** For the length of a bar only. */
export function approximately(value) {
  return Number(value.digits) / 10 ** value.scale;
}

/** Half to even, as everywhere in the product. */
function rounded(value, scale) {
  if (value.scale <= scale) return at(value, scale);
  const unit = 10n ** BigInt(value.scale - scale);
  const negative = value.digits < 0n;
  const magnitude = negative ? -value.digits : value.digits;
  let quotient = magnitude / unit;
  const twice = (magnitude % unit) * 2n;
  if (twice > unit || (twice === unit && quotient % 2n === 1n)) quotient += 1n;
  return negative ? -quotient : quotient;
}

/** `$1,204.10`, `-$3.00`. */
export function money(value) {
  const cents = rounded(typeof value === "object" ? value : decimal(value), CENTS);
  const magnitude = cents < 0n ? -cents : cents;
  const whole = (magnitude / 100n).toString().replace(/\B(?=(\d{3})+$)/g, ",");
  return `${cents < 0n ? "-" : ""}$${whole}.${(magnitude % 100n).toString().padStart(2, "0")}`;
}

/** With its sign, also when positive. */
export function change(value) {
  const exact = typeof value === "object" ? value : decimal(value);
  const text = money(exact);
  return exact.digits > 0n ? `+${text}` : text;
}
