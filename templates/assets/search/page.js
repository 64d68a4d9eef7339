/**
 * The search page: names as you type, the text inside the tables when you pause or press Enter, filters beside both.
 *
 * Everything asked stands in the address. Builds itself into `<div id="search-app" data-root="../">` around its form;
 * without this script the form leads here.
 */

import { AddressBar, FILTERS, addressOf, askedBy } from "./address.js";
import { listenForKey } from "./box.js";
import { typedAmounts } from "./entries.js";
import { allHits, countFacets, filterHits, orderHits } from "./facets.js";
import { Filters } from "./filters.js";
import { cleanQuery } from "./fold.js";
import { Guesses, guessesFor, told } from "./guesses.js";
import { Help, keySwitch } from "./help.js";
import { element, nameItem } from "./hits.js";
import { countWithoutAmount, readable } from "./limits.js";
import { HitList } from "./lists.js";
import { Lookup } from "./lookup.js";
import { isLoneLetter, messagesOf } from "./messages.js";
import { Place } from "./place.js";
import { TextResults } from "./texts.js";

// Below the root of the site; generator/pipeline.py writes them there.
const NAMES_FOLDER = "search/names/";
const TEXT_FOLDER = "search/pagefind/";
const AT_ONCE = 20;
// How long typing must rest before the address and the text inside the tables follow, in milliseconds.
const REST = 400;
// For so long the guesses wait for the text inside the tables, which comes before them, in milliseconds.
const SLOW = 2000;
// From this width on the filters stand open beside the results; style.css knows the same one.
const WIDE = "(min-width: 64rem)";

