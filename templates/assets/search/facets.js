/**
 * Hits narrowed, counted and put in order.
 *
 * `filters` is a plain object of texts as the address has them: region, body, year, kind, indicator, status, from, to
 * (these two in 万元). A text left out or empty is no filter; one that the site does not know matches nothing.
 */

import { sortableYuan, yuanOf } from "./entries.js";
import { loadForms, onceATerm } from "./names.js";
import { fetchFresh } from "./packed.js";

export { suggest } from "./suggest.js";

/** The facets, in the order in which they are shown. */
export const FACETS = ["region", "body", "year", "kind", "indicator", "status"];

const KINDS = ["project", "table", "targets", "text", "year", "unit", "body", "region", "term", "page"];
const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const WAN_AMOUNT = /^-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/;

/** Fetches what filters, counts and orders need, once. Errors: as `loadMoreFor` of names.js. */
export async function loadFacets(entries, base) {
  const facets = async () => {
    if (entries.facets === null) await fetchFresh(new URL("facets.txt.gz", base), (text) => addFacets(entries, text));
  };
  await Promise.all([facets(), loadForms(entries, base)]);
}

/** Takes the text of the file of facets, see `generator/index/facets.py`. Errors: when it is of another build. */
export function addFacets(entries, text) {
  const lines = text.split("\n");
  entries.takeKey(lines, 2 * entries.count + 2);
  const [indicators, statuses] = lines.splice(0, 2).map((line) => (line === "" ? [] : line.split(" ")));
  const letters = lines.splice(0, entries.count);
  let status = "";
  const statusOf = lines.map((written) => {
    if (written !== "") status = written === "-" ? "" : statuses[Number(written)];
    return status;
  });
  const kindsIn = (own) => Array.from(own, (letter) => indicators[LETTERS.indexOf(letter)]);
  const kindsOf = new Map(Array.from(new Set(letters), (own) => [own, kindsIn(own)]));
  const places = placesOf(entries);
  entries.facets = {
    // What may follow each other in a list of values, in its order; other facets are ordered by their values.
    order: { kind: KINDS, indicator: indicators, status: statuses },
    values: {
      region: (entry) => places.regions[entry],
      body: (entry) => places.bodies[entry],
      year: (entry) => places.years[entry],
      kind: (entry) => entries.kinds[entry] || "project",
      indicator: (entry) => kindsOf.get(letters[entry]),
      status: (entry) => statusOf[entry],
    },
    labels: places.labels,
  };
}

/** Region, body and year of each entry as values of their facets; "" where it has none. */
function placesOf(entries) {
  const labels = { region: new Map(), body: new Map() };
  const years = entries.owners.map(([, , , , , year]) => (year === 0 ? "" : String(year)));
  const found = { regions: [], bodies: [], years: [], labels };
  // Neighbours share their texts: making each once saves time and memory.
  let [lastOwner, lastRegion, lastBody] = [-1, "", ""];
  for (let entry = 0; entry < entries.count; entry += 1) {
    const owner = entries.ownerOf[entry];
    const [base, , , body, region] = entries.owners[owner];
    if (owner !== lastOwner || base === "") {
      const [first, second] = (base + entries.tails[entry]).split("/");
      [lastOwner, lastRegion, lastBody] = [owner, region === "" ? "" : first, body === "" ? "" : `${first}/${second}`];
      if (lastRegion !== "") labels.region.set(lastRegion, region);
      if (lastBody !== "") labels.body.set(lastBody, body);
    }
    found.regions.push(lastRegion);
    found.bodies.push(lastBody);
    found.years.push(years[owner]);
  }
  return found;
}

/** All entries as hits of an empty query: projects first, the larger amounts before the smaller. */
export function allHits(entries) {
  const place = Array.from(entries.kinds, (kind) => placeIn(KINDS, kind || "project"));
  const hits = Array.from(entries.byRank)
    .sort((a, b) => place[a] - place[b])
    .map((entry) => ({ entry, match: "", words: [], plain: [], others: [] }));
  return onceATerm(entries, hits);
}

/** The hits that all filters let through, in their order. Errors: RangeError as `countFacets`. */
export function filterHits(entries, hits, filters) {
  const stops = stopsOf(entries, filters);
  return hits.filter(({ entry }) => stops.every(({ lets }) => lets(entry)));
}

/**
 * For each facet the values of the hits that all other filters let through: {region: [{value, label, count}], …}. The
 * chosen value is among them also where nothing has it. Labels of region, body and year are for the reader, the others
 * are the values. Errors: RangeError with the name of the field where an amount cannot be read.
 */
