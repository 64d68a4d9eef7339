/** Words for the same thing: `公车` also finds 公务用车. The groups come from the glossary, folded. */

// A query that holds many words of many groups must not be searched without end.
const LIMIT = 24;

/** The folded word with one of its parts replaced by another word for the same thing, in each way. */
export function alternatives(word, groups) {
  const found = new Set();
  for (const group of groups) {
    for (const part of group.filter((one) => word.includes(one))) {
      for (const other of group) {
        const alternative = other === part ? word : word.replaceAll(part, other);
        // What contains the word is found by it already.
        if (!alternative.includes(word)) found.add(alternative);
        if (found.size === LIMIT) return [...found];
      }
    }
  }
  return [...found];
}
