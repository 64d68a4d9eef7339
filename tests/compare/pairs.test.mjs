import assert from "node:assert/strict";
import { test } from "node:test";

import { byKey, projectRows, rowsBy, tablePairs } from "../../templates/assets/compare/pairs.js";

const rows = (first, second) => rowsBy(first, second, (one) => one.label).map((pair) => pair.map((one) => one?.figure ?? null));
const row = (label, figure) => ({ label, figure });

test("rows of one label stand side by side, however wide it is written", () => {
  assert.deepEqual(rows([row("合计", 1), row("基本支出", 2)], [row("合　计", 3), row("项目支出", 4)]), [[1, 3], [2, null], [null, 4]]);
});

test("a label that one side repeats pairs with none, and none of its figures stands alone", () => {
  assert.deepEqual(rows([row("其他", 1), row("合计", 2), row("其他", 3)], [row("其他", 4), row("合计", 5)]), [[2, 5]]);
  assert.deepEqual(rows([row("其他", 1)], [row("其他", 2), row("其他", 3)]), []);
});

test("an empty key is nobody's", () => {
  assert.deepEqual([...byKey([row("", 1), row("甲", 2)], (one) => one.label).keys()], ["甲"]);
});

const record = (...projects) => ({ units: [{ unit: { code: "1", name: "本级" } }], projects });
const project = (name, code = null) => ({ name, code, unit: "1" });
const told = (first, second) =>
  projectRows(first, second).map(({ cells, match }) => [...cells.map((one) => one?.name ?? null), match]);

test("projects pair by code, then by name, then by name but for its year; the rest stand alone", () => {
  const first = record(project("甲项目", "A1"), project("乙项目"), project("2023年丙项目"), project("丁项目"));
  const second = record(project("甲项目改名", "A1"), project("乙项目"), project("2024年丙项目"), project("戊项目"));
  assert.deepEqual(told(first, second), [
    ["甲项目", "甲项目改名", "code"],
    ["乙项目", "乙项目", "name"],
    ["2023年丙项目", "2024年丙项目", "name-but-year"],
    ["丁项目", null, null],
    [null, "戊项目", null],
  ]);
});

test("a name that one side has twice pairs none of them", () => {
  assert.deepEqual(told(record(project("甲"), project("甲")), record(project("甲"))), [
    ["甲", null, null], ["甲", null, null], [null, "甲", null],
  ]);
});

test("tables pair by kind, those of no kind by title", () => {
  const table = (kind, title) => ({ table_kind: kind, title });
  const first = [table("income", "收入表"), table("other", "2023年明细表"), table("other", "附表")];
  const second = [table("other", "2024年明细表"), table("income", "收入总表")];
  assert.deepEqual(tablePairs(first, second).map((pair) => pair.map((one) => one.title)), [
    ["收入表", "收入总表"], ["2023年明细表", "2024年明细表"],
  ]);
});
