/** Names found although a character is wrong, missing, too many, or two neighbours are swapped. */

import { unitsOf } from "./postings.js";

/** How many edits a word of this length may be away: short words would be near everything. */
export function editsAllowed(length) {
  if (length < 3) return 0;
  return length < 5 ? 1 : 2;
}

/**
 * The lines nearest to `word`, those one edit away or else those two: {edits, lines}. `postings` are those of `lines`.
 */
export function nearestLines(word, lines, postings) {
  const { text, starts, count } = lines;
  const allowed = editsAllowed(word.length);
  if (allowed === 0) return { edits: 0, lines: [] };
  const shared = postings.shared(word, count);
  const units = unitsOf(word).size;
  const nearest = nearMatcher(word);
  const found = [];
  let least = allowed;
  for (let line = 0; line < count; line += 1) {
    // An edit takes away at most one of the characters, and adds at most one.
    if (shared[line] + least < units) continue;
    const end = starts[line + 1] - 1;
    if (end - starts[line] + least < word.length) continue;
    const { edits } = nearest(text, starts[line], end);
    if (edits > least) continue;
    if (edits < least) found.length = 0;
    least = edits;
    found.push(line);
  }
  return { edits: least, lines: found };
}

/**
 * A function to the part of `text` from `start` to `end` nearest to `word`: {edits, start, end}, places counted from
 * `start`. Sellers' algorithm with a swap of neighbours as one edit; of equally near parts the first.
 */
export function nearMatcher(word) {
  const rows = word.length + 1;
  const columns = Array.from({ length: 3 }, () => ({ edits: new Uint8Array(rows), from: new Uint32Array(rows) }));
  return (text, start, end) => {
    let [before, previous, current] = columns;
    for (let row = 0; row < rows; row += 1) previous.edits[row] = row;
    previous.from.fill(0);
    const best = { edits: word.length, start: 0, end: 0 };
    for (let column = 1; column <= end - start; column += 1) {
      fillColumn(word, text, start, column, before, previous, current);
      if (current.edits[rows - 1] < best.edits) {
        best.edits = current.edits[rows - 1];
        best.start = current.from[rows - 1];
        best.end = column;
      }
      [before, previous, current] = [previous, current, before];
    }
    return best;
  };
}

/** One column of the table: the fewest edits from each beginning of `word` to a part of the text that ends here. */
function fillColumn(word, text, start, column, before, previous, current) {
  const character = text.charCodeAt(start + column - 1);
  const characterBefore = column > 1 ? text.charCodeAt(start + column - 2) : -1;
  current.edits[0] = 0;
  // Where the part began goes along with its edits.
  current.from[0] = column;
  for (let row = 1; row <= word.length; row += 1) {
    const letter = word.charCodeAt(row - 1);
    let edits = previous.edits[row - 1] + (letter === character ? 0 : 1);
    let from = previous.from[row - 1];
    if (previous.edits[row] + 1 < edits) {
      edits = previous.edits[row] + 1;
      from = previous.from[row];
    }
    if (current.edits[row - 1] + 1 < edits) {
      edits = current.edits[row - 1] + 1;
      from = current.from[row - 1];
    }
    const swapped = row > 1 && letter === characterBefore && word.charCodeAt(row - 2) === character;
    if (swapped && before.edits[row - 2] + 1 < edits) {
      edits = before.edits[row - 2] + 1;
      from = before.from[row - 2];
    }
    current.edits[row] = edits;
    current.from[row] = from;
  }
}
