import assert from "node:assert/strict";
import { test } from "node:test";

import { cleanQuery, folder, foldedWords, rangesOfWords } from "../../../templates/assets/search/fold.js";
import { bestPlace, excerptOf, searchedWords, tokens } from "../../../templates/assets/search/text.js";
import { facts } from "./opened.mjs";

const fold = folder(facts.variants);

for (const [text, folded, words] of facts.texts) {
  test(`browser and build fold and cut alike: ${JSON.stringify(text)}`, () => {
    assert.equal(fold(text), folded);
    if (folded !== "") assert.deepEqual(tokens(folded), words);
  });
}

test("a query is cut to its limit and loses halves of characters", () => {
  assert.equal(cleanQuery("费".repeat(10_000)).length, 200);
  assert.equal(cleanQuery("\ud800费\udc00"), "费");
  assert.equal(cleanQuery(`${"费".repeat(199)}𠮷`), "费".repeat(199));
});

test("words are separated by blanks of any kind, and signs alone are none", () => {
  assert.deepEqual(foldedWords("公车　购置 — 2024", fold), ["公车", "购置", "2024"]);
});

test("ranges are those of the text as written", () => {
  assert.deepEqual(rangesOfWords("公务 用車（購置）", ["用车购"], fold), [[3, 7]]);
  assert.deepEqual(rangesOfWords("费用费", ["费"], fold), [[0, 1], [2, 3]]);
  assert.deepEqual(rangesOfWords("㎡单价", ["m2"], fold), [[0, 1]]);
  assert.deepEqual(rangesOfWords("维修改造", ["维修", "修改"], fold), [[0, 3]]);
});

test("the text search takes words of two characters, else all as one, and nothing shorter", () => {
  assert.deepEqual(searchedWords("公车 购置 公车", fold), ["公车", "购置"]);
  assert.deepEqual(searchedWords("车 购置", fold), ["车购置"]);
  assert.deepEqual(searchedWords("车", fold), []);
  assert.deepEqual(searchedWords("𠮷", fold), []);
});

test("of a page the row that holds most of the words is shown", () => {
  const content = "水库大坝\nr1\t\t安全鉴定\t2 次\nr2\t分表\t安全\t鉴定 费用\nr3\t\t费用";
  const place = bestPlace(content, ["安全", "费用"], fold);
  assert.equal(place.anchor, "r2");
  assert.equal(place.title, "分表");
  assert.deepEqual(place.excerpt, [
    { text: "安全", marked: true },
    { text: "　鉴定 ", marked: false },
    { text: "费用", marked: true },
  ]);
  assert.equal(bestPlace(content, ["2次"], fold).title, "水库大坝");
});

test("an excerpt is cut around the mark, between characters", () => {
  const parts = excerptOf([`${"前".repeat(40)}𠮷目标${"后".repeat(90)}`], ["目标"], fold);
  assert.deepEqual(parts.map((part) => part.marked), [false, false, true, false, false]);
  assert.equal(parts[0].text, "…");
  assert.equal(parts.at(-1).text, "…");
  assert.ok(parts[1].text.length <= 24 && parts[3].text.length === 56);
  const split = excerptOf([`𠮷${"前".repeat(23)}目标`], ["目标"], fold);
  assert.equal(split[1].text, "前".repeat(23));
});
