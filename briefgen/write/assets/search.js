// The search page. How the index is made and what its files hold: briefgen/write/search/. Words of documents are set as text.
(function start() {
  "use strict";
  // It comes early, and begins as soon as the last field of its page is there.
  if (!document.getElementById("bg-key")) return setTimeout(start);
  const form = document.getElementById("bg-asked"), data = form.dataset;
  const SHARDS = 3, ALIKE = 40, MOST = 50_000, COMMON = 8, PAGE = 10, LISTED = 12;
  const $ = (id) => document.getElementById(`bg-${id}`);
  const el = (tag, name, ...inside) => {
    const made = Object.assign(document.createElement(tag), { className: name });
    made.append(...inside);
    return made;
  };
  const link = (href, name, ...inside) => Object.assign(el("a", name, ...inside), { href });
  const say = (text) => { $("status").textContent = text; };
  const told = (number) => number.toLocaleString("en");
  const upTo = (size, make) => Promise.all(Array.from({ length: size }, (_, at) => make(at)));

  // A file is a script that hands over its content: a page opened from a folder may load that and nothing else.
  const files = new Map();
  let handed;
  window.briefgenSearch = (_, content) => { handed = content; };
  const load = (name, make = (content) => content) => {
    if (!files.has(name)) files.set(name, new Promise((done) => {
      const script = el("script", "");
      script.src = `${data.index}${name}.js`;
      script.onload = () => done(handed);
      script.onerror = () => done(null);
      document.head.append(script);
    }).then(make));
    return files.get(name);
  };
  // Numbers as scripts.py writes them: low digits first, in letters from "#" on without the backslash.
  const numbers = (text) => {
    const found = [];
    for (let at = 0, value = 0, times = 1; at < text.length; at++) {
      const code = text.charCodeAt(at), digit = code - (code > 92 ? 36 : 35);
      value += digit * times;
      times *= 45;
      if (digit < 45) { found.push(value); value = 0; times = 1; }
    }
    return Uint32Array.from(found);
  };
  // The same as words.py.
  const words = (text) => text.normalize("NFKD").toLowerCase().replace(/\p{M}+/gu, "")
    .replace(/['’]s(?![\p{L}\p{N}])/gu, " ").replace(/['’]/gu, "")
    .replace(/(?<![\p{L}\p{N}])\p{L}(?:\.\p{L})+(?![\p{L}\p{N}])/gu, (dotted) => dotted.replaceAll(".", ""))
    .replace(/([0-9]),(?=[0-9]{3}(?![0-9]))/g, "$1").match(/[\p{L}\p{N}]+/gu) ?? [];

  // --- The index ----------------------------------------------------------------------------------------------------
  const counts = data.counts.split(",").map(Number), units = counts[0] + counts[1] + counts[2], starts = data.starts.split(",");
  const documents = [], owner = new Uint32Array(units);  // `owner`: the document of each sentence, by number
  const home = (unit) => documents[owner[unit]];
  const ready = () => load("documents", ({ outlets, columns, folders }) => {
    const flat = numbers(columns), size = flat.length / 5, next = [0, counts[0], counts[0] + counts[1]];
    let folder, left = 0;  // texts of some documents share a folder, where they are numbered from the last one
    for (let at = 0; at < size; at++) {
      const first = [...next];
      if (!left) [folder, left] = folders.splice(0, 2);
      first.forEach((from, kind) => owner.fill(at, from, next[kind] += flat[kind * size + at]));
      documents.push({ first, year: flat[3 * size + at], outlet: outlets[flat[4 * size + at] - 1], text: `text/${folder}/${--left}` });
    }
  });
  const place = (word) => Math.max(0, starts.findLastIndex((first) => first <= word));
  // A stretch of the alphabet: forms of one word with the list of its sentences; MiniSearch knows those that look alike.
  const shard = (number) => load(`words-${number}`, (its) => {
    const groups = [], exact = new Map();
    for (let at = 0; at < (its?.words.length ?? 0); at += 3) {
      const [forms, count, list] = its.words.slice(at, at + 3);
      groups.push({ id: groups.length, forms, count: +count, list });
      for (const form of forms.split(" ")) exact.set(form, groups.at(-1));
    }
    const begun = (word) => groups.filter(({ forms }) => ` ${forms}`.includes(` ${word}`)).sort((one, other) => other.count - one.count);
    let engine;
    const near = async (word, fuzzy) => {
      await load(data.engine);
      if (!engine) (engine = new MiniSearch({ fields: ["forms"], processTerm: (term) => term })).addAll(groups);
      return engine.search(word, { tokenize: (text) => [text], fuzzy }).map((hit) => groups[hit.id]);
    };
    return { exact, begun, near, names: its?.names ?? [] };
  });
  const having = async (word) => (await shard(place(word))).exact.get(word);
  const list = async (group) => group ? group.numbers ??= numbers(group.list[0] === "!" ? await load(group.list.slice(1)) : group.list)
    .map((step, at, all) => all[at] = at ? all[at - 1] + step + 1 : step) : [];
  const spoken = async (actor) => list(await having(`@${actor}`));
  const named = async (text, first) => (await shard(place(first))).names.filter(([typed]) => typed === text);

  // Groups that have the word; where it is still being typed or has none, those that begin with it; else such as it.
  async function meaning(word, open) {
    const slot = { word, exact: await having(word), prefix: [], near: [] };
    const like = async (head, such) => {
      let sum = 0;
      const from = place(head), wide = Math.min(place(`${head}\uffff`) - from + 1, SHARDS);
      return (await upTo(wide, async (at) => such(await shard(from + at)))).flat()
        .filter((group) => group !== slot.exact).slice(0, ALIKE).filter((group) => sum + group.count < MOST && (sum += group.count));
    };
    if (word.length > 1 && (open || !slot.exact)) slot.prefix = await like(word, (one) => one.begun(word));
    for (let fuzzy = 1; fuzzy < word.length / 3 && fuzzy < 3 && !slot.exact && !slot.prefix.length && !slot.near.length; fuzzy++) slot.near = await like(word.slice(0, 2), (one) => one.near(word, fuzzy));
    return slot;
  }

  // --- Finding ------------------------------------------------------------------------------------------------------
  let turn = 0, asked, recount, query, hits = [], shown = 0, lit = new Set();

  async function find(old) {
    const typed = asked.get("q") ?? "", notes = [];
    ready();
    const open = !/["“”\s]$/u.test(typed);
    let slots = await Promise.all(words(typed).slice(0, 12).map((word, at, all) => meaning(word, open && at === all.length - 1)));
    // Words such as "the" would load long lists and choose nothing; in a phrase they count all the same.
    const rare = slots.filter(({ exact }) => !exact || exact.count < Math.max(2000, units / COMMON));
    if (rare.length && rare.length < slots.length) {
      notes.push([`Too common to look for: ${slots.filter((slot) => !rare.includes(slot)).map((slot) => slot.word).join(", ")}.`]);
      slots = rare;
    }
    const names = await namesIn(slots.map((slot) => slot.word));
    lit = new Set();
    const parts = await Promise.all(slots.map(async ({ word, exact, prefix, near }, at) => {
      const best = new Uint8Array(units), known = names.filter(({ from, to }) => from <= at && at < to);
      const mark = (found, worth) => { for (const unit of found) if (best[unit] < worth) best[unit] = worth; };
      for (const group of near) mark(await list(group), 1);
      for (const group of prefix) mark(await list(group), 2);
      for (const { used, bearers } of known) if (used) mark(await spoken(bearers[0][2]), 2);
      mark(await list(exact), 3);
      for (const group of [exact, ...prefix, ...near]) group?.forms.split(" ").forEach((form) => lit.add(form));
      const such = near.slice(0, 3).map((group) => group.forms.split(" ")[0]).join(", ");
      if (!exact && !prefix.length && !known.length) notes.push([`“${word}” is in no document${such && `; found instead: ${such}`}.`]);
      return best;
    }));
    for (const { text, bearers, used } of names) {
      const who = bearers.flatMap(([, , actor, name]) => [", ", link(data.actor.replace("ACTOR", actor), "bg-name", name)]).slice(1, 10);
      notes.unshift([`“${text}”${bearers.length > 1 ? " may be " : used ? ": also under " : " is a name of "}`, ...who, "."]);
    }
    await ready();
    let [all, some] = ranked(parts);
    const phrases = [...typed.matchAll(/["“”]([^"“”]+)["“”]/gu)].map((found) => ` ${words(found[1]).join(" ")} `);
    if (phrases.length) {
      const said = await read(all, ({ unit, said }) => phrases.every((phrase) => ` ${words(said).join(" ")} `.includes(phrase)) && unit, old);
      [all, some] = [said.filter((unit) => unit !== false), []];
    }
    if (some.length && !asked.has("any")) notes.push([all.length ? `${told(some.length)} more have some of the words.` : "No sentence has all the words; these have some of them."]);
    return { found: asked.has("any") || !all.length ? all.concat(some) : all, notes };
  }
  // Those with all words, and those with some: most words first, then by how well they fit, then by number.
  function ranked(parts) {
    const full = [], rest = [];
    for (let unit = 0; unit < units; unit++) {
      let fit = 0, worth = 0;
      for (const part of parts) if (part[unit]) { fit++; worth += part[unit]; }
      if (fit || !parts.length) ((fit === parts.length ? full : rest)[fit * 40 + worth] ??= []).push(unit);
    }
    return [full.reverse().flat(), rest.reverse().flat()];
  }
  // Names among the words, the longest first. A name that several bear stands for none of them.
  async function namesIn(typed) {
    const found = [];
    for (let from = 0; from < typed.length; from++) {
      for (let to = Math.min(typed.length, from + 8); to > from; to--) {
        const text = typed.slice(from, to).join(" "), bearers = await named(text, typed[from]);
        if (!bearers.length) continue;
        found.push({ from, to, text, bearers, used: bearers.length === 1 && !asked.has("words") });
        from = to - 1;
      }
    }
    return found;
  }

  // --- Filters ------------------------------------------------------------------------------------------------------
  const FACETS = ["what", "kind", "status", "type", "actor", "outlet"];
  const stated = () => load("values", (its) => {
    const codes = numbers(its.codes);
    return (unit) => its.combined[codes[unit]];
  });
  // The actors of a sentence by number, and their types.
  const speaking = () => load("types", async (its) => {
    const types = numbers(its.codes), blocks = await upTo(Math.ceil(units / its.mentions), (block) => load(`mentions-${block}`, (text) => {
      const flat = numbers(text), at = [];
      for (let next = 0; next < flat.length; next += flat[next] + 1) at.push(next + 1);
      return (unit) => flat.subarray(at[unit], at[unit] + flat[at[unit] - 1]);
    }));
    const of = (unit) => {
      const actor = [...blocks[Math.floor(unit / its.mentions)](unit % its.mentions)];
      return { actor, type: [...new Set(actor.map((one) => its.names[types[one]]))] };
    };
    return { of, name: async (actor) => (await load(`actors-${Math.floor(actor / its.actors)}`))[actor % its.actors] };
  });
  async function tests() {
    const made = [];
    for (const name of FACETS) {
      const wanted = asked.getAll(name);
      if (!wanted.length) continue;
      if (name === "actor") {
        const inside = new Set((await Promise.all(wanted.map(spoken))).flatMap((found) => [...found]));
        made.push([name, (unit) => inside.has(unit)]);
      } else if (name === "outlet") made.push([name, (unit) => wanted.includes(home(unit).outlet)]);
      else {
        const of = name === "type" ? (await speaking()).of : await stated();
        made.push([name, (unit) => of(unit)[name]?.some((value) => wanted.includes(value))]);
      }
    }
    const from = asked.get("from"), to = asked.get("to"), year = (unit) => home(unit).year;
    if (from || to) made.push(["year", (unit) => (from ?? 1) <= year(unit) && year(unit) <= (to ?? 9999)]);
    return made;
  }
  // How many there are of each value among what passes all other facets: what a second choice would add.
  async function count(made, old) {
    if (!$("filters").open) return;
    const of = await stated(), who = form.querySelector("[data-facet=actor][open], [data-facet=type][open]") && await speaking();
    const total = Object.fromEntries(FACETS.map((name) => [name, new Map()]));
    for (const unit of query) {
      const failed = made.filter(([, test]) => !test(unit));
      if (failed.length > 1) continue;
      const { outlet } = home(unit), its = { ...of(unit), ...who?.of(unit), outlet: outlet ? [outlet] : [] };
      for (const name in its) if (!failed.length || failed[0][0] === name) for (const value of its[name]) total[name].set(value, (total[name].get(value) ?? 0) + 1);
    }
    const top = (name) => [...total[name]].sort((one, other) => other[1] - one[1]).slice(0, LISTED);
    const actors = await Promise.all(top("actor").map(async ([actor, times]) => {
      const [name, id] = await who.name(actor);
      return [id, times, name];
    }));
    if (old()) return;
    await offer("actor", actors);
    await offer("outlet", top("outlet"));
    for (const box of form.querySelectorAll(".bg-fixed input")) {
      const known = who || box.name !== "type", times = total[box.name].get(box.value) ?? 0, row = box.closest("li");
      row.querySelector(".bg-count").textContent = known ? told(times) : "";
      row.hidden = known && !times && !box.checked;
    }
  }
  async function offer(name, rows) {
    const box = form.querySelector(`[data-facet=${name}]`), held = document.activeElement;
    for (const value of asked.getAll(name)) {
      if (!rows.some((row) => row[0] === value)) rows.push([value, 0, name === "actor" ? (await named(`@${value}`, `@${value}`))[0]?.[3] : value]);
    }
    box.hidden = !rows.length && (name !== "actor" || !query);
    box.querySelector("ul").replaceChildren(...rows.map(([value, times, text = value]) => {
      const input = Object.assign(el("input", ""), { type: "checkbox", name, value, checked: asked.getAll(name).includes(value) });
      return el("li", "", el("label", "", input, el("span", "bg-chip", text), el("span", "bg-count", told(times))));
    }));
    if (held.name === name) box.querySelector(`[value="${CSS.escape(held.value)}"]`)?.focus();
  }

  // --- Results ------------------------------------------------------------------------------------------------------
  async function sentence(unit) {
    const kind = counts[0] > unit ? 0 : counts[0] + counts[1] > unit ? 1 : 2, its = await load(home(unit).text);
    const [said, anchor, findings] = its.sentences[kind][unit - home(unit).first[kind]];
    return { unit, its, said, findings, href: `${its.page}#${anchor}` };
  }
  async function read(all, make, old) {
    const made = [];
    for (let at = 0; at < all.length && !old(); at += 100) {
      if (at) say(`Read ${told(at)} of ${told(all.length)} sentences …`);
      made.push(...(await Promise.all(all.slice(at, at + 100).map(sentence))).map(make));
    }
    return made;
  }
  const chip = (name, value) => form.querySelector(`[name=${name}][value=${value}] ~ .bg-chip`)?.cloneNode(true) ?? value;
  function row({ its, said, findings, href }) {
    const main = Object.assign(link(href, "bg-hit"), { dir: "auto" });
    let at = 0;
    for (const { 0: word, index } of said.matchAll(/[\p{L}\p{N}\p{M}]+(?:[.,'’][\p{L}\p{N}\p{M}]+)*/gu)) {
      if (!words(word).some((one) => lit.has(one))) continue;
      main.append(said.slice(at, index), el("mark", "", word));
      at = index + word.length;
    }
    main.append(said.slice(at));
    const meta = el("div", "bg-meta", ...findings.map(([facet, value, line, by, status]) => {
      const one = el("span", "", link(`${its.page}#${line}`, "bg-hit-line", chip(facet, value)));
      by.forEach((who, at_) => {
        const [name, dossier] = its.names[who];
        one.append(at_ ? ", " : " ", dossier ? link(dossier, "bg-name", name) : el("span", "bg-name", name));
      });
      if (status) one.append(" ", chip("status", status));
      return one;
    }));
    meta.append(el("span", "bg-hit-source", link(its.page, "", its.title), " ", el("span", "bg-note", its.from)));
    return el("li", "", el("p", "bg-statement", main), meta);
  }
  async function show(from, to, old) {
    const coming = hits.slice(from, to).map(sentence), rows = [];
    for (const one of coming) {
      rows.push(row(await one));
      if (old()) return null;
      if (!from && !rows[1]) $("hits").replaceChildren();
      $("hits").append(rows.at(-1));
    }
    shown = from + rows.length;
    $("more").hidden = shown >= hits.length;
    say(hits.length ? `${told(shown)} of ${told(hits.length)} result${hits.length > 1 ? "s" : ""}` : "No results");
    remember();
    return rows[0];
  }
  // A page opened from a folder may not be allowed to change its address; the search works all the same.
  const remember = () => {
    try { history.replaceState({ shown, y: scrollY }, "", `${asked}` ? `?${asked}` : location.pathname); } catch { }
  };
  async function run(first = PAGE) {
    const mine = ++turn, old = () => mine !== turn;
    const set = [...FACETS, "from", "to"].flatMap((name) => asked.getAll(name)).length;
    const idle = !set && !words(asked.get("q") ?? "").length;
    $("set").textContent = set ? ` (${set})` : "";
    $("clear").hidden = !set;
    $("start").hidden = !idle;
    $("found").hidden = idle;
    if (idle) return remember();
    $("hits").ariaBusy = "true";
    const { found, notes } = await find(old), made = await tests();
    if (old()) return;
    query = found;
    hits = query.filter((unit) => made.every(([, test]) => test(unit)));
    if (!hits.length) $("hits").replaceChildren();
    $("notes").replaceChildren(...notes.map((note) => el("li", "", ...note)));
    $("csv").hidden = !hits.length;
    await show(0, first, old);
    recount = () => old() || count(made, old);
    await recount();
    if (!old()) await pages();
    if (!old()) $("hits").ariaBusy = "false";
  }
  // Pages written by hand are few, so MiniSearch holds them whole.
  async function pages() {
    const { rows, engine } = await load("pages", async (its) => {
      await load(data.engine);
      const made = new MiniSearch({ fields: ["title", "text"], tokenize: words, processTerm: (term) => term });
      made.addAll(its ?? []);
      return { rows: its, engine: made };
    });
    const found = engine.search(asked.get("q") ?? "", { combineWith: "AND", prefix: true, boost: { title: 3 } }).slice(0, 5);
    $("pages").hidden = !found.length;
    $("pages").lastElementChild.replaceChildren(...found.map(({ id }) => el("li", "", link(rows[id].href, "", rows[id].title), " ", el("span", "bg-note", `${rows[id].text.slice(0, 140)} …`))));
  }

  // --- What the reader does -----------------------------------------------------------------------------------------
  let timer;
  const later = (wait) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));
      run();
    }, wait);
  };
  form.addEventListener("input", (event) => later(event.target === $("q") ? 120 : 0));
  // What only some filters need is loaded when one of them is opened.
  form.addEventListener("toggle", ({ target }) => target.open && recount?.(), true);
  form.addEventListener("submit", (event) => { event.preventDefault(); later(0); });
  $("clear").onclick = () => {
    for (const field of $("filters").querySelectorAll("input")) field.type === "checkbox" ? field.checked = false : field.value = "";
    $("q").focus();
    later(0);
  };
  $("csv").onclick = async () => {
    const mine = turn, one = (them) => [...new Set(them.filter(Boolean))].join("; ");
    const rows = await read(hits, ({ its, said, findings, href }) => ({
      document: its.title, date: its.date, outlet: its.outlet, sentence: said, kinds: one(findings.map(([, value]) => value)),
      actors: one(findings.flatMap(([, , , by]) => by.map((who) => its.names[who][0]))), status: one(findings.map((finding) => finding[4])),
      address: new URL(href, location.href).href,
    }), () => mine !== turn);
    if (mine !== turn) return;
    window.briefgenSave(rows, "search", "csv");
    say(`${told(rows.length)} rows saved`);
  };
  $("more").onclick = async () => {
    const mine = turn;
    (await show(shown, shown + PAGE, () => mine !== turn))?.querySelector("a").focus({ preventScroll: true });
  };
  addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key], links = [...document.querySelectorAll("a.bg-hit")];
    const at = links.indexOf(document.activeElement);
    if (!step || event.altKey || at < 0 && (event.target !== $("q") || step < 0)) return;
    (at + step < 0 ? $("q") : links[at + step])?.focus();
    event.preventDefault();
  });
  addEventListener("pagehide", remember);

  asked = new URLSearchParams(location.search);
  for (const field of form.elements) {
    if (field.type === "checkbox") field.checked = asked.getAll(field.name).includes(field.value);
    else if (field.name) field.value = asked.get(field.name) ?? "";
  }
  offer("actor", []);
  offer("outlet", []);
  $("filters").open = matchMedia("(min-width: 60em)").matches;
  const { y, shown: before } = history.state ?? {};
  if (y) history.scrollRestoration = "manual";
  run(Math.max(PAGE, before ?? 0)).then(() => { if (y) scrollTo(0, y); });
})();
