import assert from "node:assert/strict";
import { test } from "node:test";

import {
  FACETS, addFacets, allHits, countFacets, filterHits, orderHits, suggest,
} from "../../../templates/assets/search/facets.js";
import { nameRanges, searchNames } from "../../../templates/assets/search/names.js";
import { facts, indexOf, openEntries, unpacked } from "./opened.mjs";

const entries = openEntries();
const all = allHits(entries);
const truth = facts.entries.map(([name, , , , , address]) => {
  const [region, slug] = address.split("/");
  const { kind, year, status, indicators, yuan } = facts.facets[address];
  const inRegion = kind !== "term";
  return {
    name, address, year, kind, status, indicator: indicators, yuan,
    region: inRegion ? region : "", body: inRegion && kind !== "region" ? `${region}/${slug}` : "",
  };
});
const addressesOf = (hits) => hits.map(({ entry }) => entries.at(entry).address);
const names = (hits) => hits.map(({ entry }) => entries.names[entry]);
const has = (one, facet, value) => (facet === "indicator" ? one.indicator.includes(value) : one[facet] === value);
const passes = (one, filters) => Object.entries(filters).every(([facet, value]) => has(one, facet, value));

test("an empty query lists everything once, projects first and the largest amount before all", () => {
  assert.deepEqual(addressesOf(all).sort(), truth.map(({ address }) => address).sort());
  const kinds = all.map(({ entry }) => entries.at(entry).kind);
  assert.ok(kinds.lastIndexOf("project") < kinds.indexOf("body"));
  assert.equal(names(all)[0], "重大活动经费");
  assert.equal(all[0].match, "");
  assert.deepEqual(nameRanges(entries, all[0]), []);
});

test("of an empty query projects come before other pages with larger amounts", () => {
  const listed = indexOf([["文", "9 万元", "text"], ["小", "1 元"], ["无", ""], ["大", "2 元"], ["表", "8 万元", "table"]]);
  assert.deepEqual(allHits(listed).map(({ entry }) => listed.names[entry]), ["大", "小", "无", "表", "文"]);
});

const CHOICES = [
  {}, { region: "990100" }, { body: "990221/shuili" }, { year: "2024" }, { kind: "body" }, { indicator: "satisfaction" },
  { status: "draft" }, { region: "990100", year: "2024" }, { indicator: "cost", status: "approved", kind: "project" },
  { body: "990100/dangan", indicator: "quantity", year: "2024" },
];

for (const filters of CHOICES) {
  test(`filters let through what has the value, no more and no less: ${JSON.stringify(filters)}`, () => {
    const expected = truth.filter((one) => passes(one, filters)).map(({ address }) => address);
    assert.ok(expected.length > 0);
    assert.deepEqual(addressesOf(filterHits(entries, all, filters)).sort(), expected.sort());
  });

  test(`the counts of each facet apply all other filters: ${JSON.stringify(filters)}`, () => {
    const counted = countFacets(entries, all, filters);
    assert.deepEqual(Object.keys(counted), FACETS);
    for (const facet of FACETS) {
      const { [facet]: chosen, ...others } = filters;
      const within = truth.filter((one) => passes(one, others));
      const values = new Set(within.flatMap((one) => one[facet]).filter((value) => value !== ""));
      const expected = [...values].map((value) => [value, within.filter((one) => has(one, facet, value)).length]);
      assert.deepEqual(counted[facet].map(({ value, count }) => [value, count]).sort(), expected.sort(), facet);
    }
  });
}

test("hits keep their order and their reasons through the filters", () => {
  const hits = searchNames(entries, "费");
  const kept = filterHits(entries, hits, { year: "2024" });
  assert.deepEqual(kept, hits.filter(({ entry }) => entries.at(entry).year === 2024));
  assert.ok(kept.length > 0 && kept.length < hits.length);
});

test("values are listed with what the reader sees, in the order of codes, years and the model", () => {
  const counted = countFacets(entries, all, {});
  assert.deepEqual(counted.region, [
    { value: "990100", label: "云溪市", count: 43 }, { value: "990221", label: "青石县", count: 22 },
  ]);
  assert.deepEqual(counted.body.map(({ label }) => label), ["云溪市档案馆", "云溪市交通运输局", "青石县水利服务中心"]);
  assert.deepEqual(counted.year.map(({ value }) => value), ["2025", "2024"]);
  assert.deepEqual(counted.kind.map(({ value }) => value), ["project", "body", "region", "term"]);
  assert.deepEqual(counted.indicator.map(({ value }) => value), ["quantity", "cost", "satisfaction"]);
  assert.deepEqual(counted.status.map(({ value }) => value), ["draft", "approved", "unstated"]);
});

for (const [filters, count] of [
  [{ from: "0.25", to: "0.25" }, 1], [{ to: "0.25" }, 1], [{ to: "0.2499999999999999999999" }, 0], [{ from: "870.5" }, 1],
  [{ from: "870.5000000000000000001" }, 0], [{ from: "", to: "" }, 66], [{ from: "0" }, 60], [{ from: "-3" }, 60],
  [{ from: "８７０．５ 万元" }, 1], [{ from: "1,000" }, 0], [{ to: "1,000" }, 60], [{ from: "0010.00", to: "000020.5" }, 3],
  [{ from: "20", to: "10" }, 0],
]) {
  test(`amounts are compared digit for digit: ${JSON.stringify(filters)}`, () => {
    assert.equal(filterHits(entries, all, filters).length, count);
    assert.equal(countFacets(entries, all, filters).year.reduce((sum, one) => sum + one.count, 0) > 0, count > 0);
  });
}

