// Runs inside the search page: asks its own modules, as loaded by the page, and counts what they answer.
async (task) => {
  const script = document.querySelector('script[src*="/page.js"]').src;
  const load = (name) => import(new URL(name, script));
  const bench = (globalThis.bench ??= {});
  const root = new URL(document.querySelector("#search-app")?.dataset.root ?? "../", document.baseURI);

  // Plain comparison, written apart from the code that is measured.
  const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

  if (task.open) {
    const { loadNames, loadMoreFor, searchNames } = await load("names.js");
    const base = new URL("search/names/", root);
    bench.entries = await loadNames(base);
    bench.ask = async (query) => {
      await loadMoreFor(bench.entries, query, base);
      const begun = performance.now();
      const hits = searchNames(bench.entries, query);
      return [hits, performance.now() - begun];
    };
    const numbers = new Map(task.addresses.map((address, number) => [address, number]));
    bench.numbers = numbers;
    bench.numberOf = Array.from({ length: bench.entries.count }, (_, entry) => numbers.get(bench.entries.at(entry).address) ?? -1);
    bench.plain = Array.from({ length: bench.entries.count }, (_, entry) => plain(bench.entries.at(entry).name));
    return bench.entries.count;
  }

  if (task.openText) {
    const text = await load("text.js");
    bench.text = await text.loadText(new URL("search/pagefind/", root));
    bench.askText = async (query) => {
      const begun = performance.now();
      const { words, results } = await text.searchText(bench.text, query);
      const took = performance.now() - begun;
      return [results, took, words, text];
    };
    return true;
  }

  const answers = [];
  for (const { text: query, wanted } of task.queries) {
    let found;
    let took;
    let first = true;
    let ofTen = 0;
    let isMarked = true;
    if (task.inTables) {
      const [results, time, words, module] = await bench.askText(query);
      found = results.map((result) => bench.numbers.get(result.address) ?? -1);
      took = time;
      const top = await Promise.all(results.slice(0, 3).map((result) => module.openResult(bench.text, words, result)));
      isMarked = top.every((page) => plain(page.excerpt.filter((part) => part.marked).map((part) => part.text).join("")).includes(plain(query)));
    } else {
      const [hits, time] = await bench.ask(query);
      took = time;
      found = hits.map(({ entry }) => bench.numberOf[entry]);
      const parts = query.split(/\s+/).map(plain);
      const holds = hits.map(({ entry }) => parts.every((part) => bench.plain[entry].includes(part)));
      first = holds.lastIndexOf(true) < holds.filter(Boolean).length;
      ofTen = holds.slice(0, 10).filter(Boolean).length;
    }
    const all = new Set(found);
    const got = wanted.filter((number) => all.has(number)).length;
    const place = found.findIndex((number) => wanted.includes(number));
    answers.push([got, first, ofTen, place, took, isMarked, found.length]);
  }
  return answers;
}
