/* The bar of the preview at the bottom of each page: what was found here, and a reload when the page has changed.
   The server writes the sentences; this file only places them. */
(() => {
  "use strict";

  const { address, version } = document.currentScript.dataset;
  const place = `preview-place:${location.pathname}`;
  const closed = "preview-closed";
  const root = document.documentElement;
  let source = null;
  let told = null;
  let bar = null;

  /* Where the reader was: scrolled to, opened, focused. */

  function remember() {
    const open = [...document.querySelectorAll("details")].flatMap((each, i) => (each.open ? [i] : []));
    const focused = document.activeElement && document.activeElement.id;
    sessionStorage.setItem(place, JSON.stringify({ x: scrollX, y: scrollY, open, focused }));
  }

  function comeBack() {
    const kept = sessionStorage.getItem(place);
    if (!kept) return;
    sessionStorage.removeItem(place);
    const { x, y, open, focused } = JSON.parse(kept);
    const all = document.querySelectorAll("details");
    for (const i of open) if (all[i]) all[i].open = true;
    const element = focused && document.getElementById(focused);
    if (element) element.focus({ preventScroll: true });
    scrollTo({ left: x, top: y, behavior: "instant" });
  }

  /* The bar. */

  function made(tag, name, text) {
    const element = document.createElement(tag);
    if (name) element.className = name;
    if (text !== undefined) element.textContent = text;
    return element;
  }

  function button(name, act) {
    const element = made("button", name);
    element.type = "button";
    element.addEventListener("click", act);
    return element;
  }

  function build() {
    bar = made("aside", "preview-bar");
    const line = made("div", "preview-line");
    const name = made("strong", "preview-name");
    const summary = made("p", "preview-summary");
    summary.setAttribute("role", "status");
    const list = made("a", "preview-all");
    list.href = "/_preview/";
    const opener = button("preview-open", () => show(opener.getAttribute("aria-expanded") !== "true"));
    opener.setAttribute("aria-controls", "preview-findings");
    const closer = button("preview-close", () => {
      sessionStorage.setItem(closed, fingerprint(told));
      dismiss();
    });
    line.append(name, summary, opener, list, closer);
    const panel = made("div", "preview-findings");
    panel.id = "preview-findings";
    // What scrolls must be reached by the keyboard.
    panel.tabIndex = 0;
    panel.setAttribute("role", "region");
    bar.append(line, panel);
    bar.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && opener.getAttribute("aria-expanded") === "true") {
        show(false);
        opener.focus();
      }
    });
    document.body.append(bar);
    show(false);
  }

  const part = (name) => bar.querySelector(`.preview-${name}`);

  function show(open) {
    part("open").setAttribute("aria-expanded", String(open));
    part("findings").hidden = !open;
    if (told) part("open").textContent = open ? told.words.close : told.words.open;
  }

  function dismiss() {
    bar.hidden = true;
    root.classList.remove("previewed");
  }

  const fingerprint = (status) => JSON.stringify([status.notes, status.items.map((each) => [each.where, each.message])]);

  function finding(each) {
    const entry = made("li", `preview-${each.severity}`);
    const head = made("p");
    head.append(made("strong", "", each.word), " ", made("code", "", each.where));
    entry.append(head, made("p", "", each.message));
    if (each.details) entry.append(made("p", "preview-detail", each.details));
    if (each.help) entry.append(made("p", "preview-detail", each.help));
    return entry;
  }

  function say(status) {
    told = status;
    if (!bar) build();
    const { words } = status;
    bar.setAttribute("aria-label", words.name);
    part("name").textContent = words.name;
    part("all").textContent = words.list;
    part("close").textContent = words.dismiss;
    part("findings").setAttribute("aria-label", words.found);
    const text = [...status.notes, status.summary].join(" · ");
    // Said again, the same words would be read out again.
    if (part("summary").textContent !== text) part("summary").textContent = text;
    const panel = part("findings");
    const list = made("ul");
    list.append(...status.items.map(finding));
    panel.replaceChildren(status.items.length ? list : made("p", "", words.none));
    if (status.left) panel.append(made("p", "", status.left));
    bar.classList.toggle("preview-troubled", status.notes.length > 0 || status.items.some((each) => each.severity === "error"));
    show(part("open").getAttribute("aria-expanded") === "true");
    const isClosed = sessionStorage.getItem(closed) === fingerprint(status);
    bar.hidden = isClosed;
    root.classList.toggle("previewed", !isClosed);
  }

  /* What the server tells. */

  function listen() {
    if (source || document.hidden) return;
    source = new EventSource(`/_preview/events?address=${encodeURIComponent(address)}`);
    source.addEventListener("message", (event) => {
      const status = JSON.parse(event.data);
      if (status.version !== version) {
        remember();
        location.reload();
        return;
      }
      say(status);
    });
    source.addEventListener("error", () => {
      if (told && bar) part("summary").textContent = told.words.lost;
    });
  }

  // A browser keeps six connections to one server: tabs nobody sees must not hold them.
  function rest() {
    if (source) source.close();
    source = null;
  }

  document.addEventListener("visibilitychange", () => (document.hidden ? rest() : listen()));
  addEventListener("pagehide", rest);
  addEventListener("pageshow", listen);

  const sheet = made("link");
  sheet.rel = "stylesheet";
  sheet.href = "/_preview/preview.css";
  document.head.append(sheet);
  comeBack();
  addEventListener("load", () => sessionStorage.removeItem(place));
  listen();
})();
