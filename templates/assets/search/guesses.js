/** The nearest names: guesses, which stand apart from what was found and are not counted with it. */

import { filterHits, suggest } from "./facets.js";
import { element, nameItem } from "./hits.js";
import { HitList } from "./lists.js";

const AT_ONCE = 10;
// Where not even a name with a mistake or two is found, so many that have something in common; more are hardly near.
const SUGGESTED = 5;
// So many are looked at before the filters.
const CONSIDERED = 50;

export class Guesses {
  /** `root` is the address of the site. */
  constructor(root, say, onMore) {
    this.root = root;
    this.say = say;
    this.list = new HitList(say, onMore);
    this.heading = element("h2", "", say("near-heading"));
    this.element = element("section", "search-near", this.heading, this.list.element);
    this.clear();
  }

  clear() {
    this.list.clear();
    this.element.hidden = true;
  }

  /**
   * Shows `hits` after the element `place`. `isAlone` says that nothing else was found: then the sentence above them
   * says so, and the heading is there for assistive technology only.
   */
  show(entries, hits, place, isAlone) {
    // What a reader already looks at does not move.
    if (this.element.hidden) {
      place.after(this.element);
      this.heading.classList.toggle("aside", isAlone);
    }
    this.list.show(hits, AT_ONCE, (hit) => nameItem(this.root, entries, hit, this.say));
    this.element.hidden = hits.length === 0;
  }
}

/** The hits of a query, those that answer it apart from those that are only near it: {exact, near}. */
export function told(hits) {
  return { exact: hits.filter(({ match }) => match !== "near"), near: hits.filter(({ match }) => match === "near") };
}

/** The guesses to show: the near hits, else where nothing matches names that have something in common; as filtered. */
export function guessesFor(entries, query, { exact, near }, filters) {
  if (exact.length > 0 || near.length > 0) return filterHits(entries, near, filters);
  return filterHits(entries, suggest(entries, query, CONSIDERED), filters).slice(0, SUGGESTED);
}
