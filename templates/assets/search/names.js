/**
 * Names as you type: exact search over all names, codes, units and bodies.
 *
 * A hit says why it was found, its `match`: "name", "code", "owner" (unit, body or region), "pinyin" or "near"; in that
 * order they are listed. Within names: the whole name (also apart from a year before it), its beginning, inside; then
 * the shorter name, then the larger amount. Words separated by blanks must all be found.
 */

import { asWritten, cleanQuery, foldedWords, placesOf, positions } from "./fold.js";
import { Entries } from "./entries.js";
import { editsAllowed, nearMatcher } from "./near.js";
import { fetchPacked } from "./packed.js";
import { looksLikePinyin, pinyinMatcher, plainLetters } from "./pinyin.js";

// Reasons, the better the smaller.
const NAME = 1;
const CODE = 2;
const OWNER = 3;
const PINYIN_WHOLE = 4;
const PINYIN_START = 5;
const PINYIN = 6;
const NEAR_WHOLE = 7;
const NEAR = 8;
const MATCHES = ["", "name", "code", "owner", "pinyin", "pinyin", "pinyin", "near", "near"];
// Classes of hits, in their order: names and codes take several, the other reasons one each.
const CLASS_OF_WORDS = 3;
const CLASS_OF_CODES = 4;
const CLASS_OF_REASONS = 10;

const YEAR_WORD = /^(20\d\d)年?度?$/;
const YEAR_BEFORE = /20\d\d(?:年度?)?/;
const CODE_WORD = /^(?=.*\d)[0-9a-z]{3,}$/;
// From this length on digits mean a code also where names contain them.
const SURE_CODE = 6;

/** Loads the index from the folder `base` (a URL ending in a slash). Errors: when it cannot be loaded. */
export async function loadNames(base) {
  const open = async (options) => {
    const [names, columns, head] = await Promise.all(
      ["names.txt.gz", "cols.txt.gz", "head.json.gz"].map((name) => fetchPacked(new URL(name, base), options)),
    );
    return new Entries(names, columns, JSON.parse(head));
  };
  // A cache can hold one file of an older publication: then all are fetched anew.
  return open().catch(() => open({ cache: "reload" }));
}

/** Fetches the codes if the query needs them and they are not there yet. */
export async function loadCodesFor(entries, query, base) {
  if (entries.codes !== null) return;
  if (!foldedWords(cleanQuery(query), entries.fold).some((word) => CODE_WORD.test(word))) return;
  const url = new URL("codes.txt.gz", base);
  const open = async (options) => entries.addCodes(await fetchPacked(url, options));
  await open().catch(() => open({ cache: "reload" }));
}

/**
 * All hits for `query`, best first: {entry, match, words, plain}, where `words` are the folded words they were found by
 * and `plain` the same as plain Latin letters.
 */
export function searchNames(entries, query) {
  const raw = cleanQuery(query).trim();
  const words = foldedWords(raw, entries.fold);
  if (words.length === 0) return raw === "" ? [] : searchSigns(entries, raw);
  const plain = raw.split(/\s+/u).filter((word) => entries.fold(word) !== "").map((word) => entries.fold(plainLetters(word)));
  const whole = words.join("");
  const found = new Uint8Array(entries.count);
  const single = words.length === 1;
  // The query without its blanks comes first: blanks may only be a habit of typing.
  mark(entries, whole, plain.join(""), found, single);
  if (!single) intersect(entries, words, plain, found);
  if (!found.some(Boolean)) markNear(entries, whole, found);
  return ranked(entries, whole, found).map(([entry, reason]) => ({ entry, match: MATCHES[reason], words, plain }));
}

/** Names as written that contain a query of signs only, which folding drops. */
function searchSigns(entries, raw) {
  const found = new Uint8Array(entries.count);
  entries.names.forEach((name, entry) => {
    if (name.includes(raw)) found[entry] = NAME;
  });
  return ranked(entries, "", found).map(([entry]) => ({ entry, match: "name", words: [], plain: [], sign: raw }));
}

/** What the reader sees marked in the name of a hit: [start, end] pairs. */
export function nameRanges(entries, hit) {
  const name = entries.names[hit.entry];
  if (hit.sign !== undefined) return [[name.indexOf(hit.sign), name.indexOf(hit.sign) + hit.sign.length]];
  const map = positions(name, entries.fold);
  if (map === null) return [];
  const line = entries.folded.line(hit.entry);
  const places = hit.words.flatMap((word, i) => {
    const exact = placesOf(word, line);
    if (exact.length > 0) return exact;
    if (hit.match === "pinyin") return pinyinPlace(entries, hit.plain[i], line);
    return hit.match === "near" ? nearPlace(word, line) : [];
  });
  return asWritten(places, map);
}

function pinyinPlace(entries, word, line) {
  if (!looksLikePinyin(word)) return [];
  const match = pinyinMatcher(word, entries.readings);
  for (let start = 0; start < line.length; start += 1) {
    const end = match(`${line}\n`, start);
    if (end >= 0) return [[start, end]];
  }
  return [];
}

