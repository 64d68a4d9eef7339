/**
 * The search box at the head of every page. Every page loads this file, so it does little: it names the parts of the
 * box to assistive technology, listens for the key that leads there, and fetches the rest: the scripts when the page
 * has come and nothing else is to do, the index when a reader goes there.
 */

// All that the combobox is made of: asked for at once, or each would be asked for only when the one before has come.
const PARTS = [
  "entries", "fold", "hits", "lines", "lookup", "messages", "names", "near", "packed", "pinyin", "postings", "synonyms",
];
// What the names are read from: on its way before the first module that asks for it has come.
const INDEX = ["names.txt.gz", "cols.txt.gz", "head.json.gz"];
const SETTING = "search-key";
const OFF = "off";

/** Whether `/` leads to the box. A reader can switch it off on the page of search (WCAG 2.1.4). */
export function keyIsOn() {
  try {
    return localStorage.getItem(SETTING) !== OFF;
  } catch {
    // Storage can be forbidden.
    return true;
  }
}

/** Remembers whether `/` leads to the box. Errors: where the browser forbids storage. */
export function switchKey(on) {
  if (on) localStorage.removeItem(SETTING);
  else localStorage.setItem(SETTING, OFF);
}

/** Lets `/` lead to `input` from anywhere on the page but where one writes. */
export function listenForKey(input) {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.defaultPrevented || isWrittenIn(event.target) || !keyIsOn()) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}

function isWrittenIn(target) {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}

/** Begins to fetch the index of names; what then asks for it finds it there, or on its way. */
function fetchIndex(form) {
  const page = new URL(form.getAttribute("action"), document.baseURI);
  for (const name of INDEX) hint({ rel: "preload", as: "fetch", href: new URL(`names/${name}`, page).href });
}

/** Begins to fetch the scripts, which run only when they are asked for. */
function fetchParts() {
  for (const part of ["combobox", ...PARTS]) {
    hint({ rel: "modulepreload", href: new URL(`./${part}.js`, import.meta.url).href });
  }
}

function hint(attributes) {
  const link = document.createElement("link");
  Object.assign(link, { crossOrigin: "anonymous" }, attributes);
  document.head.append(link);
}

function start(form) {
  const input = form.elements.namedItem("q");
  const list = form.querySelector("[role=listbox]");
  const attributes = {
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-controls": list.id,
    "aria-expanded": "false",
    "aria-keyshortcuts": "/",
  };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  if (!keyIsOn()) input.removeAttribute("aria-keyshortcuts");
  listenForKey(input);

  // Composing can begin before the rest is loaded.
  const typing = { isComposing: false };
  input.addEventListener("compositionstart", () => {
    typing.isComposing = true;
  });
  input.addEventListener("compositionend", () => {
    typing.isComposing = false;
  });

  let loading;
  const load = () => {
    // A failed try is not kept: the next one fetches again. Until then the form works as one without a script.
    if (loading === undefined) {
      fetchIndex(form);
      fetchParts();
    }
    loading ??= import("./combobox.js").then(
      ({ Combobox }) => new Combobox(form, typing).start(),
      () => {
        loading = undefined;
      },
    );
  };
  input.addEventListener("focus", load);
  input.addEventListener("input", load);
  if (document.activeElement === input) load();
  // Fetched when nothing else is to do, and kept for all pages, unless the reader asks to be sparing.
  else if (!navigator.connection?.saveData) (globalThis.requestIdleCallback ?? setTimeout)(fetchParts);
}

const form = document.querySelector("form.search-box");
if (form !== null) start(form);
