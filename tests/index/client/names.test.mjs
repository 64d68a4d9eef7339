import assert from "node:assert/strict";
import { test } from "node:test";

import { Entries, sortableYuan, yuanOf } from "../../../templates/assets/search/entries.js";
import { nameRanges, onceATerm, searchNames } from "../../../templates/assets/search/names.js";
import { facts, indexOf, openEntries, search, unpacked } from "./opened.mjs";

const entries = openEntries();
const names = facts.entries.map(([name]) => name);

test("every part of every name finds every name that contains it, names first", () => {
  let asked = 0;
  for (const name of names) {
    const characters = Array.from(name);
    for (let start = 0; start < characters.length; start += 1) {
      for (let end = start + 1; end <= characters.length; end += 1) {
        const part = characters.slice(start, end).join("");
        if (part.trim() === "") continue;
        const hits = search(entries, part);
        const found = new Set(hits.map(([hit]) => hit));
        for (const truth of names) if (truth.includes(part)) assert.ok(found.has(truth), `${part} misses ${truth}`);
        const matches = hits.map(([, match]) => match);
        assert.equal(matches.lastIndexOf("name"), matches.filter((match) => match === "name").length - 1, part);
        asked += 1;
      }
    }
  }
  assert.ok(asked > 1500);
});

test("every code, and every beginning of it of six characters or more, finds its project", () => {
  for (const [name, code] of facts.entries.filter(([, code]) => code.length > 6)) {
    assert.deepEqual(search(entries, code), [[name, "code"]]);
    for (let end = 6; end < code.length; end += 1) {
      assert.ok(search(entries, code.slice(0, end)).some(([hit]) => hit === name), code.slice(0, end));
    }
  }
});

test("a code is found in small letters, with a blank inside, and by its middle", () => {
  const [name, code] = facts.entries[7];
  for (const query of [code.toLowerCase(), `${code.slice(0, 12)} ${code.slice(12)}`, code.slice(5)]) {
    assert.deepEqual(search(entries, query)[0], [name, "code"], query);
  }
});

test("the short code of a body finds the body", () => {
  for (const code of ["012", "118", "035"]) {
    const body = facts.entries.find((entry) => entry[1] === code)[0];
    assert.ok(search(entries, code).some(([name, match]) => name === body && match === "code"), code);
  }
});

test("codes that do not look like codes are found too", () => {
  const listed = indexOf([["甲", ""], ["乙", ""]]);
  listed.unusualCodes = true;
  listed.addCodes("项目-甲字-0012\nXMZCKZ\nk\n");
  assert.deepEqual(search(listed, "项目甲字00"), [["甲", "code"]]);
  assert.deepEqual(search(listed, "xmzckz"), [["乙", "code"]]);
});

test("a unit's code and its name find all its projects", () => {
  for (const code of new Set(facts.entries.map((entry) => entry[2]).filter((code) => code !== ""))) {
    const truth = facts.entries.filter((entry) => entry[2] === code).map(([name]) => name);
    const found = new Set(search(entries, code).map(([hit]) => hit));
    assert.ok(truth.length > 0 && truth.every((name) => found.has(name)), code);
  }
  for (const unit of new Set(facts.entries.map((entry) => entry[3]).filter((unit) => unit !== ""))) {
    const truth = facts.entries.filter((entry) => entry[3] === unit).map(([name]) => name);
    assert.deepEqual(new Set(search(entries, unit).map(([hit]) => hit)), new Set(truth), unit);
  }
});

test("part of a body's name finds the body, then its projects", () => {
  const hits = search(entries, "水利服务");
  assert.deepEqual(hits[0], ["青石县水利服务中心", "name"]);
  assert.equal(hits.length, 1 + 20);
  assert.ok(hits.slice(1).every(([, match]) => match === "owner"));
});

const FIRST = [
  ["whole name first, then beginning, then inside; shorter, then larger amount", "公务用车购置", [
    "公务用车购置", "公务用车购置 2024", "2024年公务用车购置及租赁费",
  ]],
  ["a term of the glossary before the longer names", "公务用车", ["公务用车", "公务用车购置"]],
  ["beginning before inside", "绿化养护", ["绿化养护", "保安保洁及绿化养护"]],
  ["of equal length the larger amount", "老旧", ["老旧小区管网改造", "老旧管网改造工程款"]],
  ["words in any order", "购置 用车", ["公务用车购置", "公务用车购置 2024", "2024年公务用车购置及租赁费"]],
  ["words together before words apart", "消防 维", ["消防维修（含检测费）", "消防设施维保"]],
];

