/** The entries of the name index, opened from the files that `generator/index/names.py` writes. */

import { folder } from "./fold.js";
import { Lines } from "./lines.js";

const YUAN_DIGITS = { 元: 0, 万元: 4, 亿元: 8 };

/** The amount in 元 that a printed amount says, as digits ("9.20 万元" is "92000"); "" if it is no plain number. */
export function yuanOf(printed) {
  const match = /^(-?)(\d+)(?:\.(\d+))? ?(元|万元|亿元)$/.exec(printed);
  if (match === null) return "";
  const [, sign, whole, fraction = "", unit] = match;
  const digits = YUAN_DIGITS[unit];
  const moved = fraction.padEnd(digits, "0");
  const integer = (whole + moved.slice(0, digits)).replace(/^0+(?=\d)/, "");
  const rest = moved.slice(digits).replace(/0+$/, "");
  return sign + integer + (rest === "" ? "" : `.${rest}`);
}

/** A key of an amount given as digits by which texts sort as amounts do, exact at any length; none comes first. */
export function sortableYuan(digits) {
  if (digits === "") return "";
  const [whole, rest = ""] = digits.replace("-", "").split(".");
  if (!digits.startsWith("-")) return `1${String.fromCharCode(whole.length)}${whole}${rest}`;
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
    if (this.names.length !== count + 1 || cells.length !== 5 * count + 1) {
      throw new Error("the files of the name index are not of one build");
    }
    this.names.pop();
    this.tails = cells.slice(count, 2 * count);
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
    this.readings = new Map(Object.entries(head.readings).map(([character, list]) => [character, list.split(" ")]));
    this.codes = null;
    this.codeLines = null;
  }

  /** Takes the text of the file of codes. */
  addCodes(text) {
    const codes = text.split("\n");
    if (codes.length !== this.count + 1) throw new Error("the files of the name index are not of one build");
    codes.pop();
    this.codes = codes.map((code, i) => (code === "" ? lastPart(this.tails[i]).toUpperCase() : code === "-" ? "" : code));
    this.codeLines = new Lines(this.codes.map((code) => this.fold(code)));
  }

  /** The amount of an entry in 元 as digits, "" if it has none. */
  yuanAt(entry) {
    const written = this.yuan[entry];
    if (written === "") return yuanOf(this.printed[entry]);
    return written === "-" ? "" : written;
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
    const keys = Array.from({ length: this.count }, (_, entry) => sortableYuan(this.yuanAt(entry)));
    this.ranked = Uint32Array.from(keys, (_, entry) => entry).sort((a, b) => {
      if (keys[a] === keys[b]) return a - b;
      return keys[a] < keys[b] ? 1 : -1;
    });
    this.rankOf = new Uint32Array(this.count);
    this.ranked.forEach((entry, rank) => {
      this.rankOf[entry] = rank;
    });
  }

  /** Unit, body and region of each owner, folded, with the unit code. */
  get ownerTexts() {
    this.foldedOwners ??= this.owners.map(([, code, ...rest]) => ({
      code: this.fold(code),
      texts: rest.slice(0, 3).map((text) => this.fold(text)),
    }));
    return this.foldedOwners;
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

function lastPart(address) {
  return address.replace(/\/$/, "").split("/").pop();
}
