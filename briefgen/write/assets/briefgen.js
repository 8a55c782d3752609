// Filter and sort for the register. Without this script the whole table is there, in its own order.
(() => {
  "use strict";
  // The theme's search dialog has no name for screen readers.
  document.querySelector('[data-md-component="search"][role="dialog"]')?.setAttribute("aria-label", "Search");
  for (const form of document.querySelectorAll("form[data-bg-filter]")) {
    const table = document.getElementById(form.dataset.bgFilter);
    if (table) { filter(form, table); sort(table); }
  }

  function filter(form, table) {
    const rows = [...table.tBodies[0].rows].map((row) => ({ row, words: row.textContent.toLowerCase() }));
    const fields = form.elements;
    const show = () => {
      const wanted = fields.words.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const { row, words } of rows) {
        const fits = (!fields.kind.value || row.dataset.kind === fields.kind.value)
          && (!fields.checkable.checked || row.dataset.checkable === "yes")
          && (!fields.due.checked || row.dataset.due === "yes")
          && wanted.every((word) => words.includes(word));
        row.hidden = !fits;
        shown += fits;
      }
      form.querySelector("output").textContent = `showing ${shown} of ${rows.length}`;
      remember();
    };
    const remember = () => {
      const set = [...new FormData(form)].filter(([, value]) => value);
      const query = new URLSearchParams(set).toString();
      // A page opened from a folder may not change its address; the filter works all the same.
      try { history.replaceState(history.state, "", query ? `?${query}` : location.pathname); } catch { /* see above */ }
    };
    for (const [name, value] of new URLSearchParams(location.search)) {
      const field = fields[name];
      if (field && field.type === "checkbox") field.checked = value === "yes";
      else if (field) field.value = value;
    }
    form.addEventListener("input", show);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.hidden = false;
    if (location.search) show();
    else form.querySelector("output").textContent = `showing ${rows.length} of ${rows.length}`;
  }

  function sort(table) {
    const heads = [...table.tHead.rows[0].cells];
    const body = table.tBodies[0];
    const key = (row, column) => row.cells[column].dataset.sort || row.cells[column].textContent.trim();
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const order = [...body.rows].sort((one, other) => key(one, column).localeCompare(key(other, column), "en", { numeric: true }));
        body.append(...(down ? order.reverse() : order));
      });
    });
  }
})();
