import assert from "node:assert/strict";
import { test } from "node:test";

import { nameRanges, ownerRanges, searchNames } from "../../../templates/assets/search/names.js";
import { alternatives } from "../../../templates/assets/search/synonyms.js";
import { indexOf, openEntries, search } from "./opened.mjs";

const entries = openEntries();
const GROUPS = [["公务用车", "公务车", "公车"], ["水电费", "电费"]];

test("each part of a word that has others for the same thing is replaced by each of them", () => {
  assert.deepEqual(alternatives("公车购置", GROUPS), ["公务用车购置", "公务车购置"]);
  assert.deepEqual(alternatives("公车和公车", GROUPS), ["公务用车和公务用车", "公务车和公务车"]);
  assert.deepEqual(alternatives("购置", GROUPS), []);
});

test("a word that contains the one asked for is left out: it is found by that", () => {
  assert.deepEqual(alternatives("电费", GROUPS), []);
  assert.deepEqual(alternatives("水电费", GROUPS), ["电费"]);
});

test("what is searched instead has an end", () => {
  const groups = Array.from({ length: 30 }, (_, i) => [`词${i}`, `字${i}`, `文${i}`]);
  assert.equal(alternatives(groups.map(([word]) => word).join(""), groups).length, 24);
});

test("names with another word for the same thing are found, and say so", () => {
  assert.deepEqual(search(entries, "公车购置"), [
    ["公务用车购置", "synonym"], ["公务用车购置 2024", "synonym"], ["2024年公务用车购置及租赁费", "synonym"],
  ]);
  assert.deepEqual(search(entries, "抽粪"), [["化粪池清理", "synonym"]]);
});

test("names that contain the words themselves come first", () => {
  const matches = search(entries, "房屋租赁").map(([, match]) => match);
  assert.deepEqual(matches, ["name", "synonym"]);
  assert.deepEqual(search(entries, "房租").map(([name, match]) => [name, match]), [
    ["办公用房租赁费（二期）", "name"], ["房屋租赁费", "synonym"],
  ]);
});

test("other words are found in the names of units and bodies", () => {
  const hits = search(entries, "档案局");
  assert.deepEqual(hits[0], ["云溪市档案馆", "synonym"]);
  assert.equal(hits.length, 21);
  assert.ok(hits.every(([, match]) => match === "synonym"));
});

test("other words stand beside further words, in traditional characters and in any order", () => {
  const found = ["公务用车购置", "公务用车购置 2024", "2024年公务用车购置及租赁费"];
  for (const query of ["公车 购置", "购置 公車"]) assert.deepEqual(search(entries, query).map(([name]) => name), found);
  const hits = search(entries, "档案局 培训费");
  assert.ok(hits.length > 0 && hits.every(([name, match]) => name.includes("培训费") && match === "synonym"));
});

test("where only other words find something a mistyped name is found too", () => {
  const hits = search(entries, "房屋租赁赁费");
  assert.deepEqual(hits, [["办公用房租赁费（二期）", "synonym"], ["房屋租赁费", "near"]]);
});

test("what is found by another word says so also where it is near", () => {
  const listed = indexOf([["甲丙乙费用款", ""]]);
  listed.synonyms = [["甲乙", "甲丙乙"]];
  assert.deepEqual(search(listed, "甲乙费用款"), [["甲丙乙费用款", "synonym"]]);
});

for (const [query, name, expected] of [
  ["公车购置", "公务用车购置 2024", "[公务用车购置] 2024"],
  ["购置 公车", "2024年公务用车购置及租赁费", "2024年[公务用车购置]及租赁费"],
  ["抽粪", "化粪池清理", "[化粪池清理]"],
]) {
  test(`what is marked in ${name} for ${query}`, () => {
    const hit = searchNames(entries, query).find((one) => entries.names[one.entry] === name);
    assert.equal(withMarks(name, nameRanges(entries, hit)), expected);
  });
}

test("in the owner of a hit is marked what it was found by", () => {
  const marked = (query) => {
    const hit = searchNames(entries, query).find((one) => one.match !== "name" && entries.at(one.entry).kind === "project");
    return withMarks(entries.at(hit.entry).body, ownerRanges(entries, hit, entries.at(hit.entry).body));
  };
  assert.equal(marked("档案局"), "云溪市[档案馆]");
  assert.equal(marked("水利服务"), "青石县[水利服务]中心");
  assert.equal(marked("slfwzx 保洁"), "青石县[水利服务中心]");
});

function withMarks(text, ranges) {
  let marked = "";
  let at = 0;
  for (const [start, end] of ranges) {
    marked += `${text.slice(at, start)}[${text.slice(start, end)}]`;
    at = end;
  }
  return marked + text.slice(at);
}
