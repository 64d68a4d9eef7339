/** The index of names as a page uses it: fetched when first wanted, anew where a file of it is of a newer publication. */

import { loadMoreFor, loadNames, searchNames } from "./names.js";

export class Lookup {
  /** `base` is the folder of the index, a URL ending in a slash. */
  constructor(base) {
    this.base = base;
    this.loading = undefined;
  }

  /** The entries. Errors: when they cannot be loaded; the next call tries again. */
  entries() {
    this.loading ??= loadNames(this.base).catch((error) => {
      this.loading = undefined;
      throw error;
    });
    return this.loading;
  }

  /**
   * The entries and the hits for `query` among them, best first; on demand with what filters, counts and orders need.
   * Errors: when the index cannot be loaded.
   */
  async search(query, withFacets = false) {
    const entries = await this.withMore((opened) =>
      Promise.all([loadMoreFor(opened, query, this.base), withFacets ? this.addFacets(opened) : null]),
    );
    return { entries, hits: searchNames(entries, query) };
  }

  /** The entries with what filters, counts and orders need. Errors: when it cannot be loaded. */
  entriesWithFacets() {
    return this.withMore((opened) => this.addFacets(opened));
  }

  async addFacets(entries) {
    const { loadFacets } = await import("./facets.js");
    await loadFacets(entries, this.base);
  }

  async withMore(load) {
    const entries = await this.entries();
    try {
      await load(entries);
      return entries;
    } catch {
      this.loading = undefined;
      const anew = await this.entries();
      await load(anew);
      return anew;
    }
  }
}
