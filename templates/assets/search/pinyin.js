/** Names found by their pinyin: full readings, initials, or both mixed, also among Han (`gongwyc`, `公wyc`). */

const TWO_LETTER_INITIAL = /^[zcs]h/;
// So many letters are followed through all names at once, each a bit; what is longer is looked at again.
const LETTERS_AT_ONCE = 30;

/** A query typed with tone marks or ü as the plain letters of the readings: `lǜhuà` becomes `lvhua`. */
export function plainLetters(query) {
  return query
    .normalize("NFC")
    .replace(/[üǖǘǚǜÜǕǗǙǛ]/gu, "v")
    .normalize("NFD")
    .replace(/(?<=[a-z])\p{Mn}+/giu, "");
}

/** Whether a folded word can be pinyin, or in part. */
export function looksLikePinyin(word) {
  return word.length > 1 && /[a-z]/.test(word);
}

/**
 * Calls `visit(line, atStart, whole)` for each of `lines` of which a part matches `word`; whether the part is its
 * beginning, whether it is all of it.
 */
export function forEachPinyinMatch(word, lines, readings, visit) {
  const first = word.slice(0, LETTERS_AT_ONCE);
  const steps = stepsOf(first, readings);
  const again = word.length > first.length ? pinyinMatcher(word, readings) : null;
  const { text, starts, count } = lines;
  for (let line = 0; line < count; line += 1) {
    const start = starts[line];
    const end = starts[line + 1] - 1;
    if (!steps.matchesIn(text, start, end)) continue;
    const ends = again === null ? steps.endAt(text, start, end) : again(text, start);
    if (ends >= 0) visit(line, true, ends === end);
    else if (again === null || startOfMatch(again, text, start + 1, end) >= 0) visit(line, false, false);
  }
}

/** The first match of a word in a text: [start, end], or null. */
export function pinyinPlace(word, text, readings) {
  const match = pinyinMatcher(word, readings);
  const start = startOfMatch(match, `${text}\n`, 0, text.length);
  return start < 0 ? null : [start, match(`${text}\n`, start)];
}

function startOfMatch(match, text, start, end) {
  for (let at = start; at < end; at += 1) if (match(text, at) >= 0) return at;
  return -1;
}

/** How a word of at most `LETTERS_AT_ONCE` letters is followed through a text: bit n stands for its first n letters. */
function stepsOf(word, readings) {
  const length = word.length;
  const matched = 2 ** length;
  // For each character of the names, and each number of letters before it, the bits that it leads to.
  const known = new Map();
  const reach = (character, at) => {
    let bits = known.get(character);
    if (bits === undefined) {
      bits = new Int32Array(length).fill(-1);
      known.set(character, bits);
    }
    if (bits[at] < 0) {
      bits[at] = 0;
      for (const to of reachedBy(character, word, at, readings.get(character) ?? [])) bits[at] |= 2 ** to;
    }
    return bits[at];
  };
  // From no letter on, by UTF-16 unit: most characters cannot begin the word, and this finds out fastest.
  const begins = new Int32Array(0x10000).fill(-1);
  const beginning = (text, at) => {
    const unit = text.charCodeAt(at);
    if (begins[unit] < 0) begins[unit] = reach(text[at], 0);
    return begins[unit];
  };
  const follow = (text, at, state) => {
    let next = 0;
    for (let rest = state; rest !== 0; rest &= rest - 1) next |= reach(text[at], 31 - Math.clz32(rest & -rest));
    return next;
  };
  return {
    matchesIn(text, start, end) {
      let state = 0;
      for (let at = start; at < end; at += 1) {
        state = (state === 0 ? 0 : follow(text, at, state)) | beginning(text, at);
        if ((state & matched) !== 0) return true;
      }
      return false;
    },
    /** Where a match that starts at `start` ends, -1 if none does. */
    endAt(text, start, end) {
      if (start === end) return -1;
      let state = beginning(text, start);
      for (let at = start + 1; state !== 0; at += 1) {
        if ((state & matched) !== 0) return at;
        if (at === end) return -1;
        state = follow(text, at, state);
      }
      return -1;
    },
  };
}

/**
 * A function from a text and a position in it to where a match of `word` that starts there ends, or -1.
 * `readings` maps a character to its readings; a line break ends every match.
 */
function pinyinMatcher(word, readings) {
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
