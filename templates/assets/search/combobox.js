/**
 * The list below the search box: a combobox with a list to choose from, after the pattern of WAI-ARIA.
 *
 * The focus stays in the box; arrows go through the list, Enter opens what they stand on or else the page of all
 * results, Escape closes the list and then empties the box. Nothing is searched while pinyin is being composed.
 */

import { cleanQuery } from "./fold.js";
import { element, nameOption } from "./hits.js";
import { Lookup } from "./lookup.js";
import { isLoneLetter, messagesOf } from "./messages.js";

const SHOWN = 8;
// How long the index may take before the list says so, and typing must rest before the count is announced; milliseconds.
const PATIENCE = 300;
const REST = 500;
// The list keeps so far from the edge of what is seen (above the keyboard of a phone), and is never lower; in pixels.
const EDGE = 8;
const LOWEST = 120;
// Shorter queries are not searched inside the tables.
const LEAST_FOR_TEXT = 2;
// With less room than this the box moves up to the edge of the window first.
const EASY = 260;
// What browsers say of a key that belongs to the input method.
const COMPOSING = 229;

export class Combobox {
  /**
   * The combobox of `form`, whose action is the page of search with the index below it; `typing.isComposing` says whether
   * an input method is at work.
   */
  constructor(form, typing) {
    this.form = form;
    this.input = form.elements.namedItem("q");
    this.popup = form.querySelector(".search-popup");
    this.note = this.popup.querySelector(".search-note");
    this.list = this.popup.querySelector("[role=listbox]");
    this.status = form.querySelector("[role=status]");
    this.page = new URL(form.getAttribute("action"), document.baseURI);
    this.lookup = new Lookup(new URL("names/", this.page));
    this.say = messagesOf(document);
    // The addresses the options lead to, and the place of the one the arrows stand on.
    this.addresses = [];
    this.active = -1;
    this.typing = typing;
    this.hasMoved = false;
    // Counts what was asked, so that an answer that comes late is not shown for a newer question.
    this.turn = 0;
    this.timers = [];
  }

  start() {
    const { input, popup } = this;
    input.addEventListener("compositionend", () => this.ask());
    input.addEventListener("input", (event) => {
      if (!event.isComposing) this.ask();
    });
    input.addEventListener("keydown", (event) => this.takeKey(event));
    input.addEventListener("blur", () => this.close());
    // A press on the list must not take the focus out of the box, which would close the list before the click.
    popup.addEventListener("mousedown", (event) => event.preventDefault());
    popup.addEventListener("click", (event) => {
      const chosen = event.target.closest("[role=option]");
      if (chosen !== null) this.open(Array.from(this.list.children).indexOf(chosen), event.ctrlKey || event.metaKey);
    });
    window.visualViewport?.addEventListener("resize", () => this.fit());
    this.lookup.entries().catch(() => {});
    if (input.value !== "" && document.activeElement === input) this.ask();
  }

  /** Answers what stands in the box. */
  async ask() {
    this.stop();
    const { turn } = this;
    const query = cleanQuery(this.input.value).trim();
    if (this.typing.isComposing) return;
    if (query === "") {
      this.close();
      return;
    }
    this.timers.push(setTimeout(() => this.show(query, [], this.say("loading")), PATIENCE));
    try {
      const { entries, hits } = await this.lookup.search(query);
      if (turn !== this.turn) return;
      this.stop();
      this.showHits(query, entries, hits);
    } catch {
      if (turn !== this.turn) return;
      this.stop();
      this.show(query, [], this.say("failed"));
      this.status.textContent = this.say("failed");
    }
  }

  /** Leaves what was asked before without an answer. */
  stop() {
    this.turn += 1;
    for (const timer of this.timers) clearTimeout(timer);
    this.timers = [];
  }

  showHits(query, entries, hits) {
    // Names that are only near come last, and are not counted.
    const near = hits.filter(({ match }) => match === "near");
    const exact = hits.filter(({ match }) => match !== "near");
    const shown = firstPages(entries, [...exact, ...near]);
    const options = shown.map((hit) => [entries.at(hit.entry).address, nameOption(entries, hit, this.say)]);
    const hint = isLoneLetter(query) ? this.say("one-letter") : "";
    const count = exact.length;
    const { found, all } = count > 0 ? this.something(count) : this.nothing(query, near);
    const text = joined(found, hint);
    this.show(query, options, count > 0 ? hint : text, all);
    this.timers.push(
      setTimeout(() => {
        this.status.textContent = text;
      }, REST),
    );
  }

  /** How many names are found, and what the last option says of them. */
  something(count) {
    return { found: this.say("found", { count }), all: this.say("all", { count }) };
  }