for (const typed of ["十", "1.2.3", "1e5", "--1", "1,00", "0x10", "Infinity", ".5", "5.", "<b>", "1".repeat(400) + "x"]) {
  for (const field of ["from", "to"]) {
    test(`an amount that cannot be read is refused by the name of its field: ${field} ${typed.slice(0, 12)}`, () => {
      const refused = (error) => error instanceof RangeError && error.message === field;
      assert.throws(() => filterHits(entries, all, { [field]: typed }), refused);
      assert.throws(() => countFacets(entries, [], { [field]: typed }), refused);
    });
  }
}

for (const value of ["nowhere", "__proto__", "constructor", "<img src=x>", "9901", "\ud800", "x".repeat(5000), "toString"]) {
  for (const facet of FACETS) {
    test(`a value the site does not know matches nothing and is shown as chosen: ${facet} ${value.slice(0, 12)}`, () => {
      assert.deepEqual(filterHits(entries, all, { [facet]: value }), []);
      const counted = countFacets(entries, all, { [facet]: value });
      assert.deepEqual(counted[facet].find((one) => one.value === value), { value, label: value, count: 0 });
    });
  }
}

test("filters that are none, and fields that are none, change nothing", () => {
  assert.equal(filterHits(entries, all, { region: "", year: undefined, other: "x", order: "name" }).length, all.length);
  assert.equal(filterHits(entries, all, Object.create({ year: "1999" })).length, all.length);
});

test("orders are exact, and what is equal stays as it was", () => {
  const hits = searchNames(entries, "费");
  const yuan = (hit) => Number(truth.find(({ address }) => address === entries.at(hit.entry).address).yuan || NaN);
  const falling = orderHits(entries, hits, "amount").map(yuan).filter((one) => !Number.isNaN(one));
  assert.deepEqual(falling, [...falling].sort((a, b) => b - a));
  const rising = orderHits(entries, all, "amount-up").map(yuan);
  assert.deepEqual(rising.slice(0, 60), rising.slice(0, 60).sort((a, b) => a - b));
  assert.ok(rising.slice(60).every(Number.isNaN));
  assert.ok(orderHits(entries, all, "amount").slice(60).every((hit) => Number.isNaN(yuan(hit))));
  const years = orderHits(entries, hits, "year").map(({ entry }) => entries.at(entry).year);
  assert.deepEqual(years, [...years].sort((a, b) => b - a));
  const inYear = (listed) => listed.filter(({ entry }) => entries.at(entry).year === 2024);
  assert.deepEqual(inYear(orderHits(entries, hits, "year")), inYear(hits));
  for (const order of ["relevance", "", "constructor", undefined]) assert.deepEqual(orderHits(entries, hits, order), hits);
});

test("names are ordered as in a dictionary", () => {
  const listed = names(orderHits(entries, all, "name"));
  const places = ["2024年公务用车购置及租赁费", "5G应急指挥专网", "LED 大屏租用", "办公设备购置", "保安保洁及绿化养护", "差旅费", "重大活动经费"];
  const found = places.map((name) => listed.indexOf(name));
  assert.deepEqual(found.filter((place) => place < 0), []);
  assert.deepEqual([found[0], found[1], found[2]], [0, 1, 2]);
  assert.ok(found[4] < found[5] && found[5] < found[6]);
});

test("a file of facets of another build is refused, and nothing is narrowed without one", () => {
  const other = openEntries();
  const file = unpacked("facets.txt.gz");
  assert.throws(() => addFacets(other, file.replace(other.key, `${other.key.slice(1)}0`)), /not of one build/);
  assert.throws(() => addFacets(other, `a\n${file}`), /not of one build/);
  other.facets = null;
  assert.throws(() => filterHits(other, all, { year: "2024" }), /not loaded/);
  assert.equal(filterHits(other, all, { to: "0.25" }).length, 1);
  assert.throws(() => countFacets(other, all, {}), /not loaded/);
});

for (const [query, expected] of [
  ["公务租用电车的购置计划", "公务用车购置"], ["档案和数字扫描化处理", "档案数字化扫描"], ["银行卡代发工资手续", "银行代发手续费"],
]) {
  test(`the nearest names to ${query} are proposed`, () => {
    const hits = suggest(entries, query, 3);
    assert.ok(names(hits).includes(expected), names(hits).join());
    assert.ok(hits.length <= 3 && hits.every(({ match }) => match === "near"));
    for (const hit of hits) nameRanges(entries, hit);
  });
}

for (const [query, expected] of [
  ["gongwuyonhcegouzi", "公务用车购置"], ["shuikudabaanqunjianding", "水库大坝安全鉴定费"], ["laojuguangwangaizao", "老旧管网改造工程款"],
]) {
  test(`the nearest name to mistyped pinyin is proposed: ${query}`, () => {
    assert.deepEqual(searchNames(entries, query), []);
    assert.ok(names(suggest(entries, query, 3)).includes(expected), names(suggest(entries, query, 3)).join());
  });
}

test("the nearest project to a mistyped code is proposed", () => {
  const [name, code] = facts.entries[11];
  const mistyped = `${code.slice(0, 10)}Z${code.slice(11)}`;
  assert.deepEqual(searchNames(entries, mistyped), []);
  assert.equal(names(suggest(entries, mistyped, 3))[0], name);
});

test("of names with as much in common that with the same order comes first", () => {
  const listed = indexOf([["费经作工村农", ""], ["农村工作经费", ""], ["作工村农费经", ""]]);
  assert.equal(listed.names[suggest(listed, "农村的工作和经费", 1)[0].entry], "农村工作经费");
});

test("where nothing is near nothing is proposed", () => {
  for (const query of ["龘龘龘", "龘齉费", "zzzzzz", "gwqxjvbnm", "zzzz99999999", "z", "9", "", "   ", "——", "zzzz"]) assert.deepEqual(suggest(entries, query, 5), []);
});
