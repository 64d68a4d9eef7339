/** What is asked, as the address of the page says it, so that a list of results can be shared and come back to. */

import { cleanQuery } from "./fold.js";

/** The filters by their names in the address. */
export const FILTERS = ["region", "body", "year", "kind", "indicator", "status", "from", "to"];
const NAMES = ["q", ...FILTERS, "order"];

/** What an address asks: a text for each name, "" where it says nothing. Whatever an address holds, these are short. */
export function askedBy(address) {
  const { searchParams } = new URL(address);
  return Object.fromEntries(NAMES.map((name) => [name, cleanQuery(searchParams.get(name) ?? "").trim()]));
}

/** The page's address asking for `asked`. */
export function addressOf(asked) {
  const address = new URL(location.href);
  address.hash = "";
  for (const name of NAMES) {
    if (asked[name]) address.searchParams.set(name, asked[name]);
    else address.searchParams.delete(name);
  }
  return address.href;
}

/** The address bar: it follows while one types, and makes a step to come back to of what was submitted. */
export class AddressBar {
  constructor() {
    this.returned();
  }

  /** Shows what is being typed, without a step. */
  follow(asked) {
    const address = addressOf(asked);
    if (address !== location.href) history.replaceState({}, "", address);
  }

  /** Makes a step. What was typed meanwhile is taken out of the one before, which shows again what was submitted. */
  settle(asked) {
    const address = addressOf(asked);
    if (address === this.settled) {
      this.follow(asked);
      return;
    }
    if (location.href !== this.settled) history.replaceState({}, "", this.settled);
    history.pushState({}, "", address);
    this.settled = address;
  }

  /** Remembers with this step how much is shown and how far down, numbers by their names, for the way back. */
  keep(place) {
    history.replaceState({ ...history.state, ...place }, "");
  }

  /** What was kept with this step under `name`; 0 where nothing was. */
  kept(name) {
    const value = history.state?.[name];
    return Number.isFinite(value) && value > 0 ? Math.floor(value) : 0;
  }

  /** The reader came to this address by the address itself or by the button back. */
  returned() {
    this.settled = location.href;
  }
}
