import assert from "node:assert/strict";
import { test } from "node:test";

import { Lines } from "../../../templates/assets/search/lines.js";
import { Postings } from "../../../templates/assets/search/postings.js";

const LINES = ["车辆车", "", "辆", "办公车𠮷"];
const postings = new Postings(new Lines(LINES));

test("each character leads to the lines that contain it, each once", () => {
  for (const character of "车辆办公龘") {
    const truth = LINES.flatMap((line, i) => (line.includes(character) ? [i] : []));
    assert.deepEqual([...postings.of(character.charCodeAt(0))], truth, character);
  }
});

test("for each line is counted how many different characters of a word it shares", () => {
  assert.deepEqual([...postings.shared("车车辆龘", LINES.length)], [2, 0, 1, 1]);
});
