/**
 * Names as you type: exact search over all names, codes, amounts, units, bodies and regions.
 *
 * A hit says why it was found, its `match`: "name", "code", "amount" (exactly this amount), "synonym", "owner" (unit,
 * body or region), "pinyin" or "near"; in about that order they are listed. Within names: the whole name (also apart
 * from a year before it), its beginning, inside; then the shorter name, then the larger amount; of what is found by
 * other reasons regions and bodies come first. Words separated by blanks must all be found.
 */

import { asWritten, cleanQuery, foldedWords, placesOf, positions } from "./fold.js";
import { Entries, OWNER_TEXTS, typedAmounts } from "./entries.js";
import { editsAllowed, nearMatcher, nearestLines } from "./near.js";
import { fetchFresh, fetchPacked } from "./packed.js";
import { forEachPinyinMatch, looksLikePinyin, pinyinPlace, plainLetters } from "./pinyin.js";
import { alternatives } from "./synonyms.js";

// Reasons, the better the smaller.
const NAME = 1;
const CODE = 2;
const AMOUNT = 3;
const SYNONYM = 4;
const OWNER = 5;
const OWNER_SYNONYM = 6;
const PINYIN_WHOLE = 7;
const PINYIN_START = 8;
const PINYIN = 9;
const OWNER_PINYIN = 10;
const NEAR_WHOLE = 11;
const NEAR = 12;
const MATCHES = [
  "", "name", "code", "amount", "synonym", "owner", "synonym", "pinyin", "pinyin", "pinyin", "pinyin", "near", "near",
];
// Classes of hits, in their order: names and codes take several, the other reasons one each.
const CLASS_OF_WORDS = 3;
const CLASS_OF_CODES = 4;
const CLASS_OF_REASONS = 10;
// Kinds that stand before others found by the same reason: what lies below them has their names, too.
const ABOVE = ["region", "body"];
// Kinds with several names, or amounts, for one page.
const MANY_NAMED = ["region", "body", "term", "year"];

const YEAR_WORD = /^(20\d\d)年?度?$/;
const YEAR_BEFORE = /20\d\d(?:年度?)?/;
// "2024" to "2024年度": what a name without its year is shorter by.
const YEAR_LENGTHS = [4, 6];
const ONLY_CODE = /^(?=.*\d)[0-9a-z]+$/;
const CODE_WORD = /^(?=.*\d)[0-9a-z]{3,}$/;
// From this length on digits mean a code also where names contain them.
const SURE_CODE = 6;
const SHORT_CODE = 4;
const LONG_WORD = 5;

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

/**
 * Fetches what else the query needs: codes, readings, traditional forms. Errors: when it cannot be loaded, or is of a
 * newer index than `entries`, which must then be loaded anew.
 */
export async function loadMoreFor(entries, query, base) {
  const raw = cleanQuery(query);
  const words = foldedWords(raw, entries.fold);
  const wanted = [];
  if (entries.readings === null && !isPlain(entries, `${words.join("")}${plainLetters(raw).toLowerCase()}`)) {
    wanted.push(loadForms(entries, base));
  }
  if (entries.codes === null && [...words, words.join("")].some((word) => mayBeCode(entries, word))) {
    wanted.push(fetchFresh(new URL("codes.txt.gz", base), (text) => entries.addCodes(text)));
  }
  await Promise.all(wanted);
}

/** Fetches the readings and traditional forms. Errors: as `loadMoreFor`. */
export async function loadForms(entries, base) {
  if (entries.readings === null) {
    await fetchFresh(new URL("forms.json.gz", base), (text) => entries.addForms(JSON.parse(text)));
  }
}

/** Whether a text needs no readings and no more traditional forms: no Latin letters, no characters unknown here. */
function isPlain(entries, text) {
  if (/[a-z]/.test(text)) return false;
  return Array.from(text).every((one) => !/\p{Script=Han}/u.test(one) || entries.folded.text.includes(one));
}

/**
 * All hits for `query`, best first: {entry, match, words, plain, others}, where `words` are the folded words they were
 * found by, `plain` the same as plain Latin letters, and `others` for each word those that mean the same.
 */
