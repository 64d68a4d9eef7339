/** Hits as elements. Texts become text nodes, never markup. */

import { asWritten, placesOf, positions } from "./fold.js";
import { nameRanges, ownerRanges } from "./names.js";

// Kinds of pages whose text is not that of tables.
const PROSE = ["text", "term", "page"];

/** An element with a class and children: elements or texts. */
export function element(tag, className, ...children) {
  const created = document.createElement(tag);
  if (className !== "") created.className = className;
  created.append(...children);
  return created;
}

/** A hit of the name index as an item of a list: what it is called, why it was found, and enough to choose. */
export function nameItem(root, entries, hit, say) {
  const entry = entries.at(hit.entry);
  const match = hit.match === "" ? [] : [matchOf(entry, hit, say)];
  const item = listed(root + entry.address, nameOf(entries, hit), match, amountOf(entry, hit));
  const id = hasTwin(entries, hit.entry) ? [element("span", "search-hit-id", idOf(entry))] : [];
  item.append(factsLine([...factsOf(entries, entry, hit, say), ...codeOf(entries, entry, hit), ...id]));
  return item;
}

/** A hit inside the text of a page, with the rows it stands in; `entry` is the page in the name index, -1 if none. */
export function textItem(root, page, entries, entry, say) {
  const known = entry < 0 ? null : entries.at(entry);
  const [first, ...others] = page.places;
  const addressOf = ({ anchor }) => `${root}${page.address}${anchor === "" ? "" : `#${encodeURIComponent(anchor)}`}`;
  const where = PROSE.includes(known?.kind) ? "match-prose" : "match-text";
  const item = listed(addressOf(first), [first.title], [say(where)], amountOf(known, null));
  if (known !== null) item.append(factsLine(factsOf(entries, known, null, say)));
  item.append(element("p", "search-hit-excerpt", ...excerptOf(first)));
  for (const place of others) {
    const link = element("a", "", ...(place.title === first.title ? [] : [place.title, ": "]), ...excerptOf(place));
    link.href = addressOf(place);
    item.append(element("p", "search-hit-excerpt", link));
  }
  if (page.more > 0) item.append(element("p", "search-hit-facts", say("text-more", { count: page.more })));
  return item;
}

function excerptOf({ excerpt }) {
  return excerpt.map((part) => (part.marked ? element("mark", "", part.text) : part.text));
}

/** A hit of the name index as an option of the list below the box, shorter than an item. */
export function nameOption(entries, hit, say) {
  const entry = entries.at(hit.entry);
  const option = element("li", "search-option", element("span", "search-hit-name", ...nameOf(entries, hit)), " ");
  for (const amount of amountOf(entry, hit)) option.append(amount, " ");
  const found = ["", "name"].includes(hit.match) ? [] : [element("span", "search-hit-match", matchOf(entry, hit, say))];
  const kind = entry.kind === "project" ? [] : [element("span", "search-hit-kind", kindOf(entry, say))];
  const isSame = hasTwin(entries, hit.entry);
  const unit = isSame || hit.match === "owner" || hit.match === "synonym" ? ownersOf(entry) : ownersOf({ ...entry, unit: "" });
  const facts = unit.map((text) => ownerFact(entries, hit, text));
  if (entry.year !== 0) facts.push(element("span", "", say("year", { year: entry.year })));
  const id = isSame ? [element("span", "search-hit-id", idOf(entry))] : [];
  option.append(
    element("span", "search-hit-facts", ...separated([...kind, ...facts, ...codeOf(entries, entry, hit), ...id, ...found])),
  );
  return option;
}

/** Why a hit was found; a reason that the page has no word for is shown by its own. */
function matchOf(entry, hit, say) {
  // Where others have their unit, a section of the handbook has the page it stands on.
  if (entry.kind === "page" && hit.match === "owner") return say("match-page");
  return say(`match-${hit.match}`, {}, hit.match);
}

