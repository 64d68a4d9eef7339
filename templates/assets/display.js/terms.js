/**
 * Terms (`a.term[data-plain]`) say their plain sentence on hover, on focus and on a first tap; without scripts they are
 * links to the glossary, and with them still.
 *
 * One small note is shown at a time, below its term. It stays while the pointer is on it, goes with Escape, and the
 * focus never moves. The sentence is the description of the link, so a screen reader says it behind the name.
 */
(() => {
  "use strict";
  const GAP = 4;

  document.addEventListener("DOMContentLoaded", () => {
    const terms = [...document.querySelectorAll("a.term[data-plain]")];
    if (!terms.length) return;
    const note = document.createElement("span");
    note.id = "term-note";
    note.className = "term-note";
    note.setAttribute("role", "tooltip");
    note.hidden = true;
    document.body.append(note);
    let current = null;
    let leaving = 0;
    let isTouched = false;

    function place(term) {
      const box = term.getBoundingClientRect();
      const { clientWidth, clientHeight } = document.documentElement;
      const left = Math.max(GAP, Math.min(box.left, clientWidth - note.offsetWidth - GAP));
      const isBelow = box.bottom + GAP + note.offsetHeight <= clientHeight || box.top < note.offsetHeight + GAP;
      const top = isBelow ? box.bottom + GAP : box.top - GAP - note.offsetHeight;
      note.style.left = `${left + window.scrollX}px`;
      note.style.top = `${top + window.scrollY}px`;
    }

    function hide() {
      clearTimeout(leaving);
      current?.removeAttribute("aria-describedby");
      current = null;
      note.hidden = true;
    }

    function show(term) {
      clearTimeout(leaving);
      if (current === term) return;
      hide();
      current = term;
      note.textContent = term.dataset.plain;
      note.lang = term.closest("[lang]").lang;
      note.hidden = false;
      term.setAttribute("aria-describedby", note.id);
      place(term);
    }

    // Time to move the pointer from the term to its note.
    const leave = () => {
      clearTimeout(leaving);
      leaving = setTimeout(hide, 200);
    };
    for (const term of terms) {
      term.addEventListener("pointerdown", (event) => {
        isTouched = event.pointerType !== "mouse" && current !== term;
      });
      term.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && show(term));
      term.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && leave());
      term.addEventListener("focus", () => show(term));
      term.addEventListener("blur", leave);
      term.addEventListener("click", (event) => {
        // The first tap explains, the second follows the link.
        if (isTouched) event.preventDefault();
        isTouched = false;
        show(term);
      });
    }
    note.addEventListener("pointerenter", () => clearTimeout(leaving));
    note.addEventListener("pointerleave", leave);
    document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
    document.addEventListener("pointerdown", (event) => {
      if (!event.target.closest?.("a.term, .term-note")) hide();
    });
    window.addEventListener("resize", hide);
  });
})();