// How a question came: while typing, submitted or chosen, by the address, or by one that the reader comes back to.
const TYPED = "typed";
const CHOSEN = "chosen";
const GIVEN = "given";
const BACK = "back";

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
    // What was last answered: {entries, hits, near, filters}, the hits before any filter; guesses are none.
    this.last = null;
  }

  /** Puts together what the page shows of results. Both places for announcements stand there from the start. */
  build(app) {
    this.status = element("p", "search-status");
    this.status.setAttribute("role", "status");
    const keep = () => this.place.keep();
    this.names = new HitList(this.say, keep);
    this.texts = new TextResults(new URL(TEXT_FOLDER, this.root), this.root, this.say);
    this.guesses = new Guesses(this.root, this.say, keep);
    this.help = new Help(new URL("./", document.baseURI), this.say);
    this.place = new Place(this.bar, { names: this.names, texts: this.texts.list, guesses: this.guesses.list });
    const { chips, leftOut, lift } = this.filters;
    const found = [this.names.element, this.texts.element, this.guesses.element];
    app.querySelector(".search-bar").prepend(this.status);
    // Help comes last: its examples come later, and would move what stands below.
    app.append(chips, leftOut, lift, ...found, keySwitch(this.say, this.input), this.help.element);
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
    window.addEventListener("popstate", () => {
      this.bar.returned();
      this.takeFromAddress();
    });
    // Typing may not have rested yet when a hit is followed.
    this.place.listen(() => this.bar.follow(this.asked()));
    listenForKey(input);
    this.takeFromAddress();
  }

  takeFromAddress() {
    const asked = askedBy(location.href);
    this.input.value = asked.q;
    this.filters.take(asked);
    this.order.value = asked.order;
    if (this.order.selectedIndex < 0) this.order.value = "";
    this.answer(history.state === null ? GIVEN : BACK);
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
    if (how === CHOSEN) this.place.keep();
    this.place.begin(how === BACK);
    clearTimeout(this.timer);
    this.texts.clear();
    this.guesses.clear();
    this.filters.showLeftOut(0);
    this.filters.showLift(false);
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
      const { entries, hits: answered } = await this.found(asked.q, narrows);
      if (turn !== this.turn) return;
      const { exact: hits, near } = told(answered);
      const { filters, faults } = narrows ? readable(entries, asked) : { filters: {}, faults: [] };
      this.last = { entries, hits, near, filters };
      this.filters.showFaults(faults);
      const shown = narrows ? orderHits(entries, filterHits(entries, hits, filters), asked.order) : hits;
      this.showNames(entries, isNothing ? [] : shown, asked.q);
      if (isNothing) this.status.textContent = "";
      // Where nothing is found there is nothing to choose from.
      this.panel.hidden = hits.length === 0 && !narrows;
      // Buttons of filters say what the index calls their values, which the counts bring.
      if (narrows) this.filters.showCounts(countFacets(entries, hits, filters));
      else this.countLater(turn);
      this.showEffects(asked);
      this.filters.showChips(hits.length);
      this.help.show(isNothing || answered.length === 0 ? this.lookup : null).catch(() => {});
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

  showNames(entries, shown, query) {
    const { hits } = this.last;
    const nothing = hits.length > 0 ? this.say("filtered-out", { count: hits.length }) : this.nothing(query);
    const answer = shown.length > 0 ? this.say("found", { count: shown.length }) : nothing;
    this.status.textContent = isLoneLetter(query) ? `${answer} · ${this.say("one-letter")}` : answer;
    this.names.show(shown, AT_ONCE, (hit) => nameItem(this.root, entries, hit, this.say));
    this.order.closest(".search-order").hidden = shown.length === 0;
  }

  /** That no name answers the query; of a figure also that the amounts of projects are not all figures there are. */
  nothing(query) {
    return this.say(typedAmounts(query).length > 0 ? "none-amount" : "none");
  }

  /** Says beside the results what the filters do to them: what has no amount, and where they leave nothing. */
  showEffects(asked) {
    const { entries, hits, filters } = this.last;
    const { all, kept } = this.texts.outcome;
    const entriesFound = new Set([...hits.map(({ entry }) => entry), ...this.texts.found]);
    const found = Array.from(entriesFound, (entry) => ({ entry }));
    this.filters.showLeftOut(isNarrowed(asked) ? countWithoutAmount(entries, found, filters) : 0);
    const empties = (hits.length > 0 && this.names.hits.length === 0) || (all > 0 && kept === 0);
    const isFiltered = FILTERS.some((name) => asked[name] !== "");
    const whole = { ...asked, ...Object.fromEntries(FILTERS.map((name) => [name, ""])) };
    this.filters.showLift(empties && isFiltered, addressOf(whole));
  }

  /** Shows the guesses below what was found; `isKnown` says whether the text inside the tables was all searched. */
  showGuesses(asked, isKnown) {
    const { entries, hits, near, filters } = this.last;
    const guesses = asked.q === "" ? [] : guessesFor(entries, asked.q, { exact: hits, near }, filters);
    const isAlone = isKnown && hits.length === 0 && this.texts.outcome.all === 0;
    const place = isAlone ? this.names.element : this.texts.element;
    this.guesses.show(entries, guesses, place, isAlone);
    if (isAlone && guesses.length > 0) this.status.textContent = this.say("only-near");
  }

  showFailure(text) {
    this.last = null;
    this.names.clear();
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
    const { last, turn } = this;
    if (last === null || !this.panel.open) return;
    const entries = await this.lookup.entriesWithFacets();
    if (turn !== this.turn || last !== this.last || entries !== last.entries) return;
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
    const isAsked = () => turn === this.turn;
    const soon = setTimeout(() => {
      if (isAsked() && this.last !== null) this.showGuesses(asked, false);
    }, SLOW);
    const showing = this.texts.show(asked.q, entries, narrows ? narrowed : null, isAsked);
    await naming;
    if (isAsked()) this.place.goBack();
    await showing;
    clearTimeout(soon);
    if (!isAsked()) return;
    this.completeWithTexts(asked);
    this.place.filled();
  }

  /** Shows what follows from names and texts together. */
  completeWithTexts(asked) {
    if (this.last === null) return;
    this.showGuesses(asked, this.texts.outcome.isWhole);
    this.showEffects(asked);
    if (this.last.hits.length === 0 && this.texts.found.length > 0) {
      // Where no name is found the filters narrow the pages with the text.
      this.last = { ...this.last, hits: this.texts.found.map((entry) => ({ entry })) };
      this.panel.hidden = false;
      this.count().catch(() => {});
    }
    this.filters.showChips(this.last.hits.length);
  }
}

function isNarrowed(asked) {
  return asked.order !== "" || FILTERS.some((name) => asked[name] !== "");
}

const app = document.getElementById("search-app");
if (app !== null) new SearchPage(app).start();
