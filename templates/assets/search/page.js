/**
 * The search page: names as you type, the text inside the tables when you pause or press Enter.
 *
 * Builds itself into `<div id="search-app" data-root="../">` below its form; without this script the form leads here.
 */

import { QUERY_LIMIT, cleanQuery } from "./fold.js";
import { element, nameItem, textItem } from "./hits.js";
import { messagesOf } from "./messages.js";
import { loadCodesFor, loadNames, searchNames } from "./names.js";
import { loadText, openResult, searchText, searchedWords } from "./text.js";

// Below the root of the site; generator/pipeline.py writes them there.
const NAMES_FOLDER = "search/names/";
const TEXT_FOLDER = "search/pagefind/";
const NAMES_AT_ONCE = 20;
const TEXTS_AT_ONCE = 10;
// How long typing must rest before the address and the text inside the tables follow, in milliseconds.
const REST = 400;

class SearchPage {
  constructor(app) {
    this.root = new URL(app.dataset.root, document.baseURI).href;
    this.say = messagesOf(document);
    this.form = app.querySelector("form");
    this.input = this.form.elements.namedItem("q");
    this.input.autocomplete = "off";
    this.input.maxLength = QUERY_LIMIT;
    this.status = element("p", "search-status");
    this.status.setAttribute("role", "status");
    this.names = new HitList(this.say);
    this.textStatus = element("p", "search-status");
    this.textStatus.setAttribute("role", "status");
    this.texts = new HitList(this.say);
    this.textHeading = element("h2", "", this.say("text-heading"));
    this.textHeading.hidden = true;
    // Both places for announcements stand on the page from the start: a screen reader hears no new one.
    app.append(
      this.status,
      this.names.element,
      element("section", "search-texts", this.textHeading, this.textStatus, this.texts.element),
    );
    // Counts what was asked, so that an answer that comes late is not shown for a newer question.
    this.turn = 0;
    this.timer = 0;
  }

  start() {
    this.input.addEventListener("input", () => this.ask(false));
    this.input.addEventListener("focus", () => this.loadedNames().catch(() => {}), { once: true });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.ask(true);
    });
    // A reader who follows a hit before typing rested comes back to this query all the same.
    this.names.element.addEventListener("click", () => this.writeAddress(cleanQuery(this.input.value).trim()));
    window.addEventListener("popstate", () => this.takeFromAddress());
    this.takeFromAddress();
    const idle = window.requestIdleCallback ?? ((callback) => setTimeout(callback, REST));
    idle(() => this.loadedNames().catch(() => {}));
  }

  takeFromAddress() {
    const asked = new URL(location.href).searchParams.get("q");
    if (asked !== null) this.input.value = cleanQuery(asked);
    if (this.input.value !== "") this.ask(true);
  }

  loadedNames() {
    // A failed try is not kept: the next one fetches again.
    this.entries ??= loadNames(new URL(NAMES_FOLDER, this.root)).catch((error) => {
      this.entries = undefined;
      throw error;
    });
    return this.entries;
  }

  loadedText() {
    this.text ??= loadText(new URL(TEXT_FOLDER, this.root));
    return this.text;
  }

  /** Answers what stands in the box; `now` also searches the tables without waiting for a rest. */
  async ask(now) {
    this.turn += 1;
    const { turn } = this;
    const query = cleanQuery(this.input.value).trim();
    clearTimeout(this.timer);
    this.textHeading.hidden = true;
    this.textStatus.textContent = "";
    this.texts.clear();
    const rest = () => {
      this.writeAddress(query);
      this.askTexts(query, turn);
    };
    if (now) rest();
    else this.timer = setTimeout(rest, REST);
    await this.askNames(query, turn);
  }

  async askNames(query, turn) {
    if (query === "") {
      this.names.clear();
      this.status.textContent = "";
      return;
    }
    try {
      if (this.ready === undefined) this.status.textContent = this.say("loading");
      const entries = await this.loadedNames();
      this.ready = entries;
      await loadCodesFor(entries, query, new URL(NAMES_FOLDER, this.root));
      if (turn !== this.turn) return;
      const hits = searchNames(entries, query);
      this.status.textContent = hits.length > 0 ? this.say("found", { count: hits.length }) : this.say("none");
      this.names.show(hits, NAMES_AT_ONCE, (hit) => nameItem(this.root, entries, hit, this.say));
    } catch {
      if (turn !== this.turn) return;
      this.names.clear();
      this.status.textContent = this.say("failed");
    }
  }

  async askTexts(query, turn) {
    if (query === "") return;
    this.textHeading.hidden = false;
    // Whether a query is long enough depends on folding alone; traditional forms do not change its length.
    if (searchedWords(query, (word) => word.replace(/[^\p{L}\p{N}]/gu, "")).length === 0) {
      this.textStatus.textContent = this.say("text-short");
      return;
    }
    this.textStatus.textContent = this.say("text-loading");
    try {
      const text = await this.loadedText();
      const { words, results } = await searchText(text, query);
      const entries = await this.loadedNames().catch(() => null);
      if (turn !== this.turn) return;
      this.textStatus.textContent = this.say(results.length > 0 ? "text-found" : "text-none", { count: results.length });
      await this.texts.show(results, TEXTS_AT_ONCE, async (result) => {
        const place = await openResult(text, words, result);
        const entry = entries?.find(place.address) ?? -1;
        return textItem(this.root, place, entry < 0 ? null : entries.at(entry), text.fold, this.say);
      });
    } catch {
      if (turn !== this.turn) return;
      this.texts.clear();
      this.textStatus.textContent = this.say("text-failed");
    }
  }

  writeAddress(query) {
    const address = new URL(location.href);
    if (query === "") address.searchParams.delete("q");
    else address.searchParams.set("q", query);
    if (address.href !== location.href) history.replaceState(history.state, "", address);
  }
}

/** A list of hits that shows some at once and more when asked. */
class HitList {
  constructor(say) {
    this.list = element("ol", "search-hits");
    this.more = element("button", "search-more", say("more"));
    this.more.type = "button";
    this.more.addEventListener("click", () => this.showMore(true).catch(() => {}));
    this.element = element("div", "search-list", this.list, this.more);
    this.clear();
  }

  clear() {
    this.hits = [];
    this.shown = 0;
    this.list.replaceChildren();
    this.element.hidden = true;
  }

  /** Shows the first `step` of `hits`, each as the element that `draw` makes of it, at once or later. */
  async show(hits, step, draw) {
    this.hits = hits;
    this.step = step;
    this.draw = draw;
    this.shown = 0;
    await this.showMore(false);
  }

  async showMore(byReader) {
    const { hits, shown } = this;
    const next = hits.slice(shown, shown + this.step);
    const drawn = next.map(this.draw);
    // Drawn without waiting where possible: an empty list between two keystrokes would flicker.
    const items = drawn.some((one) => one instanceof Promise) ? await Promise.all(drawn) : drawn;
    if (hits !== this.hits) return;
    this.shown = shown + next.length;
    if (shown === 0) this.list.replaceChildren(...items);
    else this.list.append(...items);
    this.element.hidden = hits.length === 0;
    this.more.hidden = this.shown >= hits.length;
    if (byReader) items[0]?.querySelector("a")?.focus();
  }
}

const app = document.getElementById("search-app");
if (app !== null) new SearchPage(app).start();
