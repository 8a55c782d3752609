// Filter, sort and save for lists: the register, the briefings, the timeline. Without it all is there, in its own order.
(() => {
  "use strict";
  const asked = new URLSearchParams(location.search);
  // As read aloud: without signs and soft hyphens.
  const words = (node) => {
    const copy = node?.cloneNode(true);
    copy?.querySelectorAll("[aria-hidden]").forEach((sign) => sign.remove());
    return (copy?.textContent ?? "").replace(/\u00ad/g, "").replace(/\s+/g, " ").trim();
  };
  for (const form of document.querySelectorAll("form[data-bg-filter]")) {
    const list = document.getElementById(form.dataset.bgFilter);
    if (list) filter(form, list, list.tHead ? sort(form, list) : turn(form, list));
  }
  // What an address means may lie in something folded; newer browsers open it by themselves.
  const unfold = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const folded = target && target.closest("details:not([open])");
    if (folded) { folded.open = true; target.scrollIntoView(); }
  };
  addEventListener("hashchange", unfold);
  unfold();

  // Each field says by data-match how a row fits: its data-NAME holds the word; the text in the row; or, for names, an
  // actor that the list knows under what was typed, an alias included, or a cell that holds it.
  function filter(form, list, order) {
    const rows = [...(list.tBodies?.[0].rows ?? list.querySelectorAll("[data-row]"))];
    const fields = [...form.querySelectorAll("[data-match]")];
    const known = [...(form.querySelector("datalist")?.options ?? [])].map((one) => [one.value.toLowerCase(), one.dataset.id]);
    const texts = new Map();
    const text = (row) => texts.get(row) ?? texts.set(row, words(row).toLowerCase()).get(row);
    const called = (typed) => {
      const exact = known.filter(([name]) => name === typed);
      return new Set((exact.length ? exact : known.filter(([name]) => name.includes(typed))).map(([, id]) => id));
    };
    const test = ({ name, value, dataset: { match, cell, split = " " } }) => {
      const wanted = value.trim().toLowerCase();
      if (!wanted) return null;
      const has = (row) => (row.dataset[name] ?? "").toLowerCase().split(split);
      if (match === "word") return (row) => has(row).includes(wanted);
      if (match === "text") return (row) => wanted.split(/\s+/).every((word) => text(row).includes(word));
      const ids = called(wanted);
      if (ids.size) return (row) => has(row).some((id) => ids.has(id));
      return (row) => words(cell ? row.querySelector(`[data-label="${cell}"]`) : row).toLowerCase().includes(wanted);
    };
    const show = () => {
      const tests = fields.map(test).filter(Boolean);
      for (const row of rows) row.hidden = !tests.every((one) => one(row));
      list.classList.toggle("bg-filtered", tests.length > 0);
      form.querySelector("output").textContent = `showing ${rows.filter((row) => !row.hidden).length} of ${rows.length}`;
      const now = `${new URLSearchParams(fields.filter((one) => one.value.trim()).map((one) => [one.name, one.value]))}`;
      for (const one of form.querySelectorAll("[data-set]")) one.setAttribute("aria-pressed", one.dataset.set === now);
    };
    const set = (wanted) => {
      for (const field of fields) field.value = wanted.get(field.name) ?? "";
      show();
    };
    // What is filtered and sorted, in the address, so that it can be sent and kept.
    const remember = () => {
      const wanted = new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));
      if (order()) wanted.set("sort", order());
      // A page opened from a folder may not be allowed to change its address; the filter works all the same.
      try { history.replaceState(history.state, "", (`${wanted}` ? `?${wanted}` : location.pathname) + location.hash); } catch { }
    };
    form.addEventListener("input", () => { show(); remember(); });
    form.addEventListener("bg-sorted", remember);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("click", (event) => {
      const { set: preset, save: format } = event.target.closest("button")?.dataset ?? {};
      if (format) save(list, [...list.tBodies[0].rows].filter((row) => !row.hidden), format);
      if (preset !== undefined) { set(new URLSearchParams(preset)); remember(); }
    });
    const fold = form.querySelector("details");
    if (location.search) {
      set(asked);
      if (fold) fold.open = true;
    }
  }

  // The newest or the oldest first, where a list stands in sections by time.
  function turn(form, list) {
    const field = form.querySelector("[data-turn]");
    const back = () => [list, ...list.querySelectorAll("[data-rows]")].forEach((one) => one.append(...[...one.children].reverse()));
    field?.addEventListener("change", back);
    if (field && asked.get(field.name) === "oldest") { field.value = "oldest"; back(); }
    return () => "";
  }

  function sort(form, table) {
    const heads = [...table.tHead.rows[0].cells];
    const body = table.tBodies[0];
    const compare = new Intl.Collator("en", { numeric: true }).compare;
    const order = (column, down) => {
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      heads[column].setAttribute("aria-sort", down ? "descending" : "ascending");
      const keyed = [...body.rows].map((row) => {
        const cell = row.cells[column];
        return [cell.dataset.sort ?? (cell.querySelector(".bg-none") ? "" : cell.textContent.trim()), row];
      });
      // What is not stated has no place in an order: it comes last both ways.
      keyed.sort(([one], [other]) => (one === "") - (other === "") || compare(one, other) * (down ? -1 : 1));
      body.append(...keyed.map(([, row]) => row));
    };
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        order(column, head.ariaSort === "ascending");
        form.dispatchEvent(new Event("bg-sorted"));
      });
    });
    const [, down, key] = /^(-?)(.+)$/.exec(asked.get("sort") ?? "") ?? [];
    const column = heads.findIndex((head) => head.dataset.key === key);
    if (column >= 0) order(column, down);
    return () => {
      const sorted = table.tHead.querySelector("[aria-sort]");
      return sorted && (sorted.ariaSort === "descending" ? "-" : "") + sorted.dataset.key;
    };
  }

  // The rows as shown; what stands beside the words of a cell gets columns of its own.
  function save(table, rows, format) {
    const found = rows.map((row) => {
      const record = {};
      [...table.tHead.rows[0].cells].forEach((head, column) => {
        const { key } = head.dataset;
        const cell = row.cells[column];
        const link = cell.querySelector("a");
        const names = [...cell.querySelectorAll(".bg-name")].map(words).join("; ");
        const rest = () => words(cell).slice(words(link).length).trim();
        if (key === "made" || key === "last") record[key] = cell.dataset.sort;
        else if (key === "deadline") Object.assign(record, { deadline: words(cell.querySelector("q")), "deadline date": cell.dataset.sort });
        else if (key === "wording") Object.assign(record, { wording: words(link), notes: rest() });
        else if (key === "source") Object.assign(record, { title: words(link), outlet: rest(), page: link.href });
        else record[key] = cell.querySelector(".bg-none") ? "" : names || words(cell).replace(/ all steps$/, "");
      });
      return record;
    });
    hand(found, table.dataset.name, format);
  }
  function hand(found, name, format) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([format === "csv" ? csv(found) : `${JSON.stringify(found, null, 1)}\n`]));
    link.download = `${name}.${format}`;
    link.click();
  }
  window.briefgenSave = hand;  // for search.js, whose rows are no table

  // Sources are strangers: what a spreadsheet would run gets an apostrophe, as in the file that the build makes.
  function csv(records) {
    const cell = (value) => `"${value.replace(/(^|[;\t|])(\s*[=+\-@\uff1d\uff0b\uff0d\uff20])/g, "$1'$2").replaceAll('"', '""')}"`;
    const lines = [Object.keys(records[0] ?? {}), ...records.map(Object.values)];
    return `\ufeff${lines.map((line) => `${line.map(cell).join(",")}\r\n`).join("")}`;
  }

  // "/" leads to the search box, unless the reader switched that off on the search page.
  const key = (value) => { try { return localStorage.bgKey = value ?? localStorage.bgKey ?? "on"; } catch { return "on"; } };
  const box = document.getElementById("bg-key");
  if (box) { box.checked = key() === "on"; box.onchange = () => key(box.checked ? "on" : "off"); }
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input:not([type=checkbox]), select, textarea") || key() === "off") return;
    const field = [...document.querySelectorAll("[name=q]")].findLast((one) => one.checkVisibility());
    if (field) { field.focus(); event.preventDefault(); }
  });
})();
