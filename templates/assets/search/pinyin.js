/** Names found by their pinyin: full readings, initials, or both mixed (`gongwyc` finds 公务用车). */

const TWO_LETTER_INITIAL = /^[zcs]h/;

/** A query typed with tone marks or ü as the plain letters of the readings: `lǜhuà` becomes `lvhua`. */
export function plainLetters(query) {
  return query
    .normalize("NFC")
    .replace(/[üǖǘǚǜÜǕǗǙǛ]/gu, "v")
    .normalize("NFD")
    .replace(/(?<=[a-z])\p{Mn}+/giu, "");
}

/** Whether a folded word can be pinyin at all. */
export function looksLikePinyin(word) {
  return word.length > 1 && /^[a-z0-9]*[a-z][a-z0-9]*$/.test(word);
}

/**
 * A function from a text and a position in it to where a match of `word` that starts there ends, or -1.
 * `readings` maps a character to its readings; a line break ends every match.
 */
export function pinyinMatcher(word, readings) {
  const known = Array.from(word, () => new Map());
  const next = (character, at) => {
    let reached = known[at].get(character);
    if (reached === undefined) {
      reached = reachedBy(character, word, at, readings.get(character) ?? []);
      known[at].set(character, reached);
    }
    return reached;
  };
  return (text, start) => {
    let reached = next(text[start], 0);
    for (let at = start + 1; reached.length > 0; at += 1) {
      if (reached.includes(word.length)) return at;
      const further = new Set();
      for (const from of reached) for (const to of next(text[at], from)) further.add(to);
      reached = [...further];
    }
    return -1;
  };
}

/** How far into `word` one character of a name leads from `at`: by itself, its initial, or a whole reading. */
function reachedBy(character, word, at, readings) {
  const reached = new Set();
  if (word[at] === character) reached.add(at + 1);
  for (const reading of readings) {
    if (word[at] !== reading[0]) continue;
    reached.add(at + 1);
    if (TWO_LETTER_INITIAL.test(reading) && word[at + 1] === "h") reached.add(at + 2);
    if (word.startsWith(reading, at)) reached.add(at + reading.length);
    // The last syllable may still be being typed.
    if (word.length - at < reading.length && reading.startsWith(word.slice(at))) reached.add(word.length);
  }
  return [...reached];
}
