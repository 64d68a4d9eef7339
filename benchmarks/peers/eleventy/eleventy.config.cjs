// What stands above the projects is read once: each submission with its body, its region and what is handed ready of it.
const fs = require("fs");
const path = require("path");
const yaml = require("js-yaml");

const submissions = new Map();
const folder = path.join(__dirname, "submissions");

for (const name of fs.readdirSync(folder)) {
  const { address, region, body, submission, ready } = yaml.load(fs.readFileSync(path.join(folder, name), "utf8"));
  const [code, slug] = address.split("/");
  const label = `${submission.fiscal_year} 年预算`;
  const creator = { "@type": "GovernmentOrganization", name: body.name };
  const regionName = (region.parents || []).join("") + region.name;
  const of = {
    address, submission, ready, label,
    body: body.name,
    bodyAddress: `${code}/${slug}/`,
    region: regionName,
    regionAddress: `${code}/`,
    year: submission.fiscal_year,
    name: `${body.name} ${label}`,
    seal: submission.status === "approved" ? "已批复" : "",
    licence: body.licence,
    units: Object.fromEntries(submission.units.map((unit) => [unit.code, unit.name])),
    linked: {
      inLanguage: "zh-CN",
      temporalCoverage: submission.fiscal_year,
      spatialCoverage: regionName,
      creator,
      publisher: creator,
      datePublished: submission.published_on,
    },
    pages: [],
  };
  of.crumbs = [
    { address: of.regionAddress, label: of.region },
    { address: of.bodyAddress, label: of.body },
    { address, label },
  ];
  submissions.set(address, of);
}

const yuan = (amount) => Math.round(parseFloat(amount) * 10000);
const notOfficial = "示例站点，非政府网站；内容转录自公开文件";
const ownData = {
  "@type": "DataDownload", name: "本页数据", encodingFormat: "application/json", contentUrl: "index.json",
};

module.exports = function (config) {
  config.setQuietMode(true);
  config.addGlobalData("layout", "project.njk");
  config.addGlobalData("site", JSON.parse(fs.readFileSync(path.join(__dirname, "site.json"), "utf8")));
  config.addPassthroughCopy({ assets: "assets" });

  config.addFilter("of", (url) => submissions.get(url.split("/").slice(1, 4).join("/") + "/"));
  config.addFilter("slug_of", (url) => url.split("/")[5]);
  config.addFilter("below", (url) => [...submissions.values()].filter((of) => `/${of.address}`.startsWith(url)));
  config.addFilter("bodies", (years) => {
    const found = new Map();
    years.forEach((of, place) => {
      if (!found.has(of.bodyAddress)) found.set(of.bodyAddress, { first: place, years: [] });
      found.get(of.bodyAddress).years.push(of);
    });
    return [...found.values()];
  });
  config.addFilter("at", (pages, ranked) => pages[parseInt(ranked) - 1]);
  config.addFilter("sections", (texts) => {
    const found = [];
    for (const text of texts) {
      const last = found[found.length - 1];
      if (last && last.part.join("|") === text.part.join("|")) last.texts.push(text);
      else found.push({ part: text.part, texts: [text] });
    }
    return found;
  });
  config.addFilter("yuan", (amount) => String(yuan(amount)));
  config.addFilter("in_yuan", (amount) => String(yuan(amount)).replace(/\B(?=(\d{3})+$)/g, ","));
  config.addFilter("parts", (text) => text.split("|"));
  config.addFilter("dataset", (of, name, description, isPart) => JSON.stringify({
    "@context": "https://schema.org", "@type": "Dataset", name, ...of.linked,
    ...(isPart ? { isPartOf: { "@type": "Dataset", name: of.submission.title } } : { distribution: [ownData] }),
    isAccessibleForFree: true, description: [description, notOfficial],
  }));
  config.addFilter("thing", (thing) => JSON.stringify({
    "@context": "https://schema.org", ...thing, isAccessibleForFree: true, description: [notOfficial],
  }));
  // How many rows the cells of both levels cover; 0 where they go on from above.
  const spansOf = (rows) => {
    const spans = new Array(rows.length);
    let one = 0, two = 0;
    for (let i = rows.length - 1; i >= 0; i--) {
      one++;
      two++;
      spans[i] = [rows[i].level1 ? one : 0, rows[i].level1 || rows[i].level2 ? two : 0];
      if (spans[i][0]) one = 0;
      if (spans[i][1]) two = 0;
    }
    return spans;
  };
  config.addFilter("spans", spansOf);
  config.addFilter("groups", (rows) => rows.filter((row) => row.level1).length);
  config.addFilter("printed_rows", (rows, form) => {
    const spans = spansOf(rows);
    let group = "", key = "", begun = 0, under = "";
    return rows.map((row, i) => {
      if (spans[i][0]) {
        begun = i;
        group = `${form}-yeara${i + 1}`;
        key = `${form}-yearb${i + 1}`;
      }
      const own = `${key}-${i - begun}`;
      if (spans[i][1]) under = `${own}k`;
      return { ...row, level1_rows: spans[i][0], level2_rows: spans[i][1], group, under, own, heads: `${group} ${under} ${own}` };
    });
  });

  // The pages of a submission's projects, in printed order, for whichever page names another.
  config.addCollection("projects", (api) => {
    for (const item of api.getAll()) {
      if (item.data.layout !== "project.njk") continue;
      const of = submissions.get(item.url.split("/").slice(1, 4).join("/") + "/");
      of.pages[of.ready.projects[item.fileSlug].number - 1] = { url: item.url.slice(1), slug: item.fileSlug, p: item.data };
    }
    return [];
  });

  return { dir: { input: "content", includes: "_includes" }, templateFormats: ["njk"] };
};
