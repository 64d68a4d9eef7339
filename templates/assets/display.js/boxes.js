/**
 * Boxes that scroll sideways (`.scroll`): a stop of the keyboard only while there is something to scroll.
 *
 * Without scripts every box is one. A box whose table fits it is marked `fits`, and the head of its table then stays in
 * sight as the page is scrolled: inside a box that scrolls it could not.
 */
(() => {
  "use strict";

  function look(box) {
    const fits = box.scrollWidth <= box.clientWidth;
    box.classList.toggle("fits", fits);
    if (fits && box !== document.activeElement) box.removeAttribute("tabindex");
    else box.tabIndex = 0;
  }

  document.addEventListener("DOMContentLoaded", () => {
    const boxes = document.querySelectorAll(".scroll");
    if (!boxes.length || !("ResizeObserver" in window)) return;
    const seen = new ResizeObserver((entries) => {
      for (const box of new Set(entries.map(({ target }) => target.closest(".scroll")))) look(box);
    });
    for (const box of boxes) {
      seen.observe(box);
      // Its table can grow inside a box that stays as it is: other units, larger type.
      for (const table of box.querySelectorAll("table")) seen.observe(table);
    }
  });
})();