  /** That no name is found, and where to look next: the page of search looks inside the tables. */
  nothing(query, near) {
    const isShort = Array.from(query.replace(/[^\p{L}\p{N}]/gu, "")).length < LEAST_FOR_TEXT;
    if (isShort) return { found: this.say("none"), all: this.say("all-unknown") };
    return { found: this.say(near.length > 0 ? "only-near-names" : "no-name"), all: this.say("all-text") };
  }

  /** Shows `options`, [address, element] each, below a note; the last one, `all`, leads to the page of all results. */
  show(query, options, note, all = this.say("all-unknown")) {
    const results = new URL(this.page);
    results.searchParams.set("q", query);
    const last = [results.href, element("li", "search-option search-all", all)];
    const root = new URL("../", this.page).href;
    const listed = [...options.map(([address, option]) => [root + address, option]), last];
    this.addresses = listed.map(([address]) => address);
    this.list.replaceChildren(...listed.map(([, option]) => option));
    listed.forEach(([, option], place) => {
      option.id = `search-option-${place}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
    });
    this.note.textContent = note;
    this.note.hidden = note === "";
    this.popup.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.activate(-1);
    this.list.scrollTop = 0;
    this.fit();
  }

  close() {
    this.stop();
    this.popup.hidden = true;
    this.hasMoved = false;
    this.list.replaceChildren();
    this.addresses = [];
    this.input.setAttribute("aria-expanded", "false");
    this.activate(-1);
    // Else the same count would not be heard again.
    this.status.textContent = "";
  }

  /** Keeps the list on what is seen of the page: a phone's keyboard covers the rest. */
  fit() {
    if (this.popup.hidden) return;
    if (!this.hasMoved && this.room() < EASY) {
      this.hasMoved = true;
      this.form.scrollIntoView({ block: "start" });
    }
    this.popup.style.setProperty("--room", `${Math.max(LOWEST, Math.floor(this.room()))}px`);
  }

  /** How much of the page is seen below the box. */
  room() {
    const { top } = this.popup.getBoundingClientRect();
    const seen = window.visualViewport;
    return (seen === null ? window.innerHeight : seen.offsetTop + seen.height) - top - EDGE;
  }

  takeKey(event) {
    if (event.isComposing || event.keyCode === COMPOSING) return;
    if (event.key === "Tab") this.close();
    else if (event.key === "Escape") this.escape(event);
    else if (event.key === "Enter") this.enter(event);
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") this.arrow(event);
    // These move in the text: the list is left.
    else if (["Home", "End", "ArrowLeft", "ArrowRight"].includes(event.key)) this.activate(-1);
  }

  escape(event) {
    if (!this.popup.hidden) this.close();
    else if (this.input.value !== "") this.input.value = "";
    else return;
    event.preventDefault();
  }

  enter(event) {
    if (this.active < 0) return;
    event.preventDefault();
    this.open(this.active, event.ctrlKey || event.metaKey);
  }

  arrow(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (this.popup.hidden) {
      this.reopen(event);
      return;
    }
    if (event.altKey) {
      if (event.key === "ArrowUp") this.close();
      return;
    }
    // Past either end the arrows come by the text, where Enter leads to all results.
    const places = this.addresses.length + 1;
    const step = event.key === "ArrowDown" ? 1 : -1;
    this.activate(((this.active + 1 + step + places) % places) - 1);
  }

  /** Opens the list again: down to its first option, up to its last, with Alt down to none. */
  async reopen(event) {
    if (event.altKey && event.key === "ArrowUp") return;
    await this.ask();
    if (this.popup.hidden || event.altKey || this.active >= 0) return;
    this.activate(event.key === "ArrowDown" ? 0 : this.addresses.length - 1);
  }

  /** Lets the arrows stand on an option, or on none with -1. */
  activate(place) {
    this.list.children[this.active]?.setAttribute("aria-selected", "false");
    this.active = place;
    const option = this.list.children[place];
    if (option === undefined) {
      this.input.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  open(place, apart) {
    const address = this.addresses[place];
    if (address === undefined) return;
    if (apart) {
      window.open(address, "_blank", "noopener");
      return;
    }
    // A place on this same page leaves the list standing otherwise.
    this.close();
    location.assign(address);
  }
}

function joined(...sentences) {
  return sentences.filter((sentence) => sentence !== "").join(" · ");
}

/** The first hits that lead to different places: a term with several names has an entry for each. */
function firstPages(entries, hits) {
  const found = new Map();
  for (const hit of hits) {
    const { address } = entries.at(hit.entry);
    if (!found.has(address)) found.set(address, hit);
    if (found.size === SHOWN) break;
  }
  return [...found.values()];
}