/** What kind of page an entry leads to; one that the page has no word for is shown by its own. */
function kindOf(entry, say) {
  return say(`kind-${entry.kind}`, {}, entry.kind);
}

/** Whether a reader could not tell an entry from another: same name, same owner, same year, same amount. */
function hasTwin(entries, entry) {
  const looks = ({ body, region, year, amount, kind }) => JSON.stringify([body, region, year, amount, kind]);
  const own = looks(entries.at(entry));
  const named = repeated(entries).get(entries.names[entry]) ?? [];
  return named.some((other) => other !== entry && looks(entries.at(other)) === own);
}

/** The entries of each name that stands more than once in the index. */
function repeated(entries) {
  if (entries.repeated === undefined) {
    const first = new Map();
    entries.repeated = new Map();
    entries.names.forEach((name, entry) => {
      if (!first.has(name)) first.set(name, entry);
      else if (entries.repeated.has(name)) entries.repeated.get(name).push(entry);
      else entries.repeated.set(name, [first.get(name), entry]);
    });
  }
  return entries.repeated;
}

/** The amount of an entry, if it has one, marked where it is what was looked for. */
function amountOf(entry, hit) {
  const amount = entry?.amount ?? "";
  if (amount === "") return [];
  return [element("span", "search-hit-amount", hit?.match === "amount" ? element("mark", "", amount) : amount)];
}

function listed(address, name, match, amount) {
  const link = element("a", "search-hit-name", ...name);
  link.href = address;
  const head = element("p", "search-hit-head", link);
  for (const text of match) head.append(" ", element("span", "search-hit-match", text));
  for (const one of amount) head.append(" ", one);
  return element("li", "search-hit", head);
}

function nameOf(entries, hit) {
  return marked(entries.names[hit.entry], hit.match === "" ? [] : nameRanges(entries, hit));
}

/** Kind, body, region, year and unit of an entry, without repeating one text. */
function factsOf(entries, entry, hit, say) {
  const facts = ownersOf(entry).map((text) => ownerFact(entries, hit, text));
  if (entry.year !== 0) facts.splice(2, 0, element("span", "", say("year", { year: entry.year })));
  return [element("span", "search-hit-kind", kindOf(entry, say)), ...facts];
}

function ownersOf({ body, region, unit }) {
  return [body, region, unit].filter((text, i, all) => text !== "" && all.indexOf(text) === i);
}

function ownerFact(entries, hit, text) {
  return element("span", "", ...marked(text, hit === null ? [] : ownerRanges(entries, hit, text)));
}

/** The code that a hit was found by, its own or its unit's, with what was typed marked; nothing for other hits. */
function codeOf(entries, entry, hit) {
  if (hit.match !== "code") return [];
  const codes = [entries.codes?.[hit.entry] ?? "", entry.unitCode].map((code) => [code, rangesInCode(entries, code, hit.words)]);
  const found = codes.find(([, ranges]) => ranges.length > 0);
  if (found === undefined) return [];
  return [element("span", "search-hit-code", ...marked(...found))];
}

function rangesInCode(entries, code, words) {
  const map = positions(code, entries.fold);
  // A code typed with blanks in it was found as one word.
  const asked = [...words, words.join("")];
  const places = asked.flatMap((word) => placesOf(word, entries.fold(code)));
  return map === null ? [] : asWritten(places, map);
}

/** What tells an entry from all others when nothing else does: the end of its address, a code for most projects. */
function idOf(entry) {
  return entry.address.replace(/\/$/, "").split("/").pop().toUpperCase();
}

function factsLine(facts) {
  return element("p", "search-hit-facts", ...separated(facts));
}

function separated(facts) {
  return facts.flatMap((fact, i) => (i === 0 ? [fact] : [" · ", fact]));
}

/** The text with its ranges in marks. */
function marked(text, ranges) {
  const parts = [];
  let at = 0;
  for (const [start, end] of ranges) {
    parts.push(text.slice(at, start), element("mark", "", text.slice(start, end)));
    at = end;
  }
  return [...parts, text.slice(at)];
}
