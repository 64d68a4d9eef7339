/** The two amounts that a reader can narrow by: what can be used of them, and what they leave out. */

import { amountKey, filterHits } from "./facets.js";

const LIMITS = ["from", "to"];
// What the key of an amount below nought begins with, see `sortableYuan`.
const NEGATIVE = "0";

/**
 * What is asked as filters, without the amounts that cannot narrow: {filters, faults}. A fault is {id, names}, the
 * message that says it and the fields it is about: no number, less than nought where no amount is, or the wrong way round.
 */
export function readable(entries, asked) {
  const filters = { ...asked };
  const faults = [];
  const drop = (id, names) => {
    faults.push({ id, names });
    for (const name of names) filters[name] = "";
  };
  for (const name of LIMITS) {
    const key = keyOf(asked, name);
    if (key === null) drop("amount-unreadable", [name]);
    else if (key.startsWith(NEGATIVE) && !hasNegative(entries)) drop("amount-negative", [name]);
  }
  const [from, to] = LIMITS.map((name) => keyOf(filters, name));
  if (from !== "" && to !== "" && from > to) drop("amount-order", LIMITS);
  return { filters, faults };
}

/** The key of an amount, "" if none is typed, null if it is no number. */
function keyOf(asked, name) {
  try {
    return amountKey(asked, name);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function hasNegative(entries) {
  entries.hasNegativeAmount ??= entries.amountKeys.some((key) => key.startsWith(NEGATIVE));
  return entries.hasNegativeAmount;
}

/** How many projects among `hits` only the amounts leave out, because theirs is blank or could not be read. */
export function countWithoutAmount(entries, hits, filters) {
  if (LIMITS.every((name) => filters[name] === "")) return 0;
  const others = filterHits(entries, hits, { ...filters, from: "", to: "" });
  return others.filter(({ entry }) => entries.amountKeys[entry] === "" && entries.at(entry).kind === "project").length;
}
