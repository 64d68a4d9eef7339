/** The entries of the name index, opened from the files that `generator/index/names.py` writes. */

import { folder } from "./fold.js";
import { Lines } from "./lines.js";
import { Postings } from "./postings.js";

/** How many texts an owner has: unit, body, region. */
export const OWNER_TEXTS = 3;

const YUAN_DIGITS = { 元: 0, 万元: 4, 亿元: 8 };
const TYPED_AMOUNT = /^¥?(-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?)([十百千]?万|千|亿)?(元)?$/u;
const TYPED_DIGITS = { 千: 3, 万: 4, 十万: 5, 百万: 6, 千万: 7, 亿: 8 };

/** The amount in 元 that a printed amount says, as digits ("9.20 万元" is "92000"); "" if it is no plain number. */
export function yuanOf(printed) {
  const digits = movedDigits(printed);
  return digits === "" ? "" : plainDigits(digits);
}

/** The same with the noughts that moving the point leaves: "092000.". */
function movedDigits(printed) {
  const match = /^(-?\d+)(?:\.(\d+))? ?(元|万元|亿元)$/.exec(printed);
  if (match === null) return "";
  const [, whole, fraction, unit] = match;
  return pointMoved(whole, fraction, YUAN_DIGITS[unit]);
}

function pointMoved(whole, fraction = "", digits = 0) {
  const moved = fraction.padEnd(digits, "0");
  return `${whole}${moved.slice(0, digits)}.${moved.slice(digits)}`;
}

/**
 * The amounts that a query may mean, [{key, unit}]: the key as `sortableYuan`; `unit` where only amounts printed in this
 * unit are meant. A figure without a unit is one in 元, or one as it stands in a table of 万元 or 亿元. [] if it is none.
 */
export function typedAmounts(query) {
  const typed = query.normalize("NFKC").replace(/\s+/gu, "").replace(/萬/gu, "万").replace(/億/gu, "亿");
  const match = TYPED_AMOUNT.exec(typed);
  if (match === null) return [];
  const [, figure, multiple, yuan] = match;
  const [whole, fraction] = figure.replaceAll(",", "").split(".");
  const meant = (digits, unit) => ({ key: sortableYuan(pointMoved(whole, fraction, digits)), unit });
  if (multiple !== undefined || yuan !== undefined) return [meant(TYPED_DIGITS[multiple], "")];
  return [meant(0, ""), meant(YUAN_DIGITS.万元, "万元"), meant(YUAN_DIGITS.亿元, "亿元")];
}

/** A number in digits without the noughts that say nothing: "-00.50" is "-0.5", "-0.00" is "0". */
function plainDigits(number) {
  const [, sign, whole, rest] = /^(-?)0*(\d+?)(?:\.(\d*?)0*)?$/.exec(number);
  const value = rest ? `${whole}.${rest}` : whole;
  return value === "0" ? value : sign + value;
}

/** A key of an amount given as digits by which texts sort as amounts do, exact at any length; none comes first. */
export function sortableYuan(digits) {
  if (digits === "") return "";
  const plain = plainDigits(digits);
  const [whole, rest = ""] = plain.replace("-", "").split(".");
  if (!plain.startsWith("-")) return `1${String.fromCharCode(whole.length)}${whole}${rest}`;
  const mirrored = (whole + rest).replace(/\d/g, (digit) => String(9 - Number(digit)));
  return `0${String.fromCharCode(0xffff - whole.length)}${mirrored}~`;
}

/** All entries: the columns as they come, the folded names, and what is derived from them when first asked for. */
export class Entries {
  /** `names` and `columns` are the texts of their files, `head` the parsed one. Errors: when they do not fit together. */
  constructor(names, columns, head) {
    const count = head.entries;
    this.count = count;
    this.names = names.split("\n");
    const cells = columns.split("\n");
    this.key = head.key;
    this.takeKey(this.names, count);
    this.takeKey(cells, 5 * count);
    this.tails = [];
    for (let i = 0, above = ""; i < count; i += 1) {
      const cell = cells[count + i];
      above = above.slice(0, parseInt(cell[0], 36)) + cell.slice(1);
      this.tails.push(above);
    }
    this.kinds = cells.slice(2 * count, 3 * count);
    this.printed = cells.slice(3 * count, 4 * count);
    this.yuan = cells.slice(4 * count, 5 * count);
    this.owners = head.owners;
    this.ownerOf = new Uint32Array(count);
    for (let i = 0, owner = 0; i < count; i += 1) {
      if (cells[i] !== "") owner = Number(cells[i]);
      this.ownerOf[i] = owner;
    }
    this.fold = folder(head.variants);
    this.folded = new Lines(count === 0 ? [] : this.fold(this.names.join("\n")).split("\n"));
    this.synonyms = head.synonyms;
    this.unusualCodes = head.unusualCodes;
    // Loaded when a query needs them.
    this.readings = null;
    this.codes = null;
    this.codeLines = null;
    this.facets = null;
  }

  /** Takes the key off the lines of a file. Errors: when the file is of another build. */
  takeKey(lines, count) {
    lines.pop();
    this.checkKey(lines.pop());
    if (lines.length !== count) throw new Error("the files of the name index are not of one build");
  }

