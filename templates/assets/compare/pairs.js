/**
 * What two disclosures have in common, as generator/pages/shared/project_pairs.py and comparison.py find it. What several
 * on one side share pairs none of them.
 */

const YEAR = /20\p{Nd}{2}(?:年度|年)?/gu;

/** Letters and digits alone, of one width and one case. */
function fold(text) {
  const folded = text.normalize("NFKC").toLowerCase().normalize("NFKC");
  return folded.replace(/[^\p{L}\p{N}]+/gu, "");
}

const withoutYear = (name) => fold(name).replace(YEAR, "");
const joined = (text, more) => (text ? `${text}\n${more}` : "");

/** Projects of a record with the names of their units. */
function projectsOf(record) {
  const names = new Map();
  for (const { unit } of record.units) if (unit) names.set(unit.code || unit.name, unit.name);
  return record.projects.map((project) => ({ ...project, unitName: fold(names.get(project.unit) ?? "") }));
}

// The surest first; a name together with its unit before the name alone.
const KEYS = [
  [(project) => project.code ?? "", "code"],
  [(project) => joined(fold(project.name), project.unitName), "name"],
  [(project) => fold(project.name), "name"],
  [(project) => joined(withoutYear(project.name), project.unitName), "name-but-year"],
  [(project) => withoutYear(project.name), "name-but-year"],
];

/** Each key that one item alone has, with the item; an empty key counts for none. */
export function byKey(items, key) {
  const found = new Map();
  const twice = new Set();
  for (const item of items) {
    const value = key(item);
    if (value === "") continue;
    if (found.has(value)) twice.add(value);
    found.set(value, item);
  }
  for (const value of twice) found.delete(value);
  return found;
}

/** Pairs of items of two lists by keys, the surest first: a map from the first to [second, name of the key]. */
function paired(first, second, keys) {
  const found = new Map();
  const taken = new Set();
  for (const [key, match] of keys) {
    const others = byKey(second.filter((item) => !taken.has(item)), key);
    for (const [value, item] of byKey(first.filter((each) => !found.has(each)), key)) {
      if (!others.has(value)) continue;
      found.set(item, [others.get(value), match]);
      taken.add(others.get(value));
    }
  }
  return { found, taken };
}

/** Rows of projects: those of the first in printed order, then what only the second has. */
export function projectRows(first, second) {
  const projects = projectsOf(first);
  const others = projectsOf(second);
  const { found, taken } = paired(projects, others, KEYS);
  const rows = projects.map((one) => {
    const [other = null, match = null] = found.get(one) ?? [];
    const byName = match === "name" && one.code && other.code;
    // Where one code stands twice on a side, it is the name that pairs two projects of the same code.
    const told = one.code === other?.code ? "code" : "name-of-other-code";
    return { cells: [one, other], match: byName ? told : match };
  });
  const rest = others.filter((other) => !taken.has(other));
  return [...rows, ...rest.map((other) => ({ cells: [null, other], match: null }))];
}

/** The tables that both have, in the order of the first: the only one of its kind, else the only one of its title. */
export function tablePairs(first, second) {
  const keys = [
    [(table) => (table.table_kind === "other" ? "" : table.table_kind), "kind"],
    [(table) => withoutYear(table.title), "title"],
  ];
  const { found } = paired(first, second, keys);
  return first.filter((table) => found.has(table)).map((table) => [table, found.get(table)[0]]);
}

/** Rows that two lists share or have alone, by a key that folds away width and punctuation: [first, second]. */
export function rowsBy(first, second, text) {
  const of = (item) => fold(text(item));
  const maps = [first, second].map((list) => byKey(list, of));
  // What one side says twice is left out of both: the other's figure would stand beside none.
  for (const [side, list] of [first, second].entries()) {
    for (const item of list) if (!maps[side].has(of(item))) for (const map of maps) map.delete(of(item));
  }
  const keys = new Set([...maps[0].keys(), ...maps[1].keys()]);
  return [...keys].map((key) => maps.map((map) => map.get(key) ?? null));
}
