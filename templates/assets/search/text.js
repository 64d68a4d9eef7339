/**
 * Text inside the tables: Pagefind over words of our own (`generator/index/text.py` makes the same ones).
 *
 * A query is searched as the phrase of its pairs of characters, so any part of a cell of two characters or more is found,
 * exactly; a word that is a number, with its unit or without, only where the whole number is the same. Of Pagefind's fragments only the address and the text are used: the text holds the cells as printed. On a large
 * site the index comes in several parts (`generator/index/shards.py`), which Pagefind searches as one.
 */

import { sortableYuan } from "./entries.js";
import { cleanQuery, folder, merged, rangesOfWords } from "./fold.js";
import { numberAsked, numberWord, rangesOfNumber } from "./numbers.js";
import { fetchPacked } from "./packed.js";

const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";
// Code points from here on share the word of "A", which folding removes.
const TOKEN_LIMIT = 36 ** 3;
const SHARED_CODE = 0x41;
// How much of a row is shown before and after the first mark, in UTF-16 units.
const BEFORE = 24;
const AFTER = 56;
// How many rows of one page are shown.
const PLACES = 3;
// A download that stalls must not leave the reader without an answer; in milliseconds.
const PATIENCE = 20_000;
const BETWEEN_CELLS = "　";

/** The made-up words of a folded text, one for each two neighbouring characters, one for a character alone. */
export function tokens(folded) {
  const codes = Array.from(folded, base36);
  if (codes.length === 1) return [`b${codes[0]}`];
  return codes.slice(1).map((code, i) => `b${codes[i]}${code}`);
}

function base36(character) {
  const point = character.codePointAt(0);
  const code = point < TOKEN_LIMIT ? point : SHARED_CODE;
  return DIGITS[Math.floor(code / 1296)] + DIGITS[Math.floor(code / 36) % 36] + DIGITS[code % 36];
}

/**
 * What is looked for: the words of the query, or all as one where a word is too short to stand alone; [] if nothing. A
 * word is a folded text, or a number as `numberAsked` has it.
 */
export function searchedWords(query, fold) {
  const written = cleanQuery(query).split(/\s+/u).filter((word) => fold(word) !== "");
  const parts = written.every((word) => Array.from(fold(word)).length > 1) ? written : [written.join("")];
  const found = new Map();
  for (const word of parts) {
    const folded = fold(word);
    const number = numberAsked(word, fold);
    const key = number === null ? folded : `${number.value} ${number.unit}`;
    if (Array.from(folded).length > 1) found.set(key, number ?? folded);
  }
  return [...found.values()];
}

/** The made-up words by which the index finds a word of a query, as a phrase. */
function phraseOf(word) {
  const words = typeof word === "string" ? tokens(word) : [numberWord(word.value), ...Array.from(word.unit).flatMap(tokens)];
  return `"${words.join(" ")}"`;
}

/** Where a word stands in the text as written: [start, end] pairs in order. */
function rangesOf(text, word, fold) {
  return typeof word === "string" ? rangesOfWords(text, [word], fold) : rangesOfNumber(text, word, fold);
}

/**
 * Loads the indexes of the folder `base` (a URL ending in a slash), the first with Pagefind itself, and joins the rest.
 * Where some cannot be loaded, the others are searched, and `missingShards` says how many are missing. Errors: when the
 * browser refuses them, or nothing comes.
 */
export function loadText(base) {
  return within(load(base));
}

async function load(base) {
  // The folders are called by their content: only this list must be asked for each time.
  const listed = await fetch(new URL("shards.json", base), { cache: "no-cache" });
  if (!listed.ok) throw new Error(`${listed.url}: ${listed.status}`);
  const folders = (await listed.json()).map((name) => new URL(`${name}/`, base).href);
  if (folders.length === 0) return { pagefind: null, shards: new Map(), fold: folder(""), missingShards: 0 };
  const [{ pagefind, parts }, ...lists] = await Promise.all([
    joined(folders),
    ...folders.map((address) => fetchPacked(new URL("pages.txt.gz", address)).catch(() => null)),
  ]);
  const isThere = folders.map((address, i) => parts.includes(address) && lists[i] !== null);
  if (!isThere.includes(true)) throw new Error("no part of the index of text can be loaded");
  const shards = new Map(folders.flatMap((address, i) => (isThere[i] ? [[numberOf(address), pagesOf(lists[i])]] : [])));
  const variants = lists.map((list) => (list === null ? "" : list.slice(0, list.indexOf("\n"))));
  return { pagefind, shards, fold: folder(variants.join("")), missingShards: folders.length - shards.size };
}

