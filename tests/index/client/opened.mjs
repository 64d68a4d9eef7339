// The indexes that test_client.py builds, opened as the browser opens them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

import { Entries } from "../../../templates/assets/search/entries.js";
import { addFacets } from "../../../templates/assets/search/facets.js";
import { searchNames } from "../../../templates/assets/search/names.js";

const folder = process.env.INDEXES;

export const facts = JSON.parse(readFileSync(join(folder, "facts.json"), "utf-8"));
export const unpacked = (name) => gunzipSync(readFileSync(join(folder, name))).toString("utf-8");

export function openEntries() {
  const entries = new Entries(unpacked("names.txt.gz"), unpacked("cols.txt.gz"), JSON.parse(unpacked("head.json.gz")));
  entries.addCodes(unpacked("codes.txt.gz"));
  entries.addForms(JSON.parse(unpacked("forms.json.gz")));
  addFacets(entries, unpacked("facets.txt.gz"));
  return entries;
}

// Hits as [name, match].
export function search(entries, query) {
  return searchNames(entries, query).map((hit) => [entries.names[hit.entry], hit.match]);
}

// An index of [name, amount as printed, kind].
export function indexOf(listed) {
  const columns = [
    listed.map((_, i) => (i === 0 ? "0" : "")), listed.map((_, i) => `0p/${i}/`), listed.map(([, , kind = ""]) => kind),
    listed.map(([, printed]) => printed), listed.map(() => ""),
  ];
  const head = {
    key: "k", entries: listed.length, owners: [["a/", "", "", "", "", 2025]], variants: "", synonyms: [],
    unusualCodes: false,
  };
  const file = (lines) => [...lines, "k", ""].join("\n");
  return new Entries(file(listed.map(([name]) => name)), file(columns.flat()), head);
}
