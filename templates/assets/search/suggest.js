/** The names nearest to a query that finds nothing. */

import { typedAmounts } from "./entries.js";
import { cleanQuery, foldedWords } from "./fold.js";
import { Lines } from "./lines.js";
import { nearMatcher } from "./near.js";
import { unitsOf } from "./postings.js";

// So many of those with the most in common are compared in full.
const COMPARED = 200;
// With less than this share of the query's weight in common a name is not near, only chance.
const LEAST_SHARE = 0.3;
// Of pinyin and codes every letter is common: half of the pairs must be the same, and no more than each third wrong.
const LEAST_PAIRS = 0.5;
const MOST_EDITS = 1 / 3;
const LEAST_DIGITS = 8;
const ASCII = 128;
const PAIRS = ASCII * ASCII;

/**
 * At most `count` hits with the match "near", the nearest first: names that share rare characters with the query; for
 * Latin letters those whose pinyin is near, for digits those whose code is, if readings and codes are loaded.
 */
export function suggest(entries, query, count) {
  const words = foldedWords(cleanQuery(query), entries.fold);
  const whole = words.join("");
  // Among a few digits everything is near; of an amount nothing is, unless its digits may be those of a code.
  if (/^\d+$/.test(whole) && whole.length < LEAST_DIGITS) return [];
  if (!/^\d+$/.test(query.trim()) && typedAmounts(query).length > 0) return [];
  const lines = linesFor(entries, whole);
  const near = lines === null ? nearInCharacters(entries, whole) : nearInPairs(lines, whole);
  const { rank } = entries;
  near.sort((a, b) => b.weight - a.weight || rank[a.entry] - rank[b.entry]);
  const nearest = nearMatcher(whole);
  const { text, starts } = lines ?? entries.folded;
  const compared = near.slice(0, COMPARED).map(({ entry }) => {
    const end = starts[entry + 1] - 1;
    return { entry, edits: nearest(text, starts[entry], end).edits, length: end - starts[entry] };
  });
  const most = lines === null ? Infinity : whole.length * MOST_EDITS;
  return compared
    .filter(({ edits }) => edits <= most)
    .sort((a, b) => a.edits - b.edits || a.length - b.length || rank[a.entry] - rank[b.entry])
    .slice(0, count)
    .map(({ entry }) => ({ entry, match: "near", words, plain: words, others: words.map(() => []) }));
}

/** What a query of Latin letters or digits is compared with, null where that is the names. */
function linesFor(entries, word) {
  if (/^[a-z]+$/.test(word)) return entries.readings === null ? null : pinyinLines(entries);
  return /^[0-9a-z]+$/.test(word) ? entries.codeLines : null;
}

/** The names in pinyin, each character by its usual reading. */
function pinyinLines(entries) {
  entries.linesOfPinyin ??= new Lines(
    entries.folded.text.slice(0, -1).split("\n").map((line) =>
      Array.from(line, (character) => entries.readings.get(character)?.[0] ?? character).join(""),
    ),
  );
  return entries.linesOfPinyin;
}

/** The names that have enough in common with the word: the rarer a character, the more it weighs. */
function nearInCharacters(entries, word) {
  const weights = new Float64Array(entries.count);
  let total = 0;
  for (const unit of unitsOf(word)) {
    const lines = entries.postings.of(unit);
    const weight = Math.log((entries.count + 1) / (lines.length + 1)) + 1;
    total += weight;
    for (const line of lines) weights[line] += weight;
  }
  return entriesFrom(weights, total * LEAST_SHARE);
}

/** The lines that have enough pairs of letters in common with the word. */
function nearInPairs({ text, starts, count }, word) {
  const isAsked = new Uint8Array(PAIRS);
  for (let at = 0; at + 1 < word.length; at += 1) isAsked[pairAt(word, at)] = 1;
  const lastLine = new Int32Array(PAIRS).fill(-1);
  const weights = new Float64Array(count);
  for (let line = 0; line < count; line += 1) {
    for (let at = starts[line]; at + 2 < starts[line + 1]; at += 1) {
      const pair = pairAt(text, at);
      if (isAsked[pair] === 0 || lastLine[pair] === line) continue;
      lastLine[pair] = line;
      weights[line] += 1;
    }
  }
  const asked = isAsked.reduce((sum, one) => sum + one, 0);
  return entriesFrom(weights, asked * LEAST_PAIRS);
}

/** A number for two neighbouring characters; only those outside ASCII share one with others. */
function pairAt(text, at) {
  return (text.charCodeAt(at) % ASCII) * ASCII + (text.charCodeAt(at + 1) % ASCII);
}

function entriesFrom(weights, least) {
  const found = [];
  weights.forEach((weight, entry) => {
    if (weight > 0 && weight >= least) found.push({ entry, weight });
  });
  return found;
}