for (const [label, query, expected] of FIRST) {
  test(`ranking: ${label}`, () => {
    const hits = search(entries, query).map(([name]) => name);
    assert.deepEqual(hits.slice(0, expected.length), expected);
  });
}

test("a name counts as whole apart from a year in it", () => {
  const hits = search(entries, "档案数字化扫描").map(([name]) => name);
  assert.deepEqual(hits, ["档案数字化扫描", "档案数字化扫描 2024"]);
  assert.equal(search(entries, "公务用车购置及租赁费")[0][0], "2024年公务用车购置及租赁费");
});

test("a whole name apart from a year comes before a longer and shorter one", () => {
  const found = search(indexOf([["巡查费甲", ""], ["巡查费2024年度", ""], ["巡查费", ""], ["2023年巡查费", ""]]), "巡查费");
  assert.deepEqual(found.map(([name]) => name), ["巡查费", "2023年巡查费", "巡查费2024年度", "巡查费甲"]);
});

test("of names as long as each other the larger amount comes first, none last, in any unit of money", () => {
  const listed = [["巡查甲", "9.20 万元"], ["巡查乙", ""], ["巡查丙", "0.01 亿元"], ["巡查丁", "92001 元"], ["巡查戊", "-3 元"]];
  const found = search(indexOf(listed), "巡查");
  assert.deepEqual(found.map(([name]) => name), ["巡查丙", "巡查丁", "巡查甲", "巡查戊", "巡查乙"]);
});

test("amounts too near for a binary number are told apart", () => {
  const listed = [["巡查甲", "123456789012345.67 亿元"], ["巡查乙", "123456789012345.68 亿元"], ["巡查丙", "123456789012345.67 亿元"]];
  const found = search(indexOf(listed), "巡查");
  assert.deepEqual(found.map(([name]) => name), ["巡查乙", "巡查甲", "巡查丙"]);
});

for (const [query, body, part] of [
  ["水利服务中心 保洁", "水利服务中心", "保洁"],
  ["2025年 培训", "/2025/", "培训"],
  ["改造 档案馆 2024", "/dangan/2024/", "改造"],
]) {
  test(`a body or a year narrows a name: ${query}`, () => {
    const truth = facts.entries.filter((entry) => entry[0].includes(part) && entry.join(" ").includes(body));
    const found = search(entries, query);
    assert.ok(truth.length > 0);
    assert.deepEqual(found.map(([name]) => name).sort(), truth.map(([name]) => name).sort());
    assert.ok(found.every(([, match]) => match === "owner"));
  });
}

const PINYIN = [
  ["gwyc", "公务用车"],
  ["gongwuyongche", "公务用车"],
  ["gong wu yong che", "公务用车"],
  ["gongwyc", "公务用车"],
  ["gongwuyongch", "公务用车"],
  ["zxrc", null],
  ["yinhang", "银行代发手续费"],
  ["yhdf", "银行代发手续费"],
  ["xzzf", "行政执法服装"],
  ["ledxsp", "LED显示屏更换"],
  ["lvhua", "绿化养护"],
  ["lǜhuà", "绿化养护"],
  ["sdnf", "水电暖费"],
  ["yjcl", "應急車輛購置費"],
  ["qsqjg", "青石桥加固工程"],
];

for (const [query, expected] of PINYIN) {
  test(`pinyin ${query} finds ${expected}`, () => {
    const hits = search(entries, query);
    if (expected === null) assert.deepEqual(hits.filter(([, match]) => match === "pinyin"), []);
    else assert.deepEqual(hits[0], [expected, "pinyin"]);
  });
}

test("a whole name in pinyin comes before the beginning of another", () => {
  const listed = indexOf([["县费", "9 元"], ["西安", "1 元"], ["大县费", "99 元"]]);
  listed.addForms({ key: "k", variants: "", readings: { 县: "xian", 费: "fei", 西: "xi", 安: "an", 大: "da dai" } });
  assert.deepEqual(search(listed, "xian").map(([name]) => name), ["西安", "县费", "大县费"]);
});

