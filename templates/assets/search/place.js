/**
 * Where a reader was in the results: how much of each list was shown, and how far down. It is kept with the step of the
 * history, so that whoever follows a hit and comes back finds the same.
 */

// No more than so many are shown at once to a reader who comes back.
const MOST = 400;
// How long scrolling must rest, in milliseconds: browsers allow only so many changes of the history.
const REST = 400;

export class Place {
  /** `bar` is the address bar, `lists` are the lists of hits by the names under which they are kept. */
  constructor(bar, lists) {
    this.bar = bar;
    this.lists = Object.entries(lists);
    // Null where the reader does not come back.
    this.top = null;
    this.expected = 0;
    // The lists are being filled: what is kept of them still holds.
    this.isFilling = true;
  }

  /** Keeps the place when a reader follows a link, `leave` being called first, or has scrolled. */
  listen(leave) {
    // What comes late would be missing when the browser looks for the place.
    history.scrollRestoration = "manual";
    document.addEventListener("click", (event) => {
      if (event.target.closest("a[href]") === null) return;
      leave();
      this.keep(true);
    });
    let timer = 0;
    window.addEventListener("scroll", () => {
      clearTimeout(timer);
      timer = setTimeout(() => this.keep(), REST);
    });
  }

  /** Keeps the place; while lists are being filled only where the reader is leaving. */
  keep(isLeaving = false) {
    if (this.isFilling && !isLeaving) return;
    const shown = Object.fromEntries(this.lists.map(([name, list]) => [name, list.shown || list.first]));
    this.bar.keep({ ...shown, top: window.scrollY });
  }

  /** Lets the next answer begin as it is usual, or for a reader who comes back as it was kept. */
  begin(isBack) {
    this.isFilling = true;
    for (const [name, list] of this.lists) list.first = isBack ? Math.min(this.bar.kept(name), MOST) : 0;
    this.top = isBack ? this.bar.kept("top") : null;
    this.expected = window.scrollY;
  }

  /** Goes to the kept place as far as there is anything yet, but not against a reader who moves meanwhile. */
  goBack() {
    if (this.top === null || window.scrollY !== this.expected) return;
    window.scrollTo({ top: this.top, behavior: "instant" });
    this.expected = window.scrollY;
  }

  /** All is shown: from now on the place is kept. */
  filled() {
    this.goBack();
    this.isFilling = false;
  }
}