function nearPlace(word, line) {
  const part = nearMatcher(word)(line, 0, line.length);
  return part.end > part.start && part.edits <= editsAllowed(word.length) ? [[part.start, part.end]] : [];
}

/** Marks entries for one word, each with the best reason. */
function mark(entries, word, plain, found, single) {
  const note = (entry, reason) => {
    if (found[entry] === 0 || reason < found[entry]) found[entry] = reason;
  };
  entries.folded.forEachContaining(word, (entry) => note(entry, NAME));
  const named = found.some(Boolean);
  if (CODE_WORD.test(word)) markCodes(entries, word, named, note);
  markOwners(entries, word, single, note);
  if (looksLikePinyin(plain)) markPinyin(entries, plain, note);
}

function markCodes(entries, word, named, note) {
  const units = entries.ownerTexts.map(({ code }) => code === word || (word.length > 3 && code.startsWith(word)));
  for (let entry = 0; entry < entries.count; entry += 1) if (units[entries.ownerOf[entry]]) note(entry, CODE);
  if (entries.codeLines === null || word.length < 4 || (named && word.length < SURE_CODE)) return;
  entries.codeLines.forEachContaining(word, (entry) => note(entry, CODE));
}

function markOwners(entries, word, single, note) {
  const year = single ? null : YEAR_WORD.exec(word);
  const owners = entries.ownerTexts.map(
    ({ texts }, i) => texts.some((text) => text.includes(word)) || (year !== null && entries.owners[i][5] === Number(year[1])),
  );
  for (let entry = 0; entry < entries.count; entry += 1) if (owners[entries.ownerOf[entry]]) note(entry, OWNER);
}

function markPinyin(entries, word, note) {
  const { text, starts, count } = entries.folded;
  const match = pinyinMatcher(word, entries.readings);
  for (let line = 0; line < count; line += 1) {
    const last = starts[line + 1] - 1;
    for (let at = starts[line]; at < last; at += 1) {
      const end = match(text, at);
      if (end < 0) continue;
      if (at > starts[line]) note(line, PINYIN);
      else note(line, end === last ? PINYIN_WHOLE : PINYIN_START);
      break;
    }
  }
}

/** Marks the entries where each word is found, with the least of its reasons. */
function intersect(entries, words, plain, found) {
  const all = new Uint8Array(entries.count);
  words.forEach((word, i) => {
    const one = new Uint8Array(entries.count);
    mark(entries, word, plain[i] ?? word, one, false);
    if (!one.some(Boolean)) markNear(entries, word, one);
    for (let entry = 0; entry < all.length; entry += 1) {
      if (one[entry] === 0 || (i > 0 && all[entry] === 0)) all[entry] = 0;
      else all[entry] = Math.max(all[entry], one[entry]);
    }
  });
  for (let entry = 0; entry < all.length; entry += 1) if (found[entry] === 0) found[entry] = all[entry];
}

/** Marks the names nearest to the word: those one edit away, else those two. */
function markNear(entries, word, found) {
  const allowed = editsAllowed(word.length);
  if (allowed === 0) return;
  const { text, starts, count } = entries.folded;
  const nearest = nearMatcher(word);
  const edits = new Uint8Array(count);
  let least = allowed;
  for (let line = 0; line < count; line += 1) {
    const end = starts[line + 1] - 1;
    edits[line] = end - starts[line] < word.length - allowed ? 255 : nearest(text, starts[line], end).edits;
    if (edits[line] < least) least = edits[line];
  }
  for (let line = 0; line < count; line += 1) {
    if (edits[line] !== least) continue;
    found[line] = entries.folded.length(line) <= word.length + least ? NEAR_WHOLE : NEAR;
  }
}

/** Entry and reason of each hit, in order. One number holds class, length and rank by amount: numbers sort fast. */
function ranked(entries, whole, found) {
  const { rank, folded, byRank } = entries;
  let hits = 0;
  for (const reason of found) if (reason !== 0) hits += 1;
  const keys = new Float64Array(hits);
  let at = 0;
  for (let entry = 0; entry < found.length; entry += 1) {
    if (found[entry] === 0) continue;
    const length = Math.min(folded.length(entry), 9999);
    keys[at] = (classOf(entries, entry, found[entry], whole) * 1e4 + length) * 1e8 + rank[entry];
    at += 1;
  }
  return Array.from(keys.sort(), (key) => [byRank[key % 1e8], found[byRank[key % 1e8]]]);
}

/** 0 the whole name, 1 its beginning, 2 inside, 3 all words in it, 4 to 6 the same of codes; then the other reasons. */
function classOf(entries, entry, reason, whole) {
  if (reason > CODE) return CLASS_OF_REASONS + reason;
  if (reason === CODE) {
    const code = entries.codeLines === null ? "" : entries.codeLines.line(entry);
    return CLASS_OF_CODES + placeClass(code, whole);
  }
  const name = entries.folded.line(entry);
  if (!name.includes(whole)) return CLASS_OF_WORDS;
  return name.replace(YEAR_BEFORE, "") === whole ? 0 : placeClass(name, whole);
}

function placeClass(text, part) {
  if (text === part) return 0;
  return text.startsWith(part) ? 1 : 2;
}
