import assert from "node:assert/strict";
import { test } from "node:test";

import { folder } from "../../../templates/assets/search/fold.js";
import { numberAsked, numberWord, numbersIn, rangesOfNumber } from "../../../templates/assets/search/numbers.js";
import { placesIn, searchedWords } from "../../../templates/assets/search/text.js";
import { facts } from "./opened.mjs";

const fold = folder(facts.variants);

for (const [text, numbers] of facts.numbers) {
  test(`browser and build read the same numbers: ${JSON.stringify(text)}`, () => {
    const found = numbersIn(text, fold);
    assert.deepEqual(found.map(({ value, after }) => [value, after, numberWord(value)]), numbers);
  });
}

test("a number is asked for as a whole, alone or with its unit", () => {
  const asked = (word) => {
    const number = numberAsked(word, fold);
    return number === null ? null : [number.value, number.unit];
  };
  const cases = {
    "920": ["920", ""],
    "9.20": ["9.2", ""],
    "9,200,000": ["9200000", ""],
    "“50”": ["50", ""],
    "≥95%": ["95", ""],
    "50万": ["50", "万"],
    "50萬元": ["50", "万元"],
    "28000人/次": ["28000", "人次"],
    "4元/吨": ["4", "元吨"],
    "2024年": ["2024", "年"],
    "2千万元": ["2", "千万元"],
    "300平方米": ["300", "平方米"],
  };
  for (const [word, expected] of Object.entries(cases)) assert.deepEqual(asked(word), expected, word);
  // What else holds figures is looked for as it stands: a part of a cell can begin and end inside a number.
  for (const word of ["34号合同", "2024年度部门", "第12", "3-5", "2024.10.15", "a4", "费用"]) assert.equal(asked(word), null, word);
});

test("the words of a query are texts and numbers, each once; a unit apart by a blank belongs to its number", () => {
  const words = (query) => searchedWords(query, fold).map((word) => (word.value === undefined ? word : word.value + word.unit));
  assert.deepEqual(words("差旅 9.20 9.2 差旅"), ["差旅", "9.2"]);
  assert.deepEqual(words("50 万"), ["50万"]);
  assert.deepEqual(words("9"), []);
  assert.deepEqual(words("9.2 920"), ["9.2", "920"]);
});

test("a number stands in a text where the whole number is the same", () => {
  const found = (text, word) => rangesOfNumber(text, numberAsked(word, fold), fold).map((range) => text.slice(...range));
  assert.deepEqual(found("9.20 万元", "920"), []);
  assert.deepEqual(found("9.20 万元", "9.2"), ["9.20"]);
  assert.deepEqual(found("28.00，28000人/次，280", "280"), ["280"]);
  assert.deepEqual(found("350万，≤450 万元，50 万元", "50万"), ["50 万"]);
  assert.deepEqual(found("350，150", "50"), []);
  assert.deepEqual(found("９，２００，０００元", "9200000"), ["９，２００，０００"]);
  assert.deepEqual(found("第50号", "50"), ["50"]);
  assert.deepEqual(found("28000人/次", "28000人次"), ["28000人/次"]);
});

test("rows without the whole number are no places", () => {
  const page = ["题", "r1\t\t9.20", "r2\t\t920.00\t1920", "r3\t\t920号"].join("\n");
  const { places, more } = placesIn(page, searchedWords("920", fold), fold);
  assert.deepEqual(places.map(({ anchor }) => anchor), ["r2", "r3"]);
  assert.equal(more, 0);
  assert.deepEqual(places[0].excerpt.filter(({ marked }) => marked), [{ text: "920.00", marked: true }]);
});
