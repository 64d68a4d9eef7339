// The indexes that test_client.py builds, opened as the browser opens them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

import { Entries } from "../../../templates/assets/search/entries.js";
import { searchNames } from "../../../templates/assets/search/names.js";

const folder = process.env.INDEXES;

export const facts = JSON.parse(readFileSync(join(folder, "facts.json"), "utf-8"));
export const unpacked = (name) => gunzipSync(readFileSync(join(folder, name))).toString("utf-8");

export function openEntries() {
  const entries = new Entries(unpacked("names.txt.gz"), unpacked("cols.txt.gz"), JSON.parse(unpacked("head.json.gz")));
  entries.addCodes(unpacked("codes.txt.gz"));
  return entries;
}

// Hits as [name, match].
export function search(entries, query) {
  return searchNames(entries, query).map((hit) => [entries.names[hit.entry], hit.match]);
}