test("pinyin is compared to its last letter, however long", () => {
  const letters = "laojiuguanwanggaizaogongchengkuan";
  assert.deepEqual(search(entries, letters), [["老旧管网改造工程款", "pinyin"]]);
  assert.deepEqual(search(entries, letters.slice(3)), [["老旧管网改造工程款", "pinyin"]]);
  for (const other of [`${letters.slice(0, -1)}i`, `${letters}x`]) {
    assert.deepEqual(search(entries, other).filter(([, match]) => match === "pinyin"), []);
  }
});

test("pinyin among Han finds a name", () => {
  assert.deepEqual(search(entries, "公务yongche").map(([name]) => name)[0], "公务用车");
  assert.deepEqual(search(entries, "青石qjg")[0], ["青石桥加固工程", "pinyin"]);
});

test("the initials of any four characters of a name find it", () => {
  for (const name of names) {
    const characters = Array.from(entries.fold(name));
    for (let start = 0; start + 4 <= characters.length; start += 1) {
      const part = characters.slice(start, start + 4);
      for (const pick of [0, -1]) {
        const initials = part.map((one) => entries.readings.get(one)?.at(pick)[0] ?? one).join("");
        assert.ok(search(entries, initials).some(([hit]) => hit === name), `${initials} misses ${name}`);
      }
    }
  }
});

test("traditional characters on either side make no difference", () => {
  assert.equal(search(entries, "公務用車購置")[0][0], "公务用车购置");
  assert.equal(search(entries, "老舊小區")[0][0], "老旧小区管网改造");
  assert.deepEqual(search(entries, "应急车辆"), [["應急車輛購置費", "name"]]);
});

test("a missing, wrong, doubled or swapped character still finds the name", () => {
  for (const name of names) {
    const line = entries.fold(name);
    if (line.length < 5) continue;
    for (let at = 0; at < line.length; at += 1) {
      const typos = [
        line.slice(0, at) + line.slice(at + 1),
        `${line.slice(0, at)}龘${line.slice(at + 1)}`,
        line.slice(0, at + 1) + line.slice(at),
        at + 1 < line.length ? line.slice(0, at) + line[at + 1] + line[at] + line.slice(at + 2) : line,
      ];
      for (const typo of typos) {
        // What is part of another name as it stands is no typo.
        if (search(entries, typo)[0]?.[1] === "name") continue;
        assert.ok(search(entries, typo).slice(0, 10).some(([hit]) => hit === name), `${typo} misses ${name}`);
      }
    }
  }
});

test("two wrong characters in a long name are forgiven, one in a short word too, none in a pair", () => {
  assert.deepEqual(search(entries, "防洪抗早物资储备"), [["防汛抗旱物资储备", "near"]]);
  assert.deepEqual(search(entries, "化类池"), [["化粪池清理", "near"]]);
  assert.deepEqual(search(entries, "龘会"), []);
});

test("of mistyped names only the nearest are found", () => {
  const listed = indexOf([["巡察办公经费甲", ""], ["巡查办公经费乙", ""], ["巡察办公费用丙", ""], ["巡视办工经费丁", ""]]);
  assert.deepEqual(search(listed, "巡视办公经费").map(([name]) => name), ["巡察办公经费甲", "巡查办公经费乙", "巡视办工经费丁"]);
  assert.deepEqual(search(listed, "巡查办工经费").map(([name]) => name), ["巡查办公经费乙", "巡视办工经费丁"]);
});

const MARKED = [
  ["用车购", "公务用车购置", "公务[用车购]置"],
  ["gwyc", "公务用车购置", "[公务用车]购置"],
  ["dpzy", "LED 大屏租用", "LED [大屏租用]"],
  ["化类池清理", "化粪池清理", "[化粪池清理]"],
  ["购置 用车", "公务用车购置 2024", "公务[用车购置] 2024"],
  ["（二", "办公用房租赁费（二期）", "办公用房租赁费（[二]期）"],
  ["（", "办公用房租赁费（二期）", "办公用房租赁费[（]二期）"],
];

for (const [query, name, expected] of MARKED) {
  test(`the matched part of ${name} for ${query}`, () => {
    const hit = searchNames(entries, query).find((one) => entries.names[one.entry] === name);
    let marked = "";
    let at = 0;
    for (const [start, end] of nameRanges(entries, hit)) {
      marked += `${name.slice(at, start)}[${name.slice(start, end)}]`;
      at = end;
    }
    assert.equal(marked + name.slice(at), expected);
  });
}

