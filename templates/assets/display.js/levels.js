/**
 * Budget tables by level (类, 款, 项): a choice for the whole page and a button in each row that has rows below it.
 *
 * The page shows every row; `data-level` says the level of a row and `data-within` the row it is part of. A row whose
 * place is not certain has no `data-within` and always stays. Printing shows every row (style.css). The button holds
 * the whole name, so that what is heard as the name of a row stays what is printed.
 */
(() => {
  "use strict";

  document.addEventListener("DOMContentLoaded", () => {
    const choice = document.querySelector(".level-switch");
    if (!choice) return;
    const radios = [...choice.querySelectorAll("input")];
    const deepest = Math.max(...radios.map((radio) => Number(radio.value)));
    const status = choice.querySelector("[role='status']");
    const rows = [...document.querySelectorAll(".budget tbody tr[id]")];
    const within = new Map(rows.map((row) => [row, document.getElementById(row.dataset.within ?? "")]));
    const parts = new Map();
    for (const row of rows) {
      for (let above = within.get(row); above; above = within.get(above)) parts.set(above, [...(parts.get(above) ?? []), row]);
    }
    const buttons = new Map();
    const folded = new Set();

    function addButton(row) {
      const cell = row.querySelector("th.held") ?? row.querySelector("th.name");
      // A name that leads somewhere cannot be a button too; such a row is folded by the choice alone.
      if (!cell || cell.querySelector("a")) return;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "fold";
      button.append(...cell.childNodes);
      button.setAttribute("aria-controls", parts.get(row).map(({ id }) => id).join(" "));
      button.addEventListener("click", () => {
        if (!folded.delete(row)) folded.add(row);
        show();
      });
      cell.append(button);
      buttons.set(row, button);
    }

    const isFoldedAt = (level) => (row) => level < deepest && Number(row.dataset.level) >= level;

    function draw() {
      let shown = 0;
      for (const row of rows) {
        const above = within.get(row);
        // Rows above come first: theirs is already decided.
        const isHidden = above ? folded.has(above) || above.classList.contains("folded") : false;
        row.classList.toggle("folded", isHidden);
        if (!isHidden) shown += 1;
      }
      for (const [row, button] of buttons) button.setAttribute("aria-expanded", String(!folded.has(row)));
      for (const radio of radios) {
        const isFolded = isFoldedAt(Number(radio.value));
        radio.checked = [...parts.keys()].every((row) => folded.has(row) === isFolded(row));
      }
      return shown;
    }

    function show() {
      const shown = draw();
      status.textContent = choice.dataset.shown.replace("{shown}", shown).replace("{count}", rows.length);
    }

    /** Opens what hides the row that the address names. */
    function openTarget() {
      const target = document.getElementById(location.hash.slice(1));
      if (!target?.classList.contains("folded")) return;
      for (let above = within.get(target); above; above = within.get(above)) folded.delete(above);
      show();
      target.scrollIntoView();
    }

    for (const row of parts.keys()) addButton(row);
    draw();
    choice.addEventListener("change", (event) => {
      const isFolded = isFoldedAt(Number(event.target.value));
      for (const row of parts.keys()) {
        if (isFolded(row)) folded.add(row);
        else folded.delete(row);
      }
      show();
      // Where two levels fold the same rows, the one that was chosen stays.
      event.target.checked = true;
    });
    window.addEventListener("hashchange", openTarget);
  });
})();
