/**
 * Any two disclosures side by side: `compare/?a=130100/body/2024/&b=…`. The choice stands in the address; what is shown
 * comes from the `index.json` of the two. Without this script the page lists the pairs that have pages of their own.
 */

import { draw, element } from "./draw.js";

const PATH = /^\d{6}\/[a-z0-9-]+\/\d{4}(?:-[a-z]+)?\/$/;
const SIDES = ["a", "b"];

const app = document.getElementById("compare-app");
const root = app.dataset.root;
const texts = new Map(
  Array.from(document.getElementById("compare-messages").content.querySelectorAll("[data-id]"), (each) => [each.dataset.id, each.textContent]),
);
const kinds = [...texts.keys()].filter((id) => id.startsWith("indicator-")).map((id) => id.slice("indicator-".length));
const levels = new Map(
  [...texts.keys()]
    .map((id) => /^level-(.+)-(\d+)$/.exec(id))
    .filter(Boolean)
    .map(([id, kind, length]) => [kind, { id, length: Number(length) }]),
);

function say(id, values = {}) {
  const text = texts.get(id);
  if (text === undefined) throw new Error(`the page has no message ${id}`);
  return text.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
}

async function recordAt(address) {
  const answer = await fetch(`${root}${address}index.json`);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer.json();
}

/** One of the two choices: a region, then a disclosure of it. */
class Choice {
  constructor(side, regions) {
    this.regions = regions;
    const options = regions.map(({ code, name }) => element("option", { value: code }, name));
    this.region = element("select", { id: `compare-region-${side}`, autocomplete: "off" }, ...options);
    this.disclosure = element("select", { id: `compare-${side}`, name: side, autocomplete: "off" });
    this.region.addEventListener("change", () => this.offer());
    const labelled = (select, text) =>
      element("div", { class: "search-filter" }, element("label", { for: select.id }, text), select);
    this.element = element(
      "fieldset",
      {},
      element("legend", {}, say(`legend-${SIDES.indexOf(side)}`)),
      labelled(this.region, say("region")),
      labelled(this.disclosure, say("disclosure")),
    );
    this.offer();
  }

  offer() {
    const region = this.regions.find(({ code }) => code === this.region.value);
    this.disclosure.replaceChildren(...(region?.disclosures ?? []).map(({ path, label }) => element("option", { value: path }, label)));
  }

  /** Chooses a disclosure by its path; whether there is such a one. */
  choose(path) {
    const region = this.regions.find(({ disclosures }) => disclosures.some((each) => each.path === path));
    if (!region) return false;
    this.region.value = region.code;
    this.offer();
    this.disclosure.value = path;
    return true;
  }
}

/** The regions with disclosures, as the home page's record has them. */
function regionsOf(home) {
  const regions = home.regions.map((region) => ({
    code: region.code,
    name: [...region.parents, region.name].join(""),
    disclosures: region.bodies.flatMap((body) =>
      body.submissions.map(({ address, kind, fiscal_year: year }) => ({ path: address, label: say(kind, { body: body.name, year }) })),
    ),
  }));
  return regions.filter(({ disclosures }) => disclosures.length > 0);
}

class ComparePage {
  constructor(regions) {
    this.choices = SIDES.map((side) => new Choice(side, regions));
    this.status = element("p", { role: "status", class: "plain" });
    this.result = element("div");
    const form = element(
      "form",
      { class: "compare-form" },
      element("h2", { id: "choose" }, say("choose")),
      element("div", { class: "compare-choices" }, ...this.choices.map((choice) => choice.element)),
      element("button", {}, say("show")),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const [a, b] = this.choices.map((choice) => choice.disclosure.value);
      history.pushState(null, "", `?a=${a}&b=${b}`);
      this.show(true);
    });
    // A second one to begin with that is not the first.
    const paths = regions.flatMap(({ disclosures }) => disclosures.map(({ path }) => path));
    if (paths.length > 1) this.choices[1].choose(paths[1]);
    app.append(form, this.status, this.result);
    window.addEventListener("popstate", () => this.show(false));
    this.show(false);
  }

  /** Shows what the address asks for. A reader who asked by the button is taken there. */
  async show(byReader) {
    const asked = new URLSearchParams(location.search);
    const wanted = SIDES.map((side) => asked.get(side)).map((path) => (path && !path.endsWith("/") ? `${path}/` : path));
    const paths = wanted.filter((path) => path !== null && path !== "");
    // An answer to what was asked before comes too late.
    this.asked = paths;
    this.result.replaceChildren();
    const isKnown = wanted.every((path, side) => !path || (PATH.test(path) && this.choices[side].choose(path)));
    if (!isKnown || paths.length < 2 || paths[0] === paths[1]) {
      this.status.textContent = isKnown ? (paths.length === 2 ? say("same") : "") : say("unknown");
      return;
    }
    this.status.textContent = say("loading");
    try {
      const records = await Promise.all(paths.map(recordAt));
      if (this.asked !== paths) return;
      const { content, names } = draw(root, say, records, kinds, levels);
      this.result.replaceChildren(content);
      this.status.textContent = say("ready", { first: names[0], second: names[1] });
      if (byReader) this.result.querySelector(".comparison").focus();
    } catch (error) {
      if (this.asked === paths) this.status.textContent = say("failed");
      console.warn(error);
    }
  }
}

recordAt("")
  .then((home) => new ComparePage(regionsOf(home)))
  .catch(() => app.append(element("p", { role: "status" }, say("failed"))));