test("figures are right or wrong: no name is near to them", () => {
  const near = indexOf([["巡查费20319年", ""], ["巡查费2031", ""]]);
  assert.deepEqual(search(near, "20310"), []);
  assert.deepEqual(search(near, "巡查费20310").map(([name]) => name), ["巡查费2031", "巡查费20319年"]);
});

test("a year alone finds what is of that year", () => {
  const years = new Set(searchNames(entries, "2024").map((hit) => entries.at(hit.entry).year));
  const all = new Set(Array.from({ length: entries.count }, (_, entry) => entries.at(entry).year));
  assert.ok(years.has(2024));
  for (let entry = 0; entry < entries.count; entry += 1) {
    if (entries.at(entry).year === 2024) assert.ok(searchNames(entries, "2024年度").some((hit) => hit.entry === entry));
  }
  assert.ok(all.size > 1);
});

test("a term with several names is listed once", () => {
  const terms = indexOf([["公车费", "", "term"], ["公车", "", "term"]]);
  assert.equal(searchNames(terms, "公车").length, 2);
  const same = { ...terms, at: () => ({ address: "glossary/#one" }), kinds: terms.kinds };
  assert.equal(onceATerm(same, searchNames(terms, "公车")).length, 1);
});

test("a region is found by name, code and pinyin, before what lies in it", () => {
  for (const [query, match] of [["云溪", "name"], ["9901", "code"], ["99 01", "code"], ["yunxi", "pinyin"], ["yxs", "pinyin"]]) {
    assert.deepEqual(search(entries, query)[0], ["云溪市", match], query);
  }
  assert.ok(search(entries, "9901").length > 30);
});

test("a body comes before its projects by name, code and pinyin, alone or with its region", () => {
  for (const query of ["档案馆", "云溪市档案馆", "云溪市 档案馆", "118", "yunxishidangan", "yxsdag", "yunxi 档案馆"]) {
    const hits = searchNames(entries, query).map(({ entry }) => entries.at(entry));
    const body = hits.findIndex(({ name, kind }) => kind === "body" && name === "云溪市档案馆");
    const below = hits.findIndex(({ name, kind, body: of }) => kind === "project" && of === "云溪市档案馆" && !name.includes("档案馆"));
    assert.ok(body >= 0 && (below < 0 || body < below), query);
  }
});

test("a region with several names is listed once, by the best of them", () => {
  const listed = indexOf([["开平区", "", "region"], ["唐山市开平区", "", "region"], ["唐山市开平区机关", "", "body"]]);
  const at = listed.at.bind(listed);
  listed.at = (entry) => (entry < 2 ? { ...at(entry), address: "130205/" } : at(entry));
  assert.deepEqual(search(listed, "开平区"), [["开平区", "name"], ["唐山市开平区机关", "name"]]);
  assert.deepEqual(search(listed, "唐山市开平区")[0], ["唐山市开平区", "name"]);
});

const PRINTED = [
  ["甲", "920.00 万元"], ["乙", "9,200,000 元"], ["丙", "0.092 亿元"], ["丁", "9200000.01 元"], ["戊", "9200000 万元"],
  ["己", "-920 万元"], ["庚", "无"], ["辛", ""],
];
const OF_920 = ["甲", "乙", "丙"];

for (const [query, expected] of [
  ["9,200,000", OF_920.concat("戊")], ["9200000", OF_920.concat("戊")], ["9200000.00", OF_920.concat("戊")],
  ["9200000元", OF_920], ["９，２００，０００ 元", OF_920], ["920万", OF_920], ["920 万元", OF_920], ["920.0萬元", OF_920],
  ["￥920万", OF_920], ["0.092亿", OF_920], ["0.92千万", OF_920], ["9200千元", OF_920], ["920", ["甲"]], ["0.092", ["丙"]],
  ["-920万", ["己"]], ["9200000.01", ["丁"]], ["920.0000001万", []], ["92万", []], ["9,20,000", []], ["9200000.1元", []],
]) {
  test(`the amount ${query} is found exactly`, () => {
    const listed = indexOf(PRINTED);
    listed.yuan[1] = "9200000";
    const found = search(listed, query);
    assert.deepEqual(found.map(([name]) => name).sort(), [...expected].sort());
    assert.ok(found.every(([, match]) => match === "amount"));
  });
}