  checkKey(key) {
    if (key !== this.key) throw new Error("the files of the name index are not of one build");
  }

  /** Takes the parsed file of readings and traditional forms. Errors: when it is of another build. */
  addForms({ key, readings, variants }) {
    this.checkKey(key);
    this.readings = new Map(Object.entries(readings).map(([character, list]) => [character, list.split(" ")]));
    // The names are folded already: the forms they need came with the head.
    this.fold = folder(variants);
  }

  /** Takes the text of the file of codes. Errors: when it is of another build. */
  addCodes(text) {
    const codes = text.split("\n");
    this.takeKey(codes, this.count);
    this.codes = codes.map((code, i) => (code === "" ? lastPart(this.tails[i]).toUpperCase() : code === "-" ? "" : code));
    this.codeLines = new Lines(this.codes.map((code) => this.fold(code)));
  }

  /** The amount of an entry in 元 as digits, not in their shortest form; "" if it has none. */
  yuanAt(entry) {
    const written = this.yuan[entry];
    if (written === "") return movedDigits(this.printed[entry]);
    return written === "-" ? "" : written;
  }

  /** For each character the names that contain it. */
  get postings() {
    this.byCharacter ??= new Postings(this.folded);
    return this.byCharacter;
  }

  /** A key of each entry's amount, see `sortableYuan`. */
  get amountKeys() {
    this.keysOfAmounts ??= Array.from({ length: this.count }, (_, entry) => sortableYuan(this.yuanAt(entry)));
    return this.keysOfAmounts;
  }

  /** Calls `visit(entry)` for each entry whose amount is exactly one of `typed`, see `typedAmounts`. */
  forEachOfAmount(typed, visit) {
    if (typed.length === 0) return;
    if (this.byAmount === undefined) {
      this.byAmount = new Map();
      this.amountKeys.forEach((key, entry) => {
        if (!this.byAmount.has(key)) this.byAmount.set(key, []);
        this.byAmount.get(key).push(entry);
      });
    }
    for (const { key, unit } of typed) {
      for (const entry of this.byAmount.get(key) ?? []) if (this.printed[entry].endsWith(unit)) visit(entry);
    }
  }

  /** The entries, the largest amount first. */
  get byRank() {
    if (this.ranked === undefined) this.rankByAmount();
    return this.ranked;
  }

  /** The place of each entry in that order. */
  get rank() {
    if (this.rankOf === undefined) this.rankByAmount();
    return this.rankOf;
  }

  rankByAmount() {
    const digits = Array.from({ length: this.count }, (_, entry) => this.yuanAt(entry));
    const groups = new Map();
    digits.forEach((text, entry) => {
      // Nearest numbers keep the order of exact ones, and sort fast; what they take together is told apart below.
      const value = text === "" ? -Infinity : Number(text);
      const group = groups.get(value);
      if (group === undefined) groups.set(value, [entry]);
      else group.push(entry);
    });
    const ordered = Float64Array.from(groups.keys()).sort().reverse();
    this.ranked = Uint32Array.from(Array.from(ordered, (value) => inExactOrder(groups.get(value), digits)).flat());
    this.rankOf = new Uint32Array(this.count);
    this.ranked.forEach((entry, rank) => {
      this.rankOf[entry] = rank;
    });
  }

  /** Unit, body and region of each owner, folded, with the unit code. */
  get ownerTexts() {
    this.foldedOwners ??= this.owners.map(([, code, ...rest]) => ({
      code: this.fold(code),
      texts: rest.slice(0, OWNER_TEXTS).map((text) => this.fold(text)),
    }));
    return this.foldedOwners;
  }

  /** The same texts, one a line, `OWNER_TEXTS` an owner. */
  get ownerLines() {
    this.linesOfOwners ??= new Lines(this.ownerTexts.flatMap(({ texts }) => texts));
    return this.linesOfOwners;
  }

  /** What the reader is shown of an entry. */
  at(entry) {
    const [base, unitCode, unit, body, region, year] = this.owners[this.ownerOf[entry]];
    return {
      name: this.names[entry],
      address: base + this.tails[entry],
      kind: this.kinds[entry] || "project",
      amount: this.printed[entry],
      unitCode,
      unit,
      body,
      region,
      year,
    };
  }

  /** The entry with this address, -1 if none. */
  find(address) {
    if (this.byAddress === undefined) {
      this.byAddress = new Map();
      for (let i = this.count - 1; i >= 0; i -= 1) {
        this.byAddress.set(this.owners[this.ownerOf[i]][0] + this.tails[i], i);
      }
    }
    return this.byAddress.get(address) ?? -1;
  }
}

/** Entries whose amounts are the same number or too near for one, the larger amount first. */
function inExactOrder(group, digits) {
  if (group.every((entry) => digits[entry] === digits[group[0]])) return group;
  const keys = new Map(group.map((entry) => [entry, sortableYuan(digits[entry])]));
  return group.sort((a, b) => {
    if (keys.get(a) === keys.get(b)) return a - b;
    return keys.get(a) < keys.get(b) ? 1 : -1;
  });
}

function lastPart(address) {
  return address.replace(/\/$/, "").split("/").pop();
}
