/** Amounts of `index.json` beside each other: exact differences, as generator/pages/shared/comparison.py computes them. */

const PLACES = { 元: 0, 千元: 3, 万元: 4, 百万元: 6, 亿元: 8 };
/** Before what is computed here; values keep the sign that programs read. */
export const MINUS = "\u2212";
const FRACTION = /[.．]([0-9０-９]+)/;

const decimalsOf = (number) => number.split(".")[1]?.length ?? 0;

/** A decimal text as a whole number of units that many places smaller. */
function whole(text, places) {
  const [, sign, digits, rest = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  return BigInt(sign + digits + rest.padEnd(places, "0"));
}

/** The other way round, without needless zeros, its sign apart. */
function decimal(number, places) {
  const digits = String(number < 0n ? -number : number).padStart(places + 1, "0");
  const point = digits.length - places;
  const rest = digits.slice(point).replace(/0+$/, "");
  return rest ? `${digits.slice(0, point)}.${rest}` : digits.slice(0, point);
}

/** With separators at every third place and at least so many decimals. */
function grouped(number, decimals) {
  const [digits, rest = ""] = number.split(".");
  const padded = rest.padEnd(decimals, "0");
  return digits.replace(/\B(?=(?:\d{3})+$)/g, ",") + (padded && `.${padded}`);
}

/** In 元, 角 alone with their 分: 7.50. */
const inYuan = (number) => grouped(number, decimalsOf(number) === 1 ? 2 : 0);

const printedDecimals = (amount) => FRACTION.exec(amount.text)?.[1].length ?? 0;

/** An exact value as `data` elements have it, without needless zeros. */
export const shortest = (yuan) => (yuan.includes(".") ? yuan.replace(/\.?0+$/, "") : yuan);

/** A sum of the site's own as an amount in 元. */
export function sumOf(total) {
  const places = decimalsOf(total.yuan);
  const value = whole(total.yuan, places);
  const text = (value < 0n ? MINUS : "") + inYuan(decimal(value, places));
  return { text, unit: "元", kind: "number", yuan: total.yuan };
}

/** The unit to stand behind a printed figure; empty where no number is printed or the cell prints its own unit. */
export function unitBehind(amount) {
  return amount.kind !== "number" || amount.text.trimEnd().endsWith("元") ? "" : amount.unit;
}

/** The second less the first: exact value in 元, figure with its sign, and unit; null where one of them is no number. */
export function difference(first, second) {
  if (first?.kind !== "number" || second?.kind !== "number") return null;
  const places = Math.max(decimalsOf(first.yuan), decimalsOf(second.yuan));
  const value = whole(second.yuan, places) - whole(first.yuan, places);
  const isConverted = first.unit !== second.unit;
  const unit = isConverted ? "元" : first.unit;
  const number = decimal(value, places + PLACES[unit]);
  const decimals = Math.max(printedDecimals(first), printedDecimals(second));
  const figure = unit === "元" ? inYuan(number) : grouped(number, decimals);
  const sign = value > 0n ? "+" : value < 0n ? MINUS : "";
  return { yuan: (value < 0n ? "-" : "") + decimal(value, places), figure: sign + figure, unit, isConverted };
}
