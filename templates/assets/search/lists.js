/** Lists of hits that show some at once and more when asked. */

import { element } from "./hits.js";

export class HitList {
  /** `onMore` is called when a reader has asked for more and it is shown. */
  constructor(say, onMore = () => {}) {
    this.list = element("ol", "search-hits");
    this.more = element("button", "search-more", say("more"));
    this.more.type = "button";
    this.more.addEventListener("click", () => this.showMore(true).then(onMore, () => {}));
    // How many the next hits begin with where a reader comes back to more than the usual number.
    this.first = 0;
    this.element = element("div", "search-list", this.list, this.more);
    this.clear();
  }

  clear() {
    this.hits = [];
    this.shown = 0;
    this.list.replaceChildren();
    this.element.hidden = true;
  }

  /** Shows the first `step` of `hits`, each as the element that `draw` makes of it, at once or later. */
  async show(hits, step, draw) {
    this.hits = hits;
    this.step = step;
    this.draw = draw;
    this.shown = 0;
    await this.showMore(false);
  }

  async showMore(byReader) {
    const { hits, shown } = this;
    const next = hits.slice(shown, shown + Math.max(this.step, shown === 0 ? this.first : 0));
    const drawn = next.map(this.draw);
    // Drawn without waiting where possible: an empty list between two keystrokes would flicker.
    const items = drawn.some((one) => one instanceof Promise) ? await Promise.all(drawn) : drawn;
    if (hits !== this.hits) return;
    this.shown = shown + next.length;
    if (shown === 0) this.list.replaceChildren(...items);
    else this.list.append(...items);
    this.element.hidden = hits.length === 0;
    this.more.hidden = this.shown >= hits.length;
    if (byReader) items[0]?.querySelector("a")?.focus();
  }
}