export function searchNames(entries, query) {
  const raw = cleanQuery(query).trim();
  const words = foldedWords(raw, entries.fold);
  if (words.length === 0) return raw === "" ? [] : searchSigns(entries, raw);
  const written = raw.split(/\s+/u).filter((word) => entries.fold(word) !== "");
  const plain = written.map((word) => entries.fold(plainLetters(word)));
  const whole = words.join("");
  const found = new Uint8Array(entries.count);
  const single = words.length === 1;
  const others = words.map((word) => alternatives(word, entries.synonyms));
  // The query without its blanks comes first: blanks may only be a habit of typing.
  const all = { word: whole, plain: plain.join(""), others: single ? others[0] : [], typed: typedAmounts(raw) };
  mark(entries, all, found, single);
  if (!single) {
    const each = (word, i) => ({ word, plain: plain[i], others: others[i], typed: typedAmounts(written[i]) });
    intersect(entries, words.map(each), found);
  }
  markNear(entries, all, found);
  const hits = ranked(entries, whole, found).map(([entry, reason]) => ({ entry, match: MATCHES[reason], words, plain, others }));
  return onceATerm(entries, hits);
}

/** The hits without the further names of a term or region already among them: they lead to the same place. */
export function onceATerm(entries, hits) {
  const seen = new Set();
  return hits.filter(({ entry }) => {
    if (!MANY_NAMED.includes(entries.kinds[entry])) return true;
    const { address } = entries.at(entry);
    const isNew = !seen.has(address);
    seen.add(address);
    return isNew;
  });
}

/** Names as written that contain a query of signs only, which folding drops. */
function searchSigns(entries, raw) {
  const found = new Uint8Array(entries.count);
  entries.names.forEach((name, entry) => {
    if (name.includes(raw)) found[entry] = NAME;
  });
  return ranked(entries, "", found).map(([entry]) => ({ entry, match: "name", words: [], plain: [], others: [], sign: raw }));
}

/** What the reader sees marked in the name of a hit: [start, end] pairs. */
export function nameRanges(entries, hit) {
  const name = entries.names[hit.entry];
  if (hit.sign !== undefined) return [[name.indexOf(hit.sign), name.indexOf(hit.sign) + hit.sign.length]];
  return hit.match === "code" ? exactRanges(entries, hit, name) : rangesIn(entries, hit, name);
}

/** What the reader sees marked in the unit, body or region of a hit: [start, end] pairs. */
export function ownerRanges(entries, hit, text) {
  return ["owner", "synonym", "pinyin"].includes(hit.match) ? rangesIn(entries, hit, text) : [];
}

function exactRanges(entries, hit, text) {
  const map = positions(text, entries.fold);
  return map === null ? [] : asWritten(hit.words.flatMap((word) => placesOf(word, entries.fold(text))), map);
}

/** Where each word of the query stands in a text: as it is, else what means the same, else its pinyin or nearly. */
function rangesIn(entries, hit, text) {
  const map = positions(text, entries.fold);
  if (map === null) return [];
  const line = entries.fold(text);
  const places = hit.words.flatMap((word, i) => {
    const exact = placesOf(word, line);
    if (exact.length > 0) return exact;
    const same = hit.others[i].flatMap((other) => placesOf(other, line));
    if (same.length > 0) return same;
    const isRead = entries.readings !== null && looksLikePinyin(hit.plain[i]);
    const read = isRead ? pinyinPlace(hit.plain[i], line, entries.readings) : null;
    if (read !== null) return [read];
    return hit.match === "near" ? nearPlace(word, line) : [];
  });
  return asWritten(places, map);
}

function nearPlace(word, line) {
  const part = nearMatcher(word)(line, 0, line.length);
  return part.end > part.start && part.edits <= editsAllowed(word.length) ? [[part.start, part.end]] : [];
}

/** Marks entries for one word of the query, {word, plain, others, typed}, each with the best reason. */
function mark(entries, { word, plain, others, typed }, found, single) {
  const note = (entry, reason) => {
    if (found[entry] === 0 || reason < found[entry]) found[entry] = reason;
  };
  entries.folded.forEachContaining(word, (entry) => note(entry, NAME));
  const named = found.some(Boolean);
  if (CODE_WORD.test(word)) markUnitCodes(entries, word, note);
  if (mayBeCode(entries, word)) markCodes(entries, word, named, note);
  entries.forEachOfAmount(typed, (entry) => note(entry, AMOUNT));
  for (const other of others) entries.folded.forEachContaining(other, (entry) => note(entry, SYNONYM));
  markOwners(entries, { word, plain, others }, single, note);
  if (entries.readings !== null && looksLikePinyin(plain)) {
    forEachPinyinMatch(plain, entries.folded, entries.readings, (entry, atStart, whole) => {
      if (atStart) note(entry, whole ? PINYIN_WHOLE : PINYIN_START);
      else note(entry, PINYIN);
    });
  }
}

/** Whether a word is looked for among the codes: a year alone is not, it would find half of them. */
function mayBeCode(entries, word) {
  if (YEAR_WORD.test(word)) return false;
  return CODE_WORD.test(word) || (entries.unusualCodes && word.length >= SURE_CODE);
}

