/** Fills the tables of a comparison, `<template id="compare-result">`, from the records of two disclosures. */

import { difference, MINUS, shortest, sumOf, unitBehind } from "./amounts.js";
import { projectRows, rowsBy, tablePairs } from "./pairs.js";

/** Most projects that are drawn, as on the pages that are made beforehand. */
const MOST_PROJECTS = 200;

/** An element with attributes and children; null and undefined are left out. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(name, value);
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

class Drawing {
  constructor(root, say, records) {
    this.root = root;
    this.say = say;
    this.records = records;
    this.content = document.getElementById("compare-result").content.cloneNode(true);
  }

  part(name) {
    return this.content.querySelector(`[data-part="${name}"]`);
  }

  reading(text) {
    return element("span", { class: "reading" }, text);
  }

  figure(amount) {
    if (amount.kind === "blank") return [element("span", { class: "blank" }, this.say("blank"))];
    if (amount.kind === "not-applicable") return [`${amount.text} `, this.reading(this.say("not-applicable"))];
    if (amount.yuan === null) return [amount.text];
    return [element("data", { value: shortest(amount.yuan) }, amount.text), ` ${unitBehind(amount)}`];
  }

  cell(entry) {
    if (!entry) return element("td", { class: "number" }, "—");
    const shown = this.figure(entry.amount);
    const content = entry.address ? [element("a", { href: this.root + entry.address }, ...shown)] : shown;
    const note = entry.note ? [" ", this.reading(entry.note)] : [];
    return element("td", { class: "number" }, ...content, ...note);
  }

  amounts(entries) {
    const found = difference(entries[0]?.amount, entries[1]?.amount);
    const shown = found ? [element("data", { value: found.yuan }, found.figure), ` ${found.unit}`] : ["—"];
    if (found?.isConverted) shown.push(" ", this.reading(this.say("converted")));
    return [...entries.map((entry) => this.cell(entry)), element("td", { class: "number" }, ...shown)];
  }

  row(label, entries) {
    return element("tr", {}, element("th", { scope: "row" }, label), ...this.amounts(entries));
  }

  /** Two counts. `compared` are those whose difference is told, where they are parts of what is shown. */
  count(label, shown, compared = shown, notes = []) {
    const change = compared[1] - compared[0];
    const cells = shown.map((each, side) => {
      const note = notes[side] ? [" ", this.reading(notes[side])] : [];
      return element("td", { class: "number" }, String(each), ...note);
    });
    const difference = element("td", { class: "number" }, change > 0 ? `+${change}` : String(change).replace("-", MINUS));
    return element("tr", {}, element("th", { scope: "row" }, label), ...cells, difference);
  }

  /** Fills the body of a part; a part without rows goes. */
  fill(name, rows) {
    const part = this.part(name);
    if (rows.length === 0) part.remove();
    else part.querySelector("tbody").replaceChildren(...rows);
  }

  /** A disclosure by its body and year; `short` are the words for it where the body is plain. */
  owner(record, short = "") {
    return this.say(short + record.document_kind, { body: record.body.name, year: record.fiscal_year });
  }

  heads() {
    const [first, second] = this.records;
    const isOneBody = first.region.code === second.region.code && first.body.slug === second.body.slug;
    this.names = this.records.map((record) => this.owner(record, isOneBody ? "year-" : ""));
    for (const head of this.content.querySelectorAll("[data-side]")) head.textContent = this.names[head.dataset.side];
    for (const each of this.content.querySelectorAll("[data-owner]")) each.textContent = this.owner(this.records[each.dataset.owner]);
    for (const place of this.content.querySelectorAll("[data-title]")) {
      const record = this.records[place.dataset.title];
      place.append(element("a", { href: this.root + record.address }, record.title));
      if (record.status !== "unstated") place.append(" ", element("span", { class: "seal" }, this.say(`status-${record.status}`)));
    }
    if (isOneBody) this.part("bodies").remove();
    if (first.document_kind === second.document_kind) this.part("kinds-of-document").remove();
  }

  sums() {
    const [first, second] = this.records.map((record) => record.printed_totals);
    const rows = rowsBy(first, second, (total) => total.label).map((pair) => this.row((pair[0] ?? pair[1]).label, pair));
    const own = this.records.map(({ total }) => {
      const note = total.left_out ? this.say("left-out", { count: total.left_out }) : "";
      return total.counted ? { amount: sumOf(total), address: "", note } : null;
    });
    const isBudget = this.records.every((record) => record.document_kind === "budget");
    this.fill("sums", [...rows, this.row(this.say(isBudget ? "sum-budget" : "sum"), own)]);
  }

  counts(kinds, levels) {
    const [terms, years] = ["term", "year"].map((scope) => this.records.map((record) => record.indicators[scope]));
    const all = terms.map((term, side) => term + years[side]);
    const notes = terms.map((term, side) => (term ? this.say("by-scope", { term, year: years[side] }) : ""));
    this.fill("counts", [
      this.count(this.say("projects"), this.records.map((record) => record.projects.length)),
      this.count(this.say("tables"), this.records.map((record) => record.tables.length)),
      this.count(this.say("indicators"), all, years, notes),
    ]);
    this.fill("kinds", this.kinds(kinds, levels));
  }

  /** Named indicators of the year, the sum of a first level before its kinds. */
  kinds(kinds, levels) {
    const named = this.records.map((record) => record.indicators_by_kind.year);
    const sums = (of) => named.map((counts) => of.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0));
    const rows = kinds.flatMap((kind, place) => {
      const level = levels.get(kind);
      const group = level ? [[level.id, sums(kinds.slice(place, place + level.length))]] : [];
      return [...group, [`indicator-${kind}`, sums([kind])]];
    });
    return rows.filter(([, counts]) => counts.some(Boolean)).map(([id, counts]) => this.count(this.say(id), counts));
  }

  figures(side, isWanted) {
    const found = this.records[side].table_figures.filter(isWanted);
    return found.map((figure) => ({ ...figure, address: `${figure.table}#${figure.anchor}` }));
  }

  threePublic() {
    const sides = [0, 1].map((side) => this.figures(side, (figure) => figure.expense));
    const rows = rowsBy(sides[0], sides[1], (figure) => figure.expense);
    const isInBoth = [0, 1].every((side) => rows.some((pair) => pair[side]));
    this.fill("three-public", isInBoth ? rows.map((pair) => this.row((pair[0] ?? pair[1]).expense, pair)) : []);
  }

  tables() {
    const pairs = tablePairs(this.records[0].tables, this.records[1].tables);
    const own = this.records.map((record) => record.tables.length - pairs.length);
    const text = this.part("own-tables");
    if (own[0] || own[1]) text.textContent = this.say("own-tables", { first: own[0], second: own[1] });
    else text.remove();
    const shown = pairs.filter(([table]) => table.table_kind !== "three-public").map((pair) => this.table(pair));
    const part = this.part("tables");
    if (shown.length === 0) part.remove();
    else part.querySelector("table").append(...shown);
  }

  table(pair) {
    const addresses = pair.map((table, side) => `${this.records[side].address}t/${table.id}/`);
    const figures = addresses.map((address, side) => this.figures(side, (figure) => figure.table === address));
    const rows = rowsBy(figures[0], figures[1], (figure) => figure.name);
    const links = pair.map((table, side) => element("a", { class: "line", href: this.root + addresses[side] }, table.title));
    const lines = rows.length ? rows.map((each) => this.row((each[0] ?? each[1]).name, each)) : [this.row(this.say("none-printed"), [null, null])];
    lines[0].prepend(element("th", { scope: "rowgroup", rowspan: rows.length > 1 ? rows.length : undefined }, links[0], " ", links[1]));
    return element("tbody", {}, ...lines);
  }

  projects() {
    const rows = projectRows(...this.records);
    this.fill("projects", rows.slice(0, MOST_PROJECTS).map(({ cells, match }) => this.project(cells, match)));
    const more = this.part("more");
    if (rows.length > MOST_PROJECTS) more.textContent = more.textContent.replace("{count}", rows.length - MOST_PROJECTS);
    else more.remove();
  }

  project(cells, match) {
    const names = new Set(cells.filter(Boolean).map((project) => project.name));
    const common = this.say(match ? `match-${match}` : `only-${cells[0] ? 0 : 1}`);
    const lines = [...names].flatMap((name) => [" ", element("span", { class: "line" }, name)]).slice(1);
    return element("tr", {}, element("th", { scope: "row" }, ...lines), ...this.amounts(cells), element("td", { class: "match" }, common));
  }
}

/**
 * The two side by side, and how each is called. `kinds` are all kinds of indicator in their order, `levels` the first levels
 * of several: first kind → id of the word and how many kinds.
 */
export function draw(root, say, records, kinds, levels) {
  const drawing = new Drawing(root, say, records);
  drawing.heads();
  drawing.sums();
  drawing.counts(kinds, levels);
  drawing.threePublic();
  drawing.tables();
  drawing.projects();
  return { content: drawing.content, names: drawing.names };
}
