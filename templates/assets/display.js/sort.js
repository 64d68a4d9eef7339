/**
 * Flat lists (`table[data-sorts]`) by one of their columns: rising, falling, and back to the order of the page.
 *
 * Only tables whose rows say the same in any order carry the mark; budget trees and performance tables never do.
 * Amounts are compared by the exact value of their `data` element, digit by digit; equal rows keep the order of the
 * page; what is blank or a dash comes last either way; sums stay below. The buttons hold the words of the heads.
 */
(() => {
  "use strict";
  const NEXT = { none: "ascending", ascending: "descending", descending: "none" };
  const NUMBER = /^(-?)(\d+)(?:\.(\d+))?$/;
  const NOTHING = /^[—–-]?$/;
  const words = new Intl.Collator("zh-Hans-CN-u-co-pinyin", { numeric: true });

  const textOf = (element) => element.textContent.replace(/\s+/g, " ").trim();

  function keyOf(cell) {
    const amount = cell.querySelector("data[value]");
    return amount ? amount.value : textOf(cell);
  }

  /** How two numbers stand to each other, given as text, however long. */
  function compareNumbers(one, other) {
    const [, sign, whole, rest = ""] = NUMBER.exec(one);
    const [, otherSign, otherWhole, otherRest = ""] = NUMBER.exec(other);
    const places = Math.max(rest.length, otherRest.length);
    const exact = (minus, digits, decimals) => BigInt(minus + digits + decimals.padEnd(places, "0"));
    const a = exact(sign, whole, rest);
    const b = exact(otherSign, otherWhole, otherRest);
    return a < b ? -1 : Number(a > b);
  }

  /** The rows by a column, `way` 1 for rising and -1 for falling. */
  function sorted(rows, place, way) {
    const keyed = rows.map((row) => ({ row, key: keyOf(row.cells[place]) }));
    const filled = keyed.filter(({ key }) => !NOTHING.test(key));
    const rest = keyed.filter(({ key }) => NOTHING.test(key));
    const isOfNumbers = rows[0].cells[place].matches(".number, .rank");
    // A word among numbers, "见附件", is no number: it stands behind them, before what is blank.
    const numbers = isOfNumbers ? filled.filter(({ key }) => NUMBER.test(key)) : [];
    const texts = isOfNumbers ? filled.filter(({ key }) => !NUMBER.test(key)) : filled;
    numbers.sort((a, b) => way * compareNumbers(a.key, b.key));
    texts.sort((a, b) => way * words.compare(a.key, b.key));
    return [...numbers, ...texts, ...rest].map(({ row }) => row);
  }

  function prepare(table) {
    const body = table.tBodies[0];
    const printed = [...(body?.rows ?? [])];
    const [top, ...others] = table.tHead?.rows ?? [];
    // Nothing to sort, or cells that belong to several rows or columns: then order carries meaning.
    if (printed.length < 2 || !top || others.length || table.tBodies.length > 1) return;
    if (table.querySelector("thead [colspan], tbody [colspan], tbody [rowspan]")) return;
    const status = document.createElement("p");
    status.className = "aside";
    status.setAttribute("role", "status");
    (table.closest(".scroll") ?? table).after(status);
    const heads = [...top.cells];
    heads.forEach((head, place) => {
      const name = textOf(head);
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sorts";
      button.append(...head.childNodes);
      // The switch of units puts other words here: into the button, not in its place.
      if (head.dataset.converted) {
        button.dataset.converted = head.dataset.converted;
        delete head.dataset.converted;
      }
      head.append(button);
      button.addEventListener("click", () => {
        const way = NEXT[head.getAttribute("aria-sort") ?? "none"];
        for (const each of heads) each.removeAttribute("aria-sort");
        if (way !== "none") head.setAttribute("aria-sort", way);
        body.append(...(way === "none" ? printed : sorted(printed, place, way === "ascending" ? 1 : -1)));
        status.textContent = table.dataset[way === "none" ? "restored" : way].replace("{column}", name);
      });
    });
  }

  document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("table[data-sorts]").forEach(prepare));
})();