/** Pagefind with all parts, or where one cannot be loaded with those that can: {pagefind, parts}. Errors: if none can. */
async function joined(folders) {
  try {
    return { pagefind: await loadPagefind(folders), parts: folders };
  } catch (error) {
    // A part that failed spoils the searches of all: each is tried with those that are known to be whole.
    let found = null;
    for (const address of folders.length > 1 ? folders : []) {
      const parts = [...(found?.parts ?? []), address];
      const pagefind = await loadPagefind(parts).catch(() => null);
      if (pagefind !== null) found = { pagefind, parts };
    }
    if (found === null) throw error;
    return found;
  }
}

async function loadPagefind([first, ...others]) {
  const { createInstance } = await import(`${first}pagefind.js`);
  // One of our own: whoever loads twice, say after a failure, does not join the parts twice.
  const pagefind = createInstance({});
  try {
    await pagefind.init();
    // Fails at once where the browser refuses WebAssembly; joining would wait for it for ever.
    await pagefind.filters();
    await Promise.all(others.map((address) => pagefind.mergeIndex(address)));
    // A part without its list of words joins silently, and fails when it is asked.
    if (others.length > 0) await pagefind.filters();
  } catch (error) {
    pagefind.destroy().catch(() => {});
    throw error;
  }
  return pagefind;
}

/** The pages of an index in their order: [{address, amount}], the amount as a key that sorts. */
function pagesOf(list) {
  const lines = list.split("\n");
  // The first line holds the traditional forms, and the last is empty.
  return lines.slice(1, -1).map((line) => {
    const [address, amount] = line.split("\t");
    return { address, amount: sortableYuan(amount) };
  });
}

/** What stands before the hyphen in the name of an index's folder: the names of its pages begin with it. */
function numberOf(address) {
  return address.split("/").at(-2).split("-")[0];
}

/**
 * The pages that contain every word of `query`, larger amounts first: {words, results, missingShards}, each result with
 * its `address`; `missingShards` is how many parts of the index could not be loaded. Errors: when Pagefind cannot work
 * here, or a part of what it needs for this query does not come.
 */
export async function searchText(text, query) {
  const words = searchedWords(query, text.fold);
  const { missingShards } = text;
  if (words.length === 0 || text.pagefind === null) return { words, results: [], missingShards };
  const lists = await within(Promise.all(words.map((word) => text.pagefind.search(phraseOf(word)))));
  const [first, ...others] = lists.map((list) => list.results);
  const elsewhere = others.map((results) => new Set(results.map((result) => result.id)));
  const inAll = first.filter((result) => elsewhere.every((ids) => ids.has(result.id)) && isListed(text, result));
  return { words, results: inAll.map((result) => pageOf(text, result)).sort(byAmount), missingShards };
}

/** Whether the list of pages that a result belongs to could be loaded. */
function isListed({ shards }, result) {
  return shards.has(result.id.split("_")[0]);
}

/** A result with address and amount of its page, which the name of the page leads to. */
function pageOf({ shards }, result) {
  const [shard, place] = result.id.split("_");
  return { ...shards.get(shard)[parseInt(place, 36)], id: result.id, data: () => result.data() };
}

function byAmount(a, b) {
  if (a.amount !== b.amount) return a.amount > b.amount ? -1 : 1;
  if (a.address !== b.address) return a.address < b.address ? -1 : 1;
  return 0;
}

/**
 * The places of a result that answer best, at most `PLACES`: {address, anchor, title, excerpt, places, more}. The first
 * place is that of the result itself; `more` counts the rows with a word that are not among the places.
 */
export async function openResult(text, words, result) {
  const { raw_url: address, content } = await within(result.data());
  const { places, more } = placesIn(content, words, text.fold);
  return { address, ...places[0], places, more };
}

/** Of a page's text the row with the most of `words`: {anchor, title, excerpt}, the excerpt as [{text, marked}]. */
export function bestPlace(content, words, fold) {
  return placesIn(content, words, fold).places[0];
}

