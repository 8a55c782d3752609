// Builds one library's index, used plainly, as its manual shows it: node build.mjs LIBRARY ENTRIES FOLDER
// ENTRIES: a JSON object a line with id, text, title, actor, url. FOLDER gets index.js (one call of `load` a part, so
// that it works from file:// too) and the library, or what Pagefind writes. Prints the seconds as JSON.
import { createReadStream, copyFileSync, createWriteStream, mkdirSync } from "node:fs";
import { createInterface } from "node:readline";
import { createRequire } from "node:module";
import { join } from "node:path";

const [library, file, folder] = process.argv.slice(2);
const require = createRequire(join(process.cwd(), "x.js"));
const FIELDS = ["text", "title", "actor"];

async function* entries() {
  for await (const line of createInterface({ input: createReadStream(file) })) yield JSON.parse(line);
}

async function write(parts) {
  const out = createWriteStream(join(folder, "index.js"));
  for (const [key, value] of parts) {
    out.write(`load(${JSON.stringify(key)}, ${JSON.stringify(value).replaceAll("</", "<\\/")});\n`);
  }
  await new Promise((done) => out.end(done));
}

const packages = join(process.cwd(), "node_modules"); // the packages lie in the folder it is run in

function copy(name, path) {
  copyFileSync(join(packages, name, path), join(folder, "library.js"));
}

const builders = {
  async minisearch() {
    const MiniSearch = require("minisearch");
    const index = new MiniSearch({ fields: FIELDS, storeFields: ["text", "title", "url"] });
    for await (const entry of entries()) index.add(entry);
    await write([["index", JSON.stringify(index)]]);
    copy("minisearch", "dist/umd/index.js");
  },
  async flexsearch() {
    const { Document } = require("flexsearch");
    const index = new Document({ document: { id: "id", index: FIELDS, store: ["text", "title", "url"] } });
    for await (const entry of entries()) index.add(entry);
    const parts = [];
    await index.export((key, data) => void parts.push([key, data]));
    await write(parts);
    copy("flexsearch", "dist/flexsearch.bundle.min.js");
  },
  async lunr() {
    const lunr = require("lunr");
    const builder = new lunr.Builder();
    builder.pipeline.add(lunr.trimmer, lunr.stopWordFilter, lunr.stemmer);
    builder.searchPipeline.add(lunr.stemmer);
    builder.ref("id");
    FIELDS.forEach((name) => builder.field(name));
    const stored = {};
    for await (const entry of entries()) {
      builder.add(entry);
      stored[entry.id] = [entry.text, entry.title, entry.url];
    }
    await write([
      ["index", JSON.stringify(builder.build())],
      ["stored", JSON.stringify(stored)],
    ]);
    copy("lunr", "lunr.js");
  },
  async pagefind() {
    const pagefind = await import(join(packages, "pagefind", "lib", "index.js"));
    const { index } = await pagefind.createIndex();
    for await (const { text, title, actor, url } of entries()) {
      await index.addCustomRecord({ url, content: `${text} ${title} ${actor}`, language: "en", meta: { title } });
    }
    await index.writeFiles({ outputPath: join(folder, "pagefind") });
    await pagefind.close();
  },
};

mkdirSync(folder, { recursive: true });
const start = performance.now();
await builders[library]();
process.stdout.write(JSON.stringify({ seconds: (performance.now() - start) / 1000 }));
process.exit(0);
