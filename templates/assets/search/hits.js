/** Hits as elements. Texts become text nodes, never markup. */

import { rangesOfWords } from "./fold.js";
import { nameRanges } from "./names.js";
import { markedParts } from "./text.js";

/** An element with a class and children: elements or texts. */
export function element(tag, className, ...children) {
  const created = document.createElement(tag);
  if (className !== "") created.className = className;
  created.append(...children);
  return created;
}

/** A hit of the name index: what it is called, why it was found, and enough to choose. */
export function nameItem(root, entries, hit, say) {
  const entry = entries.at(hit.entry);
  const name = marked(markedParts(entry.name, nameRanges(entries, hit)));
  const words = hit.match === "owner" ? hit.words : [];
  return item(`${root}${entry.address}`, name, say(`match-${hit.match}`), factsOf(entry, words, entries.fold, say), entry.amount);
}

/** A hit inside the text of a page, with the row it stands in; `entry` is the page in the name index, null if none. */
export function textItem(root, place, entry, fold, say) {
  const address = `${root}${place.address}${place.anchor === "" ? "" : `#${encodeURIComponent(place.anchor)}`}`;
  const facts = entry === null ? [] : factsOf(entry, [], fold, say);
  const listed = item(address, [place.title], say("match-text"), facts, entry?.amount ?? "");
  listed.append(element("p", "search-hit-excerpt", ...marked(place.excerpt)));
  return listed;
}

function item(address, name, match, facts, amount) {
  const link = element("a", "search-hit-name", ...name);
  link.href = address;
  const head = element("p", "search-hit-head", link, " ", element("span", "search-hit-match", match));
  if (amount !== "") head.append(" ", element("span", "search-hit-amount", amount));
  const listed = element("li", "search-hit", head);
  if (facts.length > 0) listed.append(element("p", "search-hit-facts", ...separated(facts)));
  return listed;
}

/** Kind, body, region, year and unit of an entry, without repeating one text. */
function factsOf(entry, words, fold, say) {
  const owners = [entry.body, entry.region, entry.unit].filter((text, i, all) => text !== "" && all.indexOf(text) === i);
  const facts = owners.map((text) => element("span", "", ...marked(markedParts(text, rangesOfWords(text, words, fold)))));
  if (entry.year !== 0) facts.splice(2, 0, element("span", "", say("year", { year: entry.year })));
  return [element("span", "search-hit-kind", say(`kind-${entry.kind}`)), ...facts];
}

function separated(facts) {
  return facts.flatMap((fact, i) => (i === 0 ? [fact] : [" · ", fact]));
}

function marked(parts) {
  return parts.map((part) => (part.marked ? element("mark", "", part.text) : part.text));
}
