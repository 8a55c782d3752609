// The plainest search page: page.html?library=NAME&q=WORDS loads the library and its index, asks, shows ten results,
// and notes in `window.first` after how many milliseconds the first stood on the page, or in `window.failed` why not.
const asked = new URLSearchParams(location.search);
const parts = [];
window.load = (key, value) => parts.push([key, value]);

function script(src) {
  return new Promise((done, fail) => {
    const element = document.createElement("script");
    element.src = src;
    element.onload = done;
    element.onerror = () => fail(new Error(`${src} cannot be loaded`));
    document.head.append(element);
  });
}

const libraries = {
  async minisearch(words) {
    await Promise.all([script("library.js"), script("index.js")]);
    const options = { fields: ["text", "title", "actor"], storeFields: ["text", "title", "url"] };
    window.index = MiniSearch.loadJSON(parts[0][1], options);
    return index.search(words, { combineWith: "AND" }).slice(0, 10);
  },
  async flexsearch(words) {
    await Promise.all([script("library.js"), script("index.js")]);
    const document = { id: "id", index: ["text", "title", "actor"], store: ["text", "title", "url"] };
    window.index = new FlexSearch.Document({ document });
    for (const [key, data] of parts) await index.import(key, data);
    return index.search(words, { limit: 10, enrich: true, merge: true }).map(({ doc }) => doc);
  },
  async lunr(words) {
    await Promise.all([script("library.js"), script("index.js")]);
    window.index = lunr.Index.load(JSON.parse(parts[0][1]));
    window.stored = JSON.parse(parts[1][1]);
    const all = words.split(" ").map((word) => `+${word}`).join(" ");
    return index.search(all).slice(0, 10).map(({ ref }) => ({ text: stored[ref][0] }));
  },
  async pagefind(words) {
    window.index = await import("./pagefind/pagefind.js");
    const found = await index.search(words);
    const [first, ...rest] = found.results.slice(0, 10);
    const shown = await first.data(); // the first one is on the page before the others are fetched
    show([{ text: shown.excerpt }]);
    return Promise.all(rest.map(async (one) => ({ text: (await one.data()).excerpt })));
  },
};

function show(found) {
  for (const { text } of found) {
    const item = document.createElement("li");
    item.textContent = text;
    document.getElementById("results").append(item);
  }
  if (found.length) requestAnimationFrame(() => (window.first ??= performance.now()));
}

libraries[asked.get("library")](asked.get("q")).then(
  (found) => {
    show(found);
    if (!document.getElementById("results").children.length) window.failed = "nothing found";
  },
  (error) => (window.failed = String(error)),
);
