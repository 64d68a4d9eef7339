/** The part of the results that comes from inside the tables. */

import { element, textItem } from "./hits.js";
import { HitList } from "./lists.js";
import { loadText, openResult, searchText, searchedWords } from "./text.js";

const AT_ONCE = 10;
// How long parts that could not be loaded are not asked for again, in milliseconds.
const AGAIN = 60_000;

export class TextResults {
  /** `base` is the folder of the index of text, a URL ending in a slash, `root` the address of the site. */
  constructor(base, root, say) {
    this.base = base;
    this.root = root;
    this.say = say;
    this.heading = element("h2", "", say("text-heading"));
    this.status = element("p", "search-status");
    this.status.setAttribute("role", "status");
    this.list = new HitList(say);
    this.element = element("section", "search-texts", this.heading, this.status, this.list.element);
    this.clear();
  }

  clear() {
    // The entries of the pages found, before any filter.
    this.found = [];
    // How many pages hold the query, before any filter and after; whether all of the text was searched.
    this.outcome = { all: 0, kept: 0, isWhole: false };
    this.heading.hidden = true;
    this.status.textContent = "";
    this.list.clear();
  }

  /** How many pages were found, what the filters leave out, and that some of the text could not be searched. */
  answer(missingShards) {
    const { all, kept } = this.outcome;
    const found = { id: "text-found", count: kept };
    const nothing = all > 0 ? { id: "text-filtered", count: all } : { id: "text-none", count: 0 };
    const { id, count } = kept > 0 ? found : nothing;
    const missing = missingShards > 0 ? [this.say("text-partial", { count: missingShards })] : [];
    return [this.say(id, { count }), ...missing].join(" · ");
  }

  loaded() {
    // A failed try is not kept: the next one fetches again; after a while also where only a part was missing.
    const forget = () => {
      this.text = undefined;
    };
    this.text ??= loadText(this.base).then(
      (text) => {
        if (text.missingShards > 0) setTimeout(forget, AGAIN);
        return text;
      },
      (error) => {
        forget();
        throw error;
      },
    );
    return this.text;
  }

  /**
   * Shows the pages whose text holds `query`, while `isAsked()` says that nothing else was asked meanwhile. `entries` is
   * a promise of the entries of names; `narrowed` makes of them and a list of their numbers those that the filters let
   * through, in order; null where nothing is chosen.
   */
  async show(query, entries, narrowed, isAsked) {
    this.clear();
    if (query === "") return;
    this.heading.hidden = false;
    // Whether a query is long enough depends on folding alone; traditional forms do not change its length.
    if (searchedWords(query, (word) => word.replace(/[^\p{L}\p{N}]/gu, "")).length === 0) {
      this.status.textContent = this.say("text-short");
      return;
    }
    this.status.textContent = this.say("text-loading");
    try {
      const text = await this.loaded();
      const { words, results, missingShards = 0 } = await searchText(text, query);
      const known = await entries.catch(() => null);
      if (!isAsked()) return;
      if (narrowed !== null && known === null) {
        this.status.textContent = this.say("failed");
        return;
      }
      const pages = results.map((result) => ({ result, entry: known === null ? -1 : entryOf(known, result.address) }));
      this.found = [...new Set(pages.map(({ entry }) => entry))].filter((entry) => entry >= 0);
      const found = narrowed === null ? pages : narrow(pages, (list) => narrowed(known, list));
      this.outcome = { all: results.length, kept: found.length, isWhole: missingShards === 0 };
      this.status.textContent = this.answer(missingShards);
      await this.list.show(found, AT_ONCE, async ({ result, entry }) =>
        textItem(this.root, await openResult(text, words, result), known, entry, this.say),
      );
    } catch {
      if (!isAsked()) return;
      this.list.clear();
      this.status.textContent = this.say("text-failed");
    }
  }
}

/** The pages that the filters let through, in their order; one without an entry passes no filter. */
function narrow(pages, keep) {
  const byEntry = new Map();
  for (const page of pages) {
    if (page.entry >= 0) byEntry.set(page.entry, [...(byEntry.get(page.entry) ?? []), page]);
  }
  return keep([...byEntry.keys()]).flatMap((entry) => byEntry.get(entry));
}

/** The entry of a page, or the first of its places that has one; -1 if none. */
function entryOf(entries, address) {
  const whole = entries.find(address);
  if (whole >= 0) return whole;
  if (entries.ofPages === undefined) {
    entries.ofPages = new Map();
    for (let entry = entries.count - 1; entry >= 0; entry -= 1) {
      const [page, place] = entries.at(entry).address.split("#");
      if (place !== undefined) entries.ofPages.set(page, entry);
    }
  }
  return entries.ofPages.get(address) ?? -1;
}