test("amounts too near for a binary number are not taken for one", () => {
  const listed = indexOf([["甲", "9007199254740993 元"], ["乙", "9007199254740992 元"]]);
  assert.deepEqual(search(listed, "9007199254740993"), [["甲", "amount"]]);
});

test("an amount is found after names and codes with its digits, and nothing is near to it", () => {
  const listed = indexOf([["巡查费", "2031 元"], ["2031年巡查费", ""], ["巡查", ""], ["2030万元项目", ""]]);
  listed.addCodes("-\n-\n990020310001\n-\nk\n");
  assert.deepEqual(search(listed, "2031").map(([, match]) => match), ["name", "amount"]);
  assert.deepEqual(search(listed, "002031"), [["巡查", "code"], ["巡查费", "amount"]]);
  assert.deepEqual(search(listed, "2031万元"), []);
});

test("with other words an amount narrows them", () => {
  const listed = indexOf([["公务用车购置", "92,000 元"], ["公务用车维修", "1 元"], ["培训费", "9.20 万元"]]);
  listed.yuan[0] = "92000";
  assert.deepEqual(search(listed, "公务用车 9.2万"), [["公务用车购置", "amount"]]);
});

test("an entry shows what it was built from", () => {
  const [name, , unitCode, unit, body, address] = facts.entries[4];
  const shown = entries.at(entries.find(address));
  assert.deepEqual(shown, {
    name, address, kind: "project", amount: "4.25 万元", unitCode, unit, body, region: "云溪市", year: 2024,
  });
  assert.equal(entries.at(entries.find("glossary/#gongche")).kind, "term");
  assert.equal(entries.find("nowhere/"), -1);
});

const HOSTILE = [
  "", "   ", "<img src=x onerror=alert(1)>", "\\", "\"'`", "%00%", "\ud800\udfff\ud800", "a".repeat(10_000), "nanan".repeat(40),
  "公".repeat(10_000), "(.*)+$", "[", "\u0000", "1".repeat(200), "a b c d e f g h i j k l m n o p q r s t u v w x y z",
];

for (const query of HOSTILE) {
  test(`a hostile query is answered: ${JSON.stringify(query.slice(0, 30))}`, () => {
    const before = performance.now();
    for (const hit of searchNames(entries, query)) nameRanges(entries, hit);
    assert.ok(performance.now() - before < 2000);
  });
}

test("files of two builds are refused", () => {
  const head = JSON.parse(unpacked("head.json.gz"));
  const [names, columns] = [unpacked("names.txt.gz"), unpacked("cols.txt.gz")];
  const other = `${head.key.slice(1)}0`;
  assert.throws(() => new Entries(`更多\n${names}`, columns, head), /not of one build/);
  assert.throws(() => new Entries(names.replace(head.key, other), columns, head), /not of one build/);
  assert.throws(() => new Entries(names, columns.replace(head.key, other), head), /not of one build/);
  assert.throws(() => openEntries().addCodes(`-\n${head.key}\n`), /not of one build/);
  assert.throws(() => openEntries().addCodes(unpacked("codes.txt.gz").replace(head.key, other)), /not of one build/);
});

test("an empty index answers nothing", () => {
  const empty = indexOf([]);
  assert.deepEqual(searchNames(empty, "费"), []);
  assert.deepEqual(searchNames(empty, "培训费用"), []);
});

test("a printed amount in yuan, digit for digit", () => {
  for (const [printed, digits] of [
    ["9.20 万元", "92000"], ["0.00 万元", "0"], ["-3.5 万元", "-35000"], ["12.3456789 万元", "123456.789"],
    ["1.00 亿元", "100000000"], ["92000 元", "92000"], ["1,200 元", ""], ["无", ""], ["", ""],
    ["123456789012345.67 亿元", "12345678901234567000000"],
  ]) assert.equal(yuanOf(printed), digits, printed);
});

test("amounts sort exactly", () => {
  const sorted = ["", "-10", "-9.5", "-9", "0", "0.5", "9", "9.01", "16777216", "16777217", "100000000000000000001"];
  const keys = sorted.map(sortableYuan);
  assert.deepEqual([...keys].sort(), keys);
});
