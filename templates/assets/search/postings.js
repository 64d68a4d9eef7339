/** For each character of many lines the lines that contain it: what cannot match is not looked at. */

const UNITS = 0x10000;

/** The lines of each UTF-16 unit of `lines`, one after the other in one array. */
export class Postings {
  constructor(lines) {
    const starts = new Uint32Array(UNITS + 1);
    forEachUnit(lines, (unit) => {
      starts[unit + 1] += 1;
    });
    for (let unit = 0; unit < UNITS; unit += 1) starts[unit + 1] += starts[unit];
    const next = starts.slice();
    this.starts = starts;
    this.lines = new Uint32Array(starts[UNITS]);
    forEachUnit(lines, (unit, line) => {
      this.lines[next[unit]] = line;
      next[unit] += 1;
    });
  }

  /** The lines that contain this unit, in order. */
  of(unit) {
    return this.lines.subarray(this.starts[unit], this.starts[unit + 1]);
  }

  /** For each line how many of the different units of `word` it contains. */
  shared(word, count) {
    const tally = new Uint8Array(count);
    for (const unit of unitsOf(word)) for (const line of this.of(unit)) tally[line] += 1;
    return tally;
  }
}

/** The different UTF-16 units of a word. */
export function unitsOf(word) {
  return new Set(Array.from({ length: word.length }, (_, at) => word.charCodeAt(at)));
}

/** Calls `visit(unit, line)` once for each unit that a line contains. */
function forEachUnit({ text, starts, count }, visit) {
  const lastLine = new Int32Array(UNITS).fill(-1);
  for (let line = 0; line < count; line += 1) {
    const end = starts[line + 1] - 1;
    for (let at = starts[line]; at < end; at += 1) {
      const unit = text.charCodeAt(at);
      if (lastLine[unit] === line) continue;
      lastLine[unit] = line;
      visit(unit, line);
    }
  }
}
