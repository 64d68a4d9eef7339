import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { gunzipSync, gzipSync } from "node:zlib";

import { loadFacets } from "../../../templates/assets/search/facets.js";
import { loadMoreFor, loadNames, searchNames } from "../../../templates/assets/search/names.js";

const BASE = new URL("https://example.org/search/names/");
const kept = globalThis.fetch;
let fetched = [];
let served;

// What a server has, and what the browser's cache gives instead unless told to fetch anew.
beforeEach(() => {
  fetched = [];
  served = { files: new Map(), cache: new Map() };
  globalThis.fetch = async (url, { cache } = {}) => {
    const name = url.href.slice(BASE.href.length);
    fetched.push(cache === "reload" ? `${name} anew` : name);
    const stale = cache === "reload" ? undefined : served.cache.get(name);
    const content = stale ?? served.files.get(name) ?? readFileSync(join(process.env.INDEXES, name));
    return content === 404 ? new Response("", { status: 404 }) : new Response(content);
  };
});
afterEach(() => {
  globalThis.fetch = kept;
});

const FIRST = ["names.txt.gz", "cols.txt.gz", "head.json.gz"];
const packed = (name, change) => gzipSync(change(gunzipSync(readFileSync(join(process.env.INDEXES, name))).toString("utf-8")));
const ofOtherBuild = (name) => packed(name, (text) => text.replace(/([0-9a-f]{11})[0-9a-f](?="|\n?$)/, "$1x"));

for (const [query, expected] of [
  ["公务用车", []], ["公务 用车", []], ["费", []], ["——", []], ["  ", []], ["2024年", []],
  ["gwyc", ["forms.json.gz"]], ["lǜhuà", ["forms.json.gz"]], ["ＬＥＤ", ["forms.json.gz"]], ["公务用車", ["forms.json.gz"]],
  ["龘", ["forms.json.gz"]], ["2024", []], ["012", ["codes.txt.gz"]], ["9901 0025", ["codes.txt.gz"]],
  ["99010025P0010", ["forms.json.gz", "codes.txt.gz"]],
]) {
  test(`a query fetches what it needs, once: ${query}`, async () => {
    const entries = await loadNames(BASE);
    assert.deepEqual(fetched, FIRST);
    await loadMoreFor(entries, query, BASE);
    await loadMoreFor(entries, query, BASE);
    assert.deepEqual(fetched.slice(FIRST.length), expected);
    searchNames(entries, query);
  });
}

test("filters fetch their file and the readings, once", async () => {
  const entries = await loadNames(BASE);
  await loadFacets(entries, BASE);
  await loadFacets(entries, BASE);
  await loadMoreFor(entries, "gwyc", BASE);
  assert.deepEqual(fetched.slice(FIRST.length).sort(), ["facets.txt.gz", "forms.json.gz"]);
});

test("before the traditional forms are there the names are folded all the same", async () => {
  const entries = await loadNames(BASE);
  assert.equal(entries.names[searchNames(entries, "应急车辆")[0].entry], "應急車輛購置費");
  const folded = entries.folded.text;
  await loadMoreFor(entries, "應", BASE);
  assert.equal(entries.fold(entries.names.join("\n")), folded.slice(0, -1));
});

test("files that the server has unpacked already are read too", async () => {
  for (const name of FIRST) served.files.set(name, gunzipSync(readFileSync(join(process.env.INDEXES, name))));
  assert.equal((await loadNames(BASE)).count, 66);
});

for (const name of FIRST) {
  test(`with one file of an older publication in the cache all are fetched anew: ${name}`, async () => {
    served.cache.set(name, ofOtherBuild(name));
    assert.equal((await loadNames(BASE)).count, 66);
    assert.deepEqual(fetched.slice(FIRST.length).sort(), FIRST.map((one) => `${one} anew`).sort());
  });
}

for (const [name, load] of [
  ["codes.txt.gz", (entries) => loadMoreFor(entries, "99010025", BASE)],
  ["forms.json.gz", (entries) => loadMoreFor(entries, "gwyc", BASE)],
  ["facets.txt.gz", (entries) => loadFacets(entries, BASE)],
]) {
  test(`a later file of another publication is fetched anew, and refused where it stays so: ${name}`, async () => {
    const entries = await loadNames(BASE);
    served.cache.set(name, ofOtherBuild(name));
    await load(entries);
    assert.ok(fetched.includes(`${name} anew`));
    const others = await loadNames(BASE);
    served.files.set(name, ofOtherBuild(name));
    await assert.rejects(load(others), /not of one build/);
  });

  test(`what cannot be fetched is an error, and is tried again: ${name}`, async () => {
    const entries = await loadNames(BASE);
    served.files.set(name, 404);
    await assert.rejects(load(entries), /404/);
    served.files.delete(name);
    await load(entries);
  });
}