/**
 * Of a page's text the rows to show: first the one with the most of `words`, then those with words not seen yet, then
 * others: {places: [{anchor, title, excerpt}], more}.
 */
export function placesIn(content, words, fold) {
  const [title, ...lines] = content.split("\n");
  const rows = lines.map((line) => {
    const [anchor, ownTitle, ...cells] = line.split("\t");
    const folded = cells.map(fold);
    const found = words.filter((word) => cells.some((cell, i) => holds(cell, folded[i], word, fold)));
    return { anchor, title: ownTitle || title, cells, found };
  });
  const matching = rows.filter((row) => row.found.length > 0);
  const chosen = [];
  const missing = new Set(words);
  while (chosen.length < PLACES && chosen.length < matching.length) {
    const rest = matching.filter((row) => !chosen.includes(row));
    const gain = (row) => row.found.filter((word) => missing.has(word)).length * words.length + row.found.length;
    const best = rest.reduce((a, b) => (gain(b) > gain(a) ? b : a));
    for (const word of best.found) missing.delete(word);
    chosen.push(best);
  }
  if (chosen.length === 0) chosen.push(rows[0] ?? { anchor: "", title, cells: [] });
  const places = chosen.map((row) => ({
    anchor: row.anchor,
    title: row.title,
    excerpt: excerptOf(row.cells, words, fold),
  }));
  return { places, more: Math.max(0, matching.length - places.length) };
}

/** Whether a cell, as written and folded, holds a word. */
function holds(cell, folded, word, fold) {
  if (typeof word === "string") return folded.includes(word);
  // What has not even the figures has not the number; most cells have not.
  return folded.includes(word.value.split(".")[0][0]) && rangesOfNumber(cell, word, fold).length > 0;
}

/** The parts of a row around the first match of each word, cut at whole characters: [{text, marked}]. */
export function excerptOf(cells, words, fold) {
  const marks = [];
  const firsts = new Map();
  let row = "";
  for (const cell of cells) {
    if (row !== "") row += BETWEEN_CELLS;
    const marked = [];
    for (const word of words) {
      const ranges = rangesOf(cell, word, fold);
      if (ranges.length > 0 && !firsts.has(word)) firsts.set(word, ranges[0].map((at) => at + row.length));
      marked.push(...ranges);
    }
    for (const [start, end] of merged(marked)) marks.push([row.length + start, row.length + end]);
    row += cell;
  }
  const parts = [];
  let shown = 0;
  for (const [start, end] of windowsAround(row, [...firsts.values()], marks)) {
    if (start > shown) parts.push({ text: "…", marked: false });
    const inside = marks.filter(([from, to]) => from >= start && to <= end);
    parts.push(...markedParts(row.slice(start, end), inside.map(([from, to]) => [from - start, to - start])));
    shown = end;
  }
  if (shown < row.length) parts.push({ text: "…", marked: false });
  return parts;
}

/** What of a row is shown: stretches around `firsts`, in order and apart; they take in `marks` at their ends whole. */
function windowsAround(row, firsts, marks) {
  const around = firsts.length > 0 ? firsts : [[0, 0]];
  // With several words each has less room, so that an excerpt stays about as long.
  const after = Math.max(BEFORE, Math.floor(AFTER / around.length));
  const windows = [];
  for (const [from, to] of [...around].sort((a, b) => a[0] - b[0])) {
    let start = wholeCharacter(row, Math.max(0, from - BEFORE));
    let end = wholeCharacter(row, Math.min(row.length, to + after));
    for (const [markStart, markEnd] of marks) {
      if (markStart < start && markEnd > start) start = markStart;
      if (markStart < end && markEnd > end) end = markEnd;
    }
    const last = windows.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else windows.push([start, end]);
  }
  return windows;
}

/** The text cut at the ends of its ranges: [{text, marked}]. */
export function markedParts(text, ranges) {
  const parts = [];
  let at = 0;
  for (const [start, end] of ranges) {
    if (start > at) parts.push({ text: text.slice(at, start), marked: false });
    parts.push({ text: text.slice(start, end), marked: true });
    at = end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), marked: false });
  return parts;
}

function wholeCharacter(text, at) {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at + 1 : at;
}

function within(promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("Pagefind gives no answer")), PATIENCE);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
