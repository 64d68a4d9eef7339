/** Many short texts as one, searched by the browser's own `indexOf`. */

/** Lines joined to one text, with the place where each starts. */
export class Lines {
  constructor(lines) {
    this.text = `${lines.join("\n")}\n`;
    this.starts = new Uint32Array(lines.length + 1);
    for (let i = 0, at = 0; i < lines.length; i += 1) {
      at += lines[i].length + 1;
      this.starts[i + 1] = at;
    }
  }

  get count() {
    return this.starts.length - 1;
  }

  length(line) {
    return this.starts[line + 1] - this.starts[line] - 1;
  }

  line(line) {
    return this.text.slice(this.starts[line], this.starts[line + 1] - 1);
  }

  /** The line that holds the position `at`, looked for from line `from` on. */
  lineAt(at, from = 0) {
    let low = from;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle] <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Calls `visit(line, offset)` for each line that contains `part`, with its first place in it. */
  forEachContaining(part, visit) {
    let line = 0;
    for (let at = this.text.indexOf(part); at >= 0; at = this.text.indexOf(part, this.starts[line + 1])) {
      line = this.lineAt(at, line);
      visit(line, at - this.starts[line]);
    }
  }
}
