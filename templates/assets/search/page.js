/**
 * The search page: names as you type, the text inside the tables when you pause or press Enter, filters beside both.
 *
 * Everything asked stands in the address. Builds itself into `<div id="search-app" data-root="../">` around its form;
 * without this script the form leads here.
 */

import { AddressBar, FILTERS, askedBy } from "./address.js";
import { keyIsOn, listenForKey } from "./box.js";
import { allHits, countFacets, filterHits, orderHits, suggest } from "./facets.js";
import { Filters } from "./filters.js";
import { cleanQuery } from "./fold.js";
import { Help } from "./help.js";
import { element, nameItem } from "./hits.js";
import { HitList } from "./lists.js";
import { Lookup } from "./lookup.js";
import { messagesOf } from "./messages.js";
import { TextResults } from "./texts.js";

// Below the root of the site; generator/pipeline.py writes them there.
const NAMES_FOLDER = "search/names/";
const TEXT_FOLDER = "search/pagefind/";
const AT_ONCE = 20;
const NEAR = 5;
// How long typing must rest before the address and the text inside the tables follow, in milliseconds.
const REST = 400;
// From this width on the filters stand open beside the results; style.css knows the same one.
const WIDE = "(min-width: 64rem)";

// How a question came: while typing, submitted or chosen, or by the address.
const TYPED = "typed";
const CHOSEN = "chosen";
const GIVEN = "given";

class SearchPage {
  constructor(app) {
    this.title = document.title;
    this.root = new URL(app.dataset.root, document.baseURI).href;
    this.say = messagesOf(document);
    this.form = app.querySelector("form");
    this.input = this.form.elements.namedItem("q");
    this.input.autocomplete = "off";
    this.lookup = new Lookup(new URL(NAMES_FOLDER, this.root));
    this.bar = new AddressBar();
    this.panel = app.querySelector(".search-filters");
    this.filters = new Filters(this.panel, this.say, () => this.answer(CHOSEN));
    this.order = app.querySelector("[name=order]");
    this.build(app);
    // Counts what was asked, so that an answer that comes late is not shown for a newer question.
    this.turn = 0;
    this.timer = 0;
    this.isComposing = false;
    // What the names last answered: {entries, hits, filters}, the hits before any filter.
    this.last = null;
  }

  /** Puts together what the page shows of results. Both places for announcements stand there from the start. */
  build(app) {
    this.status = element("p", "search-status");
    this.status.setAttribute("role", "status");
    this.names = new HitList(this.say);
    this.near = new HitList(this.say);
    this.nearPart = element("section", "search-near", element("h2", "", this.say("near-heading")), this.near.element);
    this.texts = new TextResults(new URL(TEXT_FOLDER, this.root), this.root, this.say);
    this.help = new Help(new URL("./", document.baseURI), this.say);
    app.querySelector(".search-bar").prepend(this.status);
    app.append(this.filters.chips, this.names.element, this.nearPart, this.texts.element, this.help.element);
    this.nearPart.hidden = true;
    this.order.disabled = false;
    this.panel.hidden = false;
    this.panel.open = window.matchMedia(WIDE).matches;
  }

