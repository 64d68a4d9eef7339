/**
 * Amounts in the unit a reader chooses (元, 万元, 亿元), remembered on this device; as printed until then.
 *
 * Each amount is a `data` element with its exact value in 元 (generator/render/amounts.py). Values are converted as
 * text, by moving the point: nothing is ever rounded, however long the number. Where the printed figure already is the
 * number in that unit, it stays as printed (9.20, not 9.2). Units named in captions, heads and behind figures change
 * with the figures; a figure whose table names no unit gets its own. No zeros are added but those of 角 and 分: that the
 * points of a table stand below each other, room behind the shorter figures sees to. Headlines stay as printed: the line
 * below them shows the chosen unit. Columns that exist to show 元 beside the printed unit are left alone.
 */
(() => {
  "use strict";
  const KEY = "mingzhang-money-unit";
  const PLACES = { 元: 0, 万元: 4, 亿元: 8 };
  const PRINTED = "printed";
  const UNIT = String.raw`(?:(?:百万|[千万亿])?元|\byuan\b)`;
  // In what is printed a unit counts as one only alone in brackets, or behind the word for it.
  const STATED = new RegExp(String.raw`([（(]\s*(?:单位\s*[:：]?\s*)?(?:人民币)?)${UNIT}(?=\s*[)）])|((?:单位|Unit)\s*[:：]?\s*(?:人民币)?)${UNIT}(?![\w/／])`, "g");
  const NAMED = new RegExp(UNIT, "g");
  const BEHIND = new RegExp(String.raw`^(\s*)${UNIT}`);
  // What of a match stands before the unit and stays.
  const KEPT = new Map([[STATED, "$1$2"], [NAMED, ""], [BEHIND, "$1"]]);
  const OWN_UNIT = /[百千万亿]*元\s*$/;
  const TIMES = "× ";
  const root = document.documentElement;
  let chosen = PRINTED;
  let found = null;

  /** A number in its shortest form, "1,000.50" as "1000.5" and "(9.20)" as "-9.2"; null for what is none. */
  function shortest(text) {
    const plain = text.normalize("NFKC").replace(/[\s,]/g, "").replace(/[−－]/g, "-").replace(OWN_UNIT, "");
    const parts = /^(?:\((\d+)(?:\.(\d*))?\)|([+-]?)(\d+)(?:\.(\d*))?)$/.exec(plain);
    if (!parts) return null;
    const [, bracketed, bracketedRest, sign, open, openRest] = parts;
    const whole = (bracketed ?? open).replace(/^0+(?=\d)/, "");
    const rest = (bracketedRest ?? openRest ?? "").replace(/0+$/, "");
    const number = rest ? `${whole}.${rest}` : whole;
    return (bracketed || sign === "-") && number !== "0" ? `-${number}` : number;
  }

  /** A value in 元 in a unit that many places larger, in its shortest form; null for what is no number. */
  function moved(value, places) {
    const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value);
    if (!parts) return null;
    const [, sign, whole, rest = ""] = parts;
    const digits = whole.padStart(places + 1, "0");
    const point = digits.length - places;
    return shortest(`${sign}${digits.slice(0, point)}.${digits.slice(point)}${rest}`);
  }

  const decimalsOf = (number) => number.split(".")[1]?.length ?? 0;

  /** With separators at every third place and at least so many decimals, and with the minus sign of what is computed. */
  function grouped(number, decimals) {
    const [whole, rest = ""] = number.split(".");
    const padded = rest.padEnd(decimals, "0");
    return whole.replace(/\B(?=(?:\d{3})+$)/g, ",").replace("-", "\u2212") + (padded && `.${padded}`);
  }

  function textsIn(element) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) if (!walker.currentNode.parentElement.closest("data, a")) texts.push(walker.currentNode);
    return texts;
  }

  /** The amounts of the page and the words that name their unit, each with what is printed. */
  function collect() {
    const elements = [...document.querySelectorAll("main data[value]")].filter((each) => !each.closest(".amount, .in-yuan"));
    const words = [];
    const add = (node, pattern) => {
      if (node.data.search(pattern) >= 0) words.push({ node, printed: node.data, pattern });
    };
    const tables = new Set(elements.map((each) => each.closest("table")).filter(Boolean));
    for (const table of tables) {
      for (const head of table.querySelectorAll("caption, th:not(.in-yuan)")) {
        const isNamed = (node) => node.parentElement.closest(".money-unit");
        for (const node of textsIn(head)) add(node, isNamed(node) ? NAMED : STATED);
      }
    }
    for (const label of document.querySelectorAll("main .money-unit, main .exact")) {
      if (!label.closest("table")) for (const node of textsIn(label)) add(node, NAMED);
    }
    const stating = new Set(words.map(({ node }) => node.parentElement.closest("table")));
    const amounts = elements.map((element) => {
      const printed = element.textContent;
      const next = element.nextSibling;
      const hasOwn = OWN_UNIT.test(printed);
      const isBehind = !hasOwn && next?.nodeType === Node.TEXT_NODE && BEHIND.test(next.data);
      const isInLine = element.closest(".exact") !== null;
      if (isBehind && !isInLine) add(next, BEHIND);
      const table = element.closest("table");
      return { element, printed, table, needsUnit: hasOwn || !(isBehind || isInLine || (table && stating.has(table))) };
    });
    const converted = [...document.querySelectorAll("[data-converted]")].map((element) => ({ element, printed: element.textContent }));
    return { amounts, words, converted };
  }

  /** Whether an element belongs to the line below a headline that is itself printed in the chosen unit. */
  function repeatsHeadline(element, unit) {
    const headline = element.closest(".exact")?.parentElement.querySelector(".amount");
    return headline ? OWN_UNIT.exec(headline.textContent)?.[0].trim() === unit : false;
  }

  /** The number to show instead of what is printed; null where that stays, but for its own unit. */
  function changed({ element, printed }, unit) {
    const number = moved(element.value, PLACES[unit]);
    return number === shortest(printed) ? null : number;
  }

  /** What each amount shows in a unit. In 元 all of one table have their 分 if one has. */
  function shown(amounts, unit) {
    if (unit === PRINTED) return amounts.map(({ printed }) => printed);
    const isLeft = ({ element }) => repeatsHeadline(element, unit) || moved(element.value, 0) === null;
    const numbers = amounts.map((amount) => (isLeft(amount) ? null : changed(amount, unit)));
    const most = new Map();
    numbers.forEach((number, place) => {
      if (number === null || unit !== "元") return;
      // 角 alone get their 分: 7.50.
      const decimals = decimalsOf(number) === 1 ? 2 : decimalsOf(number);
      const of = amounts[place].table ?? amounts[place];
      most.set(of, Math.max(most.get(of) ?? 0, decimals));
    });
    return amounts.map((amount, place) => {
      const { element, printed, needsUnit, table } = amount;
      if (isLeft(amount)) return printed;
      const number = numbers[place];
      const figure = number === null ? printed.replace(OWN_UNIT, "").trimEnd() : grouped(number, most.get(table ?? amount) ?? 0);
      return needsUnit ? `${figure} ${called(unit, element, true)}` : figure;
    });
  }

  /** The room behind each figure that has fewer decimals than others of its table; none behind figures with a unit. */
  function gaps(amounts, texts, unit) {
    const decimals = texts.map((text) => /\.(\d+)$/.exec(text)?.[1].length ?? 0);
    const most = new Map();
    amounts.forEach(({ table }, place) => most.set(table, Math.max(most.get(table) ?? 0, decimals[place])));
    return amounts.map(({ table, needsUnit }, place) => {
      const missing = table && most.get(table) - decimals[place];
      if (unit === PRINTED || needsUnit || !missing) return "";
      return decimals[place] ? `${missing}ch` : `calc(${missing}ch + .28em)`;
    });
  }

  /** A unit as the text around it speaks: in an English one by its English name, behind a figure as its factor. */
  function called(unit, node, isBehind) {
    const speaking = (node.parentElement ?? root).closest("[lang]") ?? root;
    const name = document.querySelector(`input[name="money-unit"][value="${unit}"]`)?.dataset.name;
    if (!name || speaking.lang.startsWith("zh")) return unit;
    return isBehind && PLACES[unit] ? TIMES + name : name;
  }

  function put(node, property, text) {
    if (node[property] !== text) node[property] = text;
  }

  function show(unit) {
    chosen = unit;
    for (const radio of document.querySelectorAll('input[name="money-unit"]')) radio.checked = radio.value === unit;
    root.classList.toggle("unit-chosen", unit !== PRINTED);
    if (unit === PRINTED && found === null) return;
    found ??= collect();
    const texts = shown(found.amounts, unit);
    const room = gaps(found.amounts, texts, unit);
    found.amounts.forEach(({ element }, place) => {
      put(element, "textContent", texts[place]);
      element.style.paddingInlineEnd = room[place];
    });
    for (const { node, printed, pattern } of found.words) {
      const isLeft = unit === PRINTED || repeatsHeadline(node.parentElement, unit);
      const isBehind = pattern === BEHIND || node.parentElement.closest(".exact") !== null;
      put(node, "data", isLeft ? printed : printed.replace(pattern, KEPT.get(pattern) + called(unit, node, isBehind)));
    }
    for (const { element, printed } of found.converted) put(element, "textContent", unit === PRINTED ? printed : element.dataset.converted);
  }

  // A browser may forbid remembering; then the choice holds for this page.
  function remembered() {
    try {
      const unit = localStorage.getItem(KEY);
      return Object.hasOwn(PLACES, unit) ? unit : PRINTED;
    } catch {
      return PRINTED;
    }
  }

  function remember(unit) {
    try {
      if (unit === PRINTED) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, unit);
    } catch {
      // Nothing is lost but the memory.
    }
  }

  // A page without the switch shows amounts as printed: nobody could change it back there.
  const showRemembered = () => document.querySelector('input[name="money-unit"]') && show(remembered());
  document.addEventListener("DOMContentLoaded", showRemembered);
  document.addEventListener("change", (event) => {
    if (event.target.name !== "money-unit") return;
    show(event.target.value);
    remember(chosen);
  });
  window.addEventListener("pageshow", (event) => event.persisted && showRemembered());
  window.addEventListener("storage", (event) => event.key === KEY && showRemembered());
})();
