/**
 * How search compares characters: width, case, punctuation, blanks and traditional forms make no difference.
 * `generator/index/folding.py` does the same at build time: what one side keeps the other must keep.
 */

/** Longest query that is looked at, in UTF-16 units. */
export const QUERY_LIMIT = 200;

// All planes from U+20000 on are Han, also where this browser's Unicode table is older than the text.
const KEPT = "\\p{L}\\p{N}\\u{20000}-\\u{3FFFF}";
const DROPPED = new RegExp(`[^${KEPT}\\n]+`, "gu");
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** The query as it is worked with: cut to the limit, without halves of characters. */
export function cleanQuery(text) {
  return text.slice(0, QUERY_LIMIT).replace(LONE_SURROGATE, "");
}

/**
 * A function that folds a text, line by line. `variants` are pairs traditional, simplified, one after the other.
 */
export function folder(variants) {
  const characters = Array.from(variants);
  const simplified = new Map();
  for (let i = 0; i + 1 < characters.length; i += 2) simplified.set(characters[i], characters[i + 1]);
  const traditional = simplified.size > 0 ? new RegExp(`[${[...simplified.keys()].join("")}]`, "gu") : null;
  return (text) => {
    const folded = text.normalize("NFKC").toLowerCase().replace(DROPPED, "");
    return traditional === null ? folded : folded.replace(traditional, (character) => simplified.get(character));
  };
}

/** The words of a query, folded; blanks separate them. */
export function foldedWords(query, fold) {
  return query.split(/\s+/u).map(fold).filter((word) => word !== "");
}

/**
 * For each UTF-16 unit of the folded text, where its character starts and ends in the text as written.
 * Null where a text cannot be folded character by character (marks that join across characters).
 */
export function positions(text, fold) {
  const found = [];
  let folded = "";
  let at = 0;
  for (const character of text) {
    const part = fold(character);
    for (let i = 0; i < part.length; i += 1) found.push([at, at + character.length]);
    folded += part;
    at += character.length;
  }
  return folded === fold(text) ? found : null;
}

/** All places of a folded word in a folded text: [start, end] pairs. */
export function placesOf(word, folded) {
  const places = [];
  for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
    places.push([at, at + word.length]);
  }
  return places;
}

/** Places in the folded text as ranges of the text as written, through the map of `positions`. */
export function asWritten(places, map) {
  return merged(places.map(([start, end]) => [map[start][0], map[end - 1][1]]));
}

/** Where folded `words` stand in the text as written: [start, end] pairs in order. */
export function rangesOfWords(text, words, fold) {
  const map = positions(text, fold);
  if (map === null) return [];
  const folded = fold(text);
  return asWritten(words.flatMap((word) => placesOf(word, folded)), map);
}

/** The ranges in order, those that touch or overlap as one. */
export function merged(ranges) {
  const result = [];
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = result.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}
