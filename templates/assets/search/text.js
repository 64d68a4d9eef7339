/**
 * Text inside the tables: Pagefind over words of our own (`generator/index/text.py` makes the same ones).
 *
 * A query is searched as the phrase of its pairs of characters, so any part of a cell of two characters or more is found,
 * exactly. Of Pagefind's fragments only the address and the text are used: the text holds the cells as printed.
 */

import { cleanQuery, folder, foldedWords, rangesOfWords } from "./fold.js";
import { fetchPacked } from "./packed.js";

const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";
// Code points from here on share the word of "A", which folding removes.
const TOKEN_LIMIT = 36 ** 3;
const SHARED_CODE = 0x41;
// How much of a row is shown before and after the first mark, in UTF-16 units.
const BEFORE = 24;
const AFTER = 56;
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

/** What is looked for: the words of the query, or all as one where a word is too short to stand alone; [] if nothing. */
export function searchedWords(query, fold) {
  const words = foldedWords(cleanQuery(query), fold);
  const parts = words.every((word) => Array.from(word).length > 1) ? words : [words.join("")];
  return [...new Set(parts)].filter((word) => Array.from(word).length > 1);
}

/** Loads Pagefind from the folder `base` (a URL ending in a slash). Errors: when the browser refuses it. */
export async function loadText(base) {
  const [pagefind, variants] = await Promise.all([
    import(new URL("pagefind.js", base)),
    fetchPacked(new URL("variants.txt.gz", base)),
  ]);
  await within(pagefind.init());
  return { pagefind, fold: folder(variants) };
}

/**
 * The pages that contain every word of `query`, larger amounts first: {words, results}. Errors: when Pagefind cannot
 * work here.
 */
export async function searchText(text, query) {
  const words = searchedWords(query, text.fold);
  if (words.length === 0) return { words, results: [] };
  const phrases = words.map((word) => `"${tokens(word).join(" ")}"`);
  const lists = await within(
    Promise.all(phrases.map((phrase) => text.pagefind.search(phrase, { sort: { rank: "asc" } }))),
  );
  const [first, ...others] = lists.map((list) => list.results);
  const elsewhere = others.map((results) => new Set(results.map((result) => result.id)));
  return { words, results: first.filter((result) => elsewhere.every((ids) => ids.has(result.id))) };
}

/** The place of a result that answers best: {address, anchor, title, excerpt}. */
export async function openResult(text, words, result) {
  const { raw_url: address, content } = await within(result.data());
  return { address, ...bestPlace(content, words, text.fold) };
}

/** Of a page's text the row with the most of `words`: {anchor, title, excerpt}, the excerpt as [{text, marked}]. */
export function bestPlace(content, words, fold) {
  const [title, ...lines] = content.split("\n");
  let best = { anchor: "", title, cells: [], found: -1 };
  for (const line of lines) {
    const [anchor, ownTitle, ...cells] = line.split("\t");
    const folded = cells.map(fold);
    const found = words.filter((word) => folded.some((cell) => cell.includes(word))).length;
    if (found > best.found) best = { anchor, title: ownTitle || title, cells, found };
  }
  return { anchor: best.anchor, title: best.title, excerpt: excerptOf(best.cells, words, fold) };
}

/** The part of a row around its first match, cut at whole characters: [{text, marked}]. */
export function excerptOf(cells, words, fold) {
  const marks = [];
  let row = "";
  for (const cell of cells) {
    if (row !== "") row += BETWEEN_CELLS;
    for (const [start, end] of rangesOfWords(cell, words, fold)) marks.push([row.length + start, row.length + end]);
    row += cell;
  }
  const start = wholeCharacter(row, Math.max(0, (marks[0]?.[0] ?? 0) - BEFORE));
  const end = wholeCharacter(row, Math.min(row.length, (marks[0]?.[1] ?? 0) + AFTER));
  const inside = marks.filter(([from, to]) => from >= start && to <= end);
  const parts = markedParts(row.slice(start, end), inside.map(([from, to]) => [from - start, to - start]));
  if (start > 0) parts.unshift({ text: "…", marked: false });
  if (end < row.length) parts.push({ text: "…", marked: false });
  return parts;
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
