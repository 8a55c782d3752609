// Filter and sort for the register. Without this script the whole table is there, in its own order.
(() => {
  "use strict";
  // The theme's search dialog has no name for screen readers.
  document.querySelector('[data-md-component="search"][role="dialog"]')?.setAttribute("aria-label", "Search");
  for (const form of document.querySelectorAll("form[data-bg-filter]")) {
    const table = document.getElementById(form.dataset.bgFilter);
    if (table) { filter(form, table); sort(form, table); }
  }

  // Each field says by data-match how a row fits: its data-NAME holds the word; the text in the row; or, for names, an
  // actor that the list knows under what was typed, an alias included, or a cell that holds it.
  function filter(form, table) {
    const rows = [...table.tBodies[0].rows];
    const fields = [...form.querySelectorAll("[data-match]")];
    const known = [...(form.querySelector("datalist")?.options ?? [])].map((one) => [one.value.toLowerCase(), one.dataset.id]);
    const texts = new Map();
    const text = (row) => {
      if (!texts.has(row)) texts.set(row, row.textContent.toLowerCase());
      return texts.get(row);
    };
    const called = (typed) => {
      const exact = known.filter(([name]) => name === typed);
      return new Set((exact.length ? exact : known.filter(([name]) => name.includes(typed))).map(([, id]) => id));
    };
    const test = (field) => {
      const wanted = field.value.trim().toLowerCase();
      if (!wanted) return null;
      const name = field.name;
      if (field.dataset.match === "word") return (row) => row.dataset[name].split(" ").includes(wanted);
      if (field.dataset.match === "text") return (row) => wanted.split(/\s+/).every((word) => text(row).includes(word));
      const ids = called(wanted);
      const column = name === "by" ? 0 : 1;
      return (row) => row.dataset[name].split(" ").some((id) => ids.has(id))
        || (!ids.size && row.cells[column].textContent.toLowerCase().includes(wanted));
    };
    const show = () => {
      const tests = fields.map(test).filter(Boolean);
      let shown = 0;
      for (const row of rows) {
        const fits = tests.every((one) => one(row));
        if (row.hidden === fits) row.hidden = !fits;
        shown += fits;
      }
      form.querySelector("output").textContent = `showing ${shown} of ${rows.length}`;
    };
    const set = (query) => {
      const wanted = new URLSearchParams(query);
      for (const field of fields) field.value = wanted.get(field.name) ?? "";
    };
    form.addEventListener("input", () => { show(); remember(form, table); });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("click", (event) => {
      const preset = event.target.closest("button[data-set]");
      if (!preset) return;
      set(preset.dataset.set);
      show();
      remember(form, table);
    });
    if (location.search) { set(location.search); show(); }
  }

  // What is filtered and sorted, in the address, so that it can be sent and kept.
  function remember(form, table) {
    const wanted = new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));
    const sorted = table.tHead.querySelector("[aria-sort]");
    if (sorted) wanted.set("sort", `${sorted.cellIndex}${sorted.getAttribute("aria-sort") === "descending" ? "-" : ""}`);
    // A page opened from a folder may not be allowed to change its address; the filter works all the same.
    try { history.replaceState(history.state, "", (`${wanted}` ? `?${wanted}` : location.pathname) + location.hash); } catch { /* see above */ }
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
        order(column, head.getAttribute("aria-sort") === "ascending");
        remember(form, table);
      });
    });
    const asked = /^(\d+)(-?)$/.exec(new URLSearchParams(location.search).get("sort") ?? "");
    if (asked && asked[1] < heads.length) order(Number(asked[1]), asked[2] === "-");
  }
})();
