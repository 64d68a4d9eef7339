/**
 * Large type (适老化): bigger letters and stronger lines, remembered on this device.
 *
 * Runs in the head, so that the page is never shown in the other size first. Switches that need scripts stand in the
 * page as `scripted-only`, hidden until the class is set here: showing them later would move what is below.
 */
(() => {
  "use strict";
  const KEY = "mingzhang-large-type";
  const root = document.documentElement;
  root.classList.add("scripted");

  // A browser may forbid remembering; then the choice holds for this page.
  function remembered() {
    try {
      return localStorage.getItem(KEY) === "on";
    } catch {
      return false;
    }
  }

  function remember(on) {
    try {
      if (on) localStorage.setItem(KEY, "on");
      else localStorage.removeItem(KEY);
    } catch {
      // Nothing is lost but the memory.
    }
  }

  function show(on) {
    root.classList.toggle("large-type", on);
    document.getElementById("large-type")?.setAttribute("aria-pressed", String(on));
  }

  show(remembered());
  document.addEventListener("DOMContentLoaded", () => show(remembered()));
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("#large-type") === null) return;
    const on = !root.classList.contains("large-type");
    show(on);
    remember(on);
  });
  // A page that the browser kept for the way back, or another tab, shows the choice made since.
  window.addEventListener("pageshow", (event) => event.persisted && show(remembered()));
  window.addEventListener("storage", (event) => event.key === KEY && show(remembered()));
})();
