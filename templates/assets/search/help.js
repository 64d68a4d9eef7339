/** How to search, by examples that find something on this site. */

import { keyIsOn, switchKey } from "./box.js";
import { element } from "./hits.js";
import { searchNames } from "./names.js";

const PART = 4;
const HAN_NAME = /(?:20\d\d\s*年?度?)?(\p{Script=Han}{4,})/u;

export class Help {
  /** `page` is the address of the page of search. */
  constructor(page, say) {
    this.page = page;
    this.say = say;
    this.list = null;
    this.element = element("section", "search-help", element("h2", "", say("help-heading")));
    this.element.hidden = true;
  }

  /** Shows the help with examples from the index that `lookup` has; null hides it. Errors: when the index cannot be loaded. */
  async show(lookup) {
    this.element.hidden = lookup === null;
    if (lookup === null || this.list !== null) return;
    this.list = element("ul", "search-examples");
    this.element.append(this.list);
    const entries = await lookup.entriesWithFacets();
    for (const [way, query] of queries(entries)) {
      if (searchNames(entries, query).length > 0) this.list.append(this.example(way, query));
    }
  }

  example(way, query) {
    const link = element("a", "", query);
    const address = new URL(this.page);
    address.searchParams.set("q", query);
    link.href = address.href;
    return element("li", "", this.say(`way-${way}`), " ", link);
  }
}

/** The switch of the key that leads to the box; `input` is the one on this page. */
export function keySwitch(say, input) {
  const box = element("input", "");
  box.type = "checkbox";
  box.checked = keyIsOn();
  const tell = () => {
    if (box.checked) input.setAttribute("aria-keyshortcuts", "/");
    else input.removeAttribute("aria-keyshortcuts");
  };
  tell();
  box.addEventListener("change", () => {
    try {
      switchKey(box.checked);
    } catch {
      box.checked = true;
      box.disabled = true;
    }
    tell();
  });
  return element("p", "search-key", element("label", "", box, " ", say("key")));
}

/** A query for each way to search, made of the project in the middle of the list. */
function queries(entries) {
  const named = entries.names.map((name, entry) => [HAN_NAME.exec(name)?.[1], entry]);
  const projects = named.filter(([name, entry]) => name !== undefined && entries.at(entry).kind === "project");
  const [name, place] = projects[Math.floor(projects.length / 2)] ?? [];
  if (name === undefined) return [];
  const part = Array.from(name).slice(0, PART);
  const initials = part.map((character) => entries.readings?.get(character)?.[0]?.[0] ?? "").join("");
  const { body, unitCode, year, amount } = entries.at(place);
  const found = [["name", part.join("")]];
  if (initials.length === PART) found.push(["pinyin", initials]);
  found.push(["words", `${part.join("")} ${year}`]);
  if (body !== "") found.push(["owner", body]);
  if (unitCode !== "") found.push(["code", unitCode]);
  if (amount !== "") found.push(["amount", amount]);
  return found;
}