export function countFacets(entries, hits, filters) {
  if (entries.facets === null) throw new Error("the facets are not loaded");
  const stops = stopsOf(entries, filters);
  const counts = Object.fromEntries(FACETS.map((facet) => [facet, new Map()]));
  for (const { entry } of hits) {
    let refused = null;
    let times = 0;
    for (const stop of stops) {
      if (stop.lets(entry)) continue;
      refused = stop.facet;
      times += 1;
    }
    if (times > 1) continue;
    for (const facet of times === 1 ? FACETS.filter((one) => one === refused) : FACETS) {
      for (const value of valuesOf(entries, facet, entry)) counts[facet].set(value, (counts[facet].get(value) ?? 0) + 1);
    }
  }
  return Object.fromEntries(FACETS.map((facet) => [facet, listed(entries, facet, counts[facet], filters)]));
}

function valuesOf(entries, facet, entry) {
  const value = entries.facets.values[facet](entry);
  if (Array.isArray(value)) return value;
  return value === "" ? [] : [value];
}

function listed(entries, facet, counts, filters) {
  const chosen = chosenIn(filters, facet);
  if (chosen !== "" && !counts.has(chosen)) counts.set(chosen, 0);
  const order = entries.facets.order[facet];
  const values = [...counts.keys()].sort((a, b) => {
    if (order !== undefined) return placeIn(order, a) - placeIn(order, b) || compare(a, b);
    return facet === "year" ? compare(b, a) : compare(a, b);
  });
  const labels = entries.facets.labels[facet];
  return values.map((value) => ({ value, label: labels?.get(value) ?? value, count: counts.get(value) }));
}

function placeIn(order, value) {
  const place = order.indexOf(value);
  return place < 0 ? order.length : place;
}

/** The filters that are set: {facet, lets}, whether an entry may pass; amounts are a filter of no facet. */
function stopsOf(entries, filters) {
  const [from, to] = [amountKey(filters, "from"), amountKey(filters, "to")];
  const stops = [];
  for (const facet of FACETS) {
    const chosen = chosenIn(filters, facet);
    if (chosen !== "") stops.push({ facet, lets: (entry) => valuesOf(entries, facet, entry).includes(chosen) });
  }
  if (entries.facets === null && stops.length > 0) throw new Error("the facets are not loaded");
  if (from === "" && to === "") return stops;
  const lets = (entry) => {
    const key = entries.amountKeys[entry];
    return key !== "" && (from === "" || key >= from) && (to === "" || key <= to);
  };
  return [...stops, { facet: "amount", lets }];
}

function chosenIn(filters, name) {
  return Object.hasOwn(filters, name) ? String(filters[name] ?? "") : "";
}

/** The key of an amount typed in 万元, as `sortableYuan`; "" if none is typed. Errors: RangeError with the name. */
export function amountKey(filters, name) {
  const typed = chosenIn(filters, name).normalize("NFKC").replace(/\s+/gu, "").replace(/万元?$/u, "");
  if (typed === "") return "";
  if (!WAN_AMOUNT.test(typed)) throw new RangeError(name);
  return sortableYuan(yuanOf(`${typed.replaceAll(",", "")}万元`));
}

/** The hits in another order; those that are equal in it stay in the order of `hits`. An unknown order changes nothing. */
export function orderHits(entries, hits, order) {
  const { amountKeys, owners, ownerOf } = entries;
  const year = (entry) => owners[ownerOf[entry]][5];
  const orders = new Map([
    ["amount", (a, b) => compare(amountKeys[b], amountKeys[a])],
    // What has no amount comes last in either order.
    ["amount-up", (a, b) => (amountKeys[a] === "") - (amountKeys[b] === "") || compare(amountKeys[a], amountKeys[b])],
    ["year", (a, b) => year(b) - year(a)],
    ["name", (a, b) => compare(nameKey(entries, a), nameKey(entries, b))],
  ]);
  const compareEntries = orders.get(order);
  return compareEntries === undefined ? [...hits] : [...hits].sort((a, b) => compareEntries(a.entry, b.entry));
}

/** A key by which names sort as dictionaries do: digits, Latin letters, then Han by their pinyin. */
function nameKey(entries, entry) {
  entries.nameKeys ??= [];
  entries.nameKeys[entry] ??= Array.from(entries.folded.line(entry), (character) => {
    const reading = entries.readings?.get(character)?.[0];
    return reading === undefined ? character : `~${reading} ${character}`;
  }).join("");
  return entries.nameKeys[entry];
}

function compare(a, b) {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
