import assert from "node:assert/strict";
import { test } from "node:test";

import { folder } from "../../../templates/assets/search/fold.js";
import { bestPlace, excerptOf, placesIn } from "../../../templates/assets/search/text.js";

const fold = folder("");
const shown = (parts) => parts.map((part) => (part.marked ? `[${part.text}]` : part.text)).join("");

const PAGE = [
  "水库大坝",
  "\t\t保障大坝安全",
  "r1\t\t安全鉴定\t2 次",
  "r2\t分表\t费用\t鉴定 费用",
  "r3\t\t费用",
  "r4\t\t费用 与 安全",
].join("\n");

test("the row with all words comes first, then the others with any, three at most, and the rest are counted", () => {
  const { places, more } = placesIn(PAGE, ["安全", "费用"], fold);
  assert.deepEqual(places.map((place) => place.anchor), ["r4", "", "r1"]);
  assert.equal(more, 2);
  assert.deepEqual(bestPlace(PAGE, ["安全", "费用"], fold), places[0]);
});

test("words of different rows are all among the rows shown", () => {
  const rows = ["水库", ...Array.from({ length: 5 }, (_, i) => `r${i}\t\t安全`), "r9\t\t费用", "r10\t\t鉴定"].join("\n");
  const { places, more } = placesIn(rows, ["安全", "费用", "鉴定"], fold);
  assert.deepEqual(places.map((place) => place.anchor), ["r0", "r9", "r10"]);
  assert.deepEqual(places.map((place) => shown(place.excerpt)), ["[安全]", "[费用]", "[鉴定]"]);
  assert.equal(more, 4);
});

test("a row shows its own title, else that of the page", () => {
  assert.deepEqual(placesIn(PAGE, ["费用"], fold).places.map((place) => place.title), ["分表", "水库大坝", "水库大坝"]);
});

test("a page without rows, or none of which matches, still has a place", () => {
  assert.deepEqual(placesIn("题", ["费用"], fold), { places: [{ anchor: "", title: "题", excerpt: [] }], more: 0 });
  assert.equal(placesIn(PAGE, ["没有"], fold).places[0].anchor, "");
});

test("a single match keeps room on both sides", () => {
  const row = [`${"前".repeat(40)}目标${"后".repeat(90)}`];
  assert.equal(shown(excerptOf(row, ["目标"], fold)), `…${"前".repeat(24)}[目标]${"后".repeat(56)}…`);
});

test("words far apart in a row are all shown, in their order", () => {
  const row = [`甲方${"中".repeat(100)}乙方${"末".repeat(100)}`];
  assert.equal(
    shown(excerptOf(row, ["乙方", "甲方"], fold)),
    `[甲方]${"中".repeat(28)}…${"中".repeat(24)}[乙方]${"末".repeat(28)}…`,
  );
});

test("words near each other share one stretch", () => {
  assert.equal(shown(excerptOf(["甲方与乙方签订"], ["甲方", "乙方"], fold)), "[甲方]与[乙方]签订");
});

test("a second match at the edge of the excerpt is shown whole or not at all", () => {
  for (let gap = 50; gap < 60; gap += 1) {
    const text = shown(excerptOf([`目标${"中".repeat(gap)}目标后面`], ["目标"], fold));
    const second = text.slice(4);
    assert.match(second, gap < 56 ? /^中+\[目标\]/u : /^中{56}…$/u, `${gap}: ${text}`);
  }
});

test("a match before the excerpt's start that reaches into it is taken in whole", () => {
  // The long word marks from the start, the short one is found first by its own place.
  const row = [`${"长".repeat(4)}${"中".repeat(18)}短词`];
  assert.equal(shown(excerptOf(row, ["短词", "长长长长"], fold)), `[长长长长]${"中".repeat(18)}[短词]`);
});

test("an excerpt crosses cells and is cut between characters", () => {
  assert.equal(shown(excerptOf(["甲", "乙丙", "丁"], ["乙丙"], fold)), "甲　[乙丙]　丁");
  assert.equal(shown(excerptOf([`𠮷${"前".repeat(23)}目标`], ["目标"], fold)), `…${"前".repeat(23)}[目标]`);
  assert.equal(shown(excerptOf([`目标${"后".repeat(55)}𠮷末`], ["目标"], fold)), `[目标]${"后".repeat(55)}𠮷…`);
});

test("signs inside a match are marked with it", () => {
  assert.equal(shown(excerptOf(["单价≤4元/吨，"], ["元吨"], fold)), "单价≤4[元/吨]，");
});