  start() {
    const { input } = this;
    input.addEventListener("compositionstart", () => {
      this.isComposing = true;
    });
    input.addEventListener("compositionend", () => {
      this.isComposing = false;
      this.answer(TYPED);
    });
    input.addEventListener("input", (event) => {
      if (!this.isComposing && !event.isComposing) this.answer(TYPED);
    });
    input.addEventListener("focus", () => this.lookup.entries().catch(() => {}), { once: true });
    this.order.addEventListener("change", () => this.answer(CHOSEN));
    this.panel.addEventListener("toggle", () => this.count().catch(() => {}));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.answer(CHOSEN);
    });
    // A reader who follows a hit before typing rested comes back to this query all the same.
    this.names.element.addEventListener("click", () => this.bar.follow(this.asked()));
    window.addEventListener("popstate", () => {
      this.bar.returned();
      this.takeFromAddress();
    });
    listenForKey(input);
    if (keyIsOn()) input.setAttribute("aria-keyshortcuts", "/");
    this.takeFromAddress();
  }

  takeFromAddress() {
    const asked = askedBy(location.href);
    this.input.value = asked.q;
    this.filters.take(asked);
    this.order.value = asked.order;
    if (this.order.selectedIndex < 0) this.order.value = "";
    this.answer(GIVEN);
  }

  /** What stands in the form. */
  asked() {
    return { q: cleanQuery(this.input.value).trim(), ...this.filters.asked(), order: this.order.value };
  }

  /** Answers what stands in the form. */
  async answer(how) {
    this.turn += 1;
    const { turn } = this;
    const asked = this.asked();
    clearTimeout(this.timer);
    this.texts.clear();
    const rest = () => {
      if (how === TYPED) this.bar.follow(asked);
      if (how === CHOSEN) this.bar.settle(asked);
      document.title = asked.q === "" ? this.title : `${asked.q} - ${this.title}`;
      this.askTexts(asked, turn).catch(() => {});
    };
    // Nothing stands below the names before they do: it would jump when they come.
    this.texts.element.hidden = this.last === null;
    this.naming = this.askNames(asked, turn).then(() => {
      this.texts.element.hidden = false;
    });
    if (how === TYPED) this.timer = setTimeout(rest, REST);
    else rest();
    await this.naming;
  }

  async askNames(asked, turn) {
    const narrows = isNarrowed(asked);
    const isNothing = asked.q === "" && !narrows;
    try {
      if (this.last === null && !isNothing) this.status.textContent = this.say("loading");
      const { entries, hits } = await this.found(asked.q, narrows);
      if (turn !== this.turn) return;
      const { filters, fault } = narrows ? readable(entries, asked) : { filters: {}, fault: null };
      this.last = { entries, hits, filters };
      this.filters.showError(fault);
      const shown = narrows ? orderHits(entries, filterHits(entries, hits, filters), asked.order) : hits;
      this.showNames(entries, isNothing ? [] : shown);
      if (isNothing) this.status.textContent = "";
      // Where nothing is found there is nothing to choose from.
      this.panel.hidden = hits.length === 0 && !narrows;
      this.showNear(entries, hits.length === 0 ? suggest(entries, asked.q, NEAR) : []);
      // Buttons of filters say what the index calls their values, which the counts bring.
      if (narrows) this.filters.showCounts(countFacets(entries, hits, filters));
      else this.countLater(turn);
      this.filters.showChips(hits.length);
      this.help.show(isNothing || hits.length === 0 ? this.lookup : null).catch(() => {});
    } catch {
      if (turn === this.turn) this.showFailure(isNothing ? "" : this.say("failed"));
    }
  }

  /** The entries, and the hits before any filter; of no query all there are. */
  async found(query, narrows) {
    if (query !== "") return this.lookup.search(query, narrows);
    const entries = await (narrows ? this.lookup.entriesWithFacets() : this.lookup.entries());
    return { entries, hits: allHits(entries) };
  }

  showNames(entries, hits) {
    this.status.textContent = hits.length > 0 ? this.say("found", { count: hits.length }) : this.say("none");
    this.names.show(hits, AT_ONCE, (hit) => nameItem(this.root, entries, hit, this.say));
    this.order.closest(".search-order").hidden = hits.length === 0;
  }

  showNear(entries, hits) {
    this.near.show(hits, NEAR, (hit) => nameItem(this.root, entries, hit, this.say));
    this.nearPart.hidden = hits.length === 0;
  }

  showFailure(text) {
    this.names.clear();
    this.near.clear();
    this.nearPart.hidden = true;
    this.filters.showChips(0);
    this.status.textContent = text;
  }

  countLater(turn) {
    setTimeout(() => {
      if (turn === this.turn) this.count().catch(() => {});
    }, REST);
  }

  /** Says beside each filter what it would let through, if the filters are open. Without counts they still work. */
  async count() {
    const { last } = this;
    if (last === null || !this.panel.open) return;
    const entries = await this.lookup.entriesWithFacets();
    if (last !== this.last || entries !== last.entries) return;
    this.filters.showCounts(countFacets(entries, last.hits, last.filters));
  }

  async askTexts(asked, turn) {
    const { naming } = this;
    const narrows = isNarrowed(asked);
    const entries = narrows ? this.lookup.entriesWithFacets() : this.lookup.entries();
    const narrowed = (known, list) => {
      const { filters } = readable(known, asked);
      const kept = filterHits(known, list.map((entry) => ({ entry })), filters);
      return orderHits(known, kept, asked.order).map(({ entry }) => entry);
    };
    entries.catch(() => {});
    await this.texts.show(asked.q, entries, narrows ? narrowed : null, () => turn === this.turn);
    await naming;
    if (turn !== this.turn || this.last === null || this.last.hits.length > 0 || this.texts.found.length === 0) return;
    // Where no name is found the filters narrow the pages with the text.
    this.last = { ...this.last, hits: this.texts.found.map((entry) => ({ entry })) };
    this.panel.hidden = false;
    this.filters.showChips(this.texts.found.length);
    await this.count();
  }
}

function isNarrowed(asked) {
  return asked.order !== "" || FILTERS.some((name) => asked[name] !== "");
}

/** What is asked as filters, without an amount that cannot be read; `fault` names it. */
function readable(entries, asked) {
  const filters = { ...asked };
  let fault = null;
  for (const name of ["from", "to"]) {
    try {
      filterHits(entries, [], { [name]: asked[name] });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      filters[name] = "";
      fault ??= name;
    }
  }
  return { filters, fault };
}

const app = document.getElementById("search-app");
if (app !== null) new SearchPage(app).start();
