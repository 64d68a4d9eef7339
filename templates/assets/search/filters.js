/** The filters beside the results: choices with counts, two amounts, and the chosen ones as buttons that take them off. */

import { FILTERS } from "./address.js";
import { element } from "./hits.js";

const AMOUNTS = ["from", "to"];
// A value of an address can be anything; of a stranger one so much is shown.
const SHOWN = 40;

export class Filters {
  /** `panel` holds the controls, each by the name it has in the address; `onChange` is called when a reader changes one. */
  constructor(panel, say, onChange) {
    this.panel = panel;
    this.say = say;
    this.onChange = onChange;
    this.controls = new Map(FILTERS.map((name) => [name, panel.querySelector(`[name="${name}"]`)]));
    // What the index calls the values of region and body.
    this.labels = new Map();
    this.error = panel.querySelector(".search-error");
    this.chips = element("ul", "search-chips");
    this.chips.setAttribute("aria-label", say("chosen"));
    this.chips.hidden = true;
    // The amounts that cannot be used.
    this.idle = new Set();
    this.leftOut = element("p", "search-left-out");
    this.leftOut.setAttribute("role", "status");
    this.link = element("a", "", say("lift"));
    this.link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      this.takeOff(FILTERS);
    });
    this.lift = element("p", "search-lift", this.link);
    this.showLeftOut(0);
    this.showLift(false);
    for (const fields of panel.querySelectorAll("fieldset")) fields.disabled = false;
    for (const control of this.controls.values()) control.addEventListener("change", () => onChange());
  }

  /** What is chosen: a text for each filter, "" where none is. */
  asked() {
    return Object.fromEntries([...this.controls].map(([name, control]) => [name, control.value.trim()]));
  }

  /** Chooses what `asked` says, also what the site does not know. */
  take(asked) {
    for (const [name, control] of this.controls) {
      const value = asked[name];
      if (control instanceof HTMLSelectElement && !Array.from(control.options).some((option) => option.value === value)) {
        control.append(new Option(this.labelOf(name, value), value));
      }
      control.value = value;
    }
  }

  /** Offers the values of `counts`, see `countFacets`; a filter that has none is not shown, nor an empty group. */
  showCounts(counts) {
    for (const [name, values] of Object.entries(counts)) {
      const control = this.controls.get(name);
      const chosen = control.value;
      for (const { value, label } of values) this.labels.set(`${name} ${value}`, label);
      const offered = values.map(({ value, count }) => {
        const text = this.say("option", { label: this.labelOf(name, value), count });
        return new Option(text, value, false, value === chosen);
      });
      const isOffered = chosen === "" || values.some(({ value }) => value === chosen);
      // What is chosen stays so, also where the counts are of a question before it was.
      const kept = isOffered ? [] : [new Option(this.labelOf(name, chosen), chosen)];
      control.replaceChildren(control.options[0], ...offered, ...kept);
      control.value = chosen;
      control.closest(".search-filter").hidden = control.options.length === 1;
    }
    for (const fields of this.panel.querySelectorAll("fieldset")) {
      fields.hidden = fields.querySelector(".search-filter:not([hidden])") === null;
    }
  }

  /** Says what is wrong with the amounts, see `readable` of limits.js; an empty list where nothing is. */
  showFaults(faults) {
    const sentences = faults.map(({ id, names }) => {
      const [text, other = ""] = names.map((name) => shortened(this.controls.get(name).value.trim()));
      return this.say(id, { text, other });
    });
    // The same words again would be heard again.
    if (this.error.textContent !== sentences.join(" ")) this.error.textContent = sentences.join(" ");
    this.error.hidden = faults.length === 0;
    // What is wrong must be seen, also where the filters were folded away.
    if (faults.length > 0) this.panel.open = true;
    this.idle = new Set(faults.flatMap(({ names }) => names));
    for (const name of AMOUNTS) {
      const control = this.controls.get(name);
      if (this.idle.has(name)) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
    }
  }

  /** Shows a button for each chosen filter, and one that takes all off and says how much there would be, if known. */
  showChips(count) {
    const chosen = [...this.controls].filter(([, control]) => control.value.trim() !== "");
    const buttons = chosen.map(([name, control]) => this.chip(name, control));
    const all = count > 0 ? this.say("take-off-all", { count }) : this.say("take-off-every");
    // The link that lifts them says so already.
    if (chosen.length > 0 && this.lift.hidden) buttons.push(this.button(all, () => this.takeOff(FILTERS)));
    this.chips.replaceChildren(...buttons.map((button) => element("li", "", button)));
    this.chips.hidden = buttons.length === 0;
  }

  /** Says how many projects the amounts leave out although nobody knows theirs. */
  showLeftOut(count) {
    this.leftOut.textContent = count > 0 ? this.say("left-out", { count }) : "";
    this.leftOut.hidden = count === 0;
  }

  /** Offers the results without any filter where the filters leave nothing: a link to `address`. */
  showLift(isOffered, address = "") {
    if (isOffered) this.link.href = address;
    this.lift.hidden = !isOffered;
  }

  chip(name, control) {
    const value = control.value.trim();
    const shown = AMOUNTS.includes(name)
      ? this.say(`chip-${name}`, { text: shortened(value) })
      : this.say("chip", { name: this.nameOf(control), text: this.labelOf(name, value) });
    const button = this.button("", () => this.takeOff([name]));
    const cross = element("span", "", " ×");
    cross.setAttribute("aria-hidden", "true");
    // What a stranger's address says may turn the direction of writing: not of what stands around it.
    const idle = this.idle.has(name) ? [" ", this.say("idle")] : [];
    button.append(element("span", "aside", this.say("take-off")), element("bdi", "", shown), ...idle, cross);
    return button;
  }

  button(text, press) {
    const button = element("button", "search-chip", text);
    button.type = "button";
    button.addEventListener("click", press);
    return button;
  }

  /** Takes filters off. The button is gone then: the focus goes to the next one, or back to the filters. */
  async takeOff(names) {
    const place = Array.from(this.chips.querySelectorAll("button")).indexOf(document.activeElement);
    for (const name of names) this.controls.get(name).value = "";
    await this.onChange();
    const left = this.chips.querySelectorAll("button");
    const next = left[Math.max(0, Math.min(place, left.length - 1))] ?? this.panel.querySelector("summary");
    next.focus();
  }

  nameOf(control) {
    return control.closest(".search-filter").querySelector("label").textContent;
  }

  /** What the reader sees of a value: of year and closed lists the page's words, else the label of the index. */
  labelOf(name, value) {
    if (name === "year" && /^\d{4}$/.test(value)) return this.say("year", { year: value });
    return shortened(this.say(`${name}-${value}`, {}, this.labels.get(`${name} ${value}`) ?? value));
  }
}

function shortened(text) {
  const characters = Array.from(text);
  return characters.length > SHOWN ? `${characters.slice(0, SHOWN).join("")}…` : text;
}
