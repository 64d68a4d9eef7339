/**
 * Numbers in a text, each as one word: 9.20 is not 920, and 50 not a part of 350.
 * `generator/index/numbers.py` does the same at build time: what one side takes for a number the other must.
 */

/** So many folded characters after a number are indexed with it. */
const UNIT_LENGTH = 4;

// Commas group three figures each. A point before a year is that of a numbered list: 3.2024年…
const NUMBER = /[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.(?!20[0-9]{2}年)[0-9]+)?/g;
// What may stand after a number for the two to be looked for as one; two, as in 元/人次.
const MULTIPLE = "[十百千]?[万亿]|[百千]";
const MEASURE = [
  "人次|平方公里|平方米|立方米|公里|公顷|公斤|千米|千克|毫米|厘米|毫升|小时|分钟|季度|年度|年级",
  "[元人次个项户家份台辆套件条间处座栋幢所名位年月日天时分秒周米亩吨斤克升度倍批场期岁级支本册张篇只头棵株岗宗起轮班节门页组车桶瓶盒卷部片块根]",
  "kwh|kw|kg|km|mm|cm|ml|gb|tb|mb|kv|m|t|g|l|w|h",
].join("|");
const UNIT = new RegExp(`^(?:${MULTIPLE})?(?:(?:${MEASURE}){1,2})?$`, "u");

/** The numbers of a text in order: {value, after, start, end}, where `start` and `end` are places in it as written. */
export function numbersIn(text, fold) {
  const { plain, at } = normalized(text);
  const found = Array.from(plain.matchAll(NUMBER));
  return found.map((match, i) => {
    const end = match.index + match[0].length;
    const next = found[i + 1]?.index ?? plain.length;
    const after = Array.from(fold(plain.slice(end, next))).slice(0, UNIT_LENGTH).join("");
    return { value: valueOf(match[0]), after, start: at[match.index][0], end: at[end - 1][1] };
  });
}

/** The text in NFKC, and for each of its UTF-16 units where its character starts and ends in the text as written. */
function normalized(text) {
  let plain = "";
  const at = [];
  let place = 0;
  for (const character of text) {
    const part = character.normalize("NFKC");
    for (let i = 0; i < part.length; i += 1) at.push([place, place + character.length]);
    plain += part;
    place += character.length;
  }
  return { plain, at };
}

/** A number as all writings of it have it: "9,200,000.00" is "9200000". */
function valueOf(number) {
  const [whole, rest = ""] = number.replaceAll(",", "").split(".");
  const fraction = rest.replace(/0+$/, "");
  return fraction === "" ? whole : `${whole}.${fraction}`;
}

/** The made-up word of a number in the index. */
export function numberWord(value) {
  return `n${value.replace(".", "p")}z`;
}

/**
 * The number that a word of a query is, alone or with its unit: {value, unit}; null if it is none, and is then
 * looked for as it stands, wherever it begins and ends.
 */
export function numberAsked(word, fold) {
  const plain = word.normalize("NFKC");
  const [first, second] = plain.matchAll(NUMBER);
  if (first === undefined || second !== undefined || fold(plain.slice(0, first.index)) !== "") return null;
  const unit = fold(plain.slice(first.index + first[0].length));
  if (Array.from(unit).length > UNIT_LENGTH || !UNIT.test(unit)) return null;
  return { value: valueOf(first[0]), unit };
}

/** Where a number asked for stands in a text as written, with its unit: [start, end] pairs in order. */
export function rangesOfNumber(text, { value, unit }, fold) {
  const found = numbersIn(text, fold).filter((one) => one.value === value && one.after.startsWith(unit));
  return found.map(({ start, end }) => [start, endOfUnit(text, end, unit, fold)]);
}

function endOfUnit(text, start, unit, fold) {
  let end = start;
  let folded = "";
  for (const character of text.slice(start)) {
    if (folded.length >= unit.length) break;
    folded += fold(character);
    end += character.length;
  }
  return end;
}