function markUnitCodes(entries, word, note) {
  const units = entries.ownerTexts.map(({ code }) => code === word || (word.length >= SHORT_CODE && code.startsWith(word)));
  for (let entry = 0; entry < entries.count; entry += 1) if (units[entries.ownerOf[entry]]) note(entry, CODE);
}

function markCodes(entries, word, named, note) {
  if (entries.codeLines === null) return;
  const anywhere = word.length >= (named ? SURE_CODE : SHORT_CODE);
  entries.codeLines.forEachContaining(word, (entry) => {
    if (anywhere || entries.codeLines.length(entry) === word.length) note(entry, CODE);
  });
}

/** Marks what belongs to a unit, body, region or year; with other words also to those whose pinyin it is. */
function markOwners(entries, { word, plain, others }, single, note) {
  const year = YEAR_WORD.exec(word);
  const reasons = entries.ownerTexts.map(({ texts }, i) => {
    if (texts.some((text) => text.includes(word))) return OWNER;
    if (year !== null && entries.owners[i][5] === Number(year[1])) return OWNER;
    return others.some((other) => texts.some((text) => text.includes(other))) ? OWNER_SYNONYM : 0;
  });
  if (!single && entries.readings !== null && looksLikePinyin(plain)) {
    forEachPinyinMatch(plain, entries.ownerLines, entries.readings, (line) => {
      const owner = Math.floor(line / OWNER_TEXTS);
      if (reasons[owner] === 0) reasons[owner] = OWNER_PINYIN;
    });
  }
  for (let entry = 0; entry < entries.count; entry += 1) {
    const reason = reasons[entries.ownerOf[entry]];
    if (reason !== 0) note(entry, reason);
  }
}

/** Marks the entries where each word is found, with the least of its reasons. */
function intersect(entries, words, found) {
  const all = new Uint8Array(entries.count);
  words.forEach((each, i) => {
    const one = new Uint8Array(entries.count);
    mark(entries, each, one, false);
    markNear(entries, each, one);
    for (let entry = 0; entry < all.length; entry += 1) {
      if (one[entry] === 0 || (i > 0 && all[entry] === 0)) all[entry] = 0;
      else all[entry] = Math.max(all[entry], one[entry]);
    }
  });
  for (let entry = 0; entry < all.length; entry += 1) {
    // The better reason counts: an owner that holds the joined words says less than a name that holds each.
    if (found[entry] === 0 || (all[entry] !== 0 && all[entry] < found[entry])) found[entry] = all[entry];
  }
}

/**
 * Where nothing is found by the word itself, marks the names nearest to it: those one edit away, else those two. What
 * other words for the same thing find does not count for a long word: mistyped, it can hold one by chance.
 */
function markNear(entries, { word, typed }, found) {
  // Figures, amounts and codes are right or wrong: one digit off is another of them.
  if (typed.length > 0 || ONLY_CODE.test(word)) return;
  const counts = (reason) => reason !== 0 && (word.length < LONG_WORD || MATCHES[reason] !== "synonym");
  if (found.some(counts)) return;
  const { edits, lines } = nearestLines(word, entries.folded, entries.postings);
  for (const line of lines) {
    if (found[line] === 0) found[line] = entries.folded.length(line) <= word.length + edits ? NEAR_WHOLE : NEAR;
  }
}

/** Entry and reason of each hit, in order. One number holds class, length, kind and rank by amount: numbers sort fast. */
function ranked(entries, whole, found) {
  const { rank, folded, byRank } = entries;
  let hits = 0;
  for (const reason of found) if (reason !== 0) hits += 1;
  const keys = new Float64Array(hits);
  let at = 0;
  for (let entry = 0; entry < found.length; entry += 1) {
    const reason = found[entry];
    if (reason === 0) continue;
    const length = Math.min(folded.length(entry), 9999);
    const kind = (ABOVE.indexOf(entries.kinds[entry]) + 3) % 3;
    const within = reason === NAME || reason >= NEAR_WHOLE ? length * 3 + kind : kind * 1e4 + length;
    keys[at] = (classOf(entries, entry, reason, whole) * 3e4 + within) * 1e8 + rank[entry];
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
  const longer = name.length - whole.length;
  const isYearLonger = longer >= YEAR_LENGTHS[0] && longer <= YEAR_LENGTHS[1];
  return isYearLonger && name.replace(YEAR_BEFORE, "") === whole ? 0 : placeClass(name, whole);
}

function placeClass(text, part) {
  if (text === part) return 0;
  return text.startsWith(part) ? 1 : 2;
}
