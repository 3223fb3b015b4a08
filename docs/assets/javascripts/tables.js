// Sorting, filtering and paging of the index tables. Without script every row is simply there.
"use strict";

/** What a cell sorts by: its own key where it has one, else what it says. */
const sortKey = (row, column) => row.cells[column].dataset.sort ?? row.cells[column].textContent.trim();

/** Numbers by value, everything else by the alphabet. */
const compare = (a, b) => {
  const [x, y] = [Number(a), Number(b)];
  return Number.isNaN(x) || Number.isNaN(y) ? a.localeCompare(b, "en", { numeric: true }) : x - y;
};

class IndexTable {
  /** @param {HTMLTableElement} table */
  constructor(table) {
    this.table = table;
    this.body = table.tBodies[0];
    this.rows = [...this.body.rows];
    this.shown = this.rows;
    this.pageSize = Number(table.dataset.pageSize);
    this.page = 0;
    this.pager = this.makePager();
    this.makeHeadersSortable();
    this.show();
  }

  makeHeadersSortable() {
    [...this.table.tHead.rows[0].cells].forEach((header, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...header.childNodes);
      button.addEventListener("click", () => this.sort(header, column));
      header.append(button);
    });
  }

  sort(header, column) {
    const direction = header.getAttribute("aria-sort") === "ascending" ? -1 : 1;
    for (const other of this.table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    header.setAttribute("aria-sort", direction === 1 ? "ascending" : "descending");
    this.rows.sort((a, b) => direction * compare(sortKey(a, column), sortKey(b, column)));
    const shown = new Set(this.shown);
    this.shown = this.rows.filter((row) => shown.has(row));
    this.page = 0;
    this.show();
  }

  /** @param {(row: HTMLTableRowElement) => boolean} wanted */
  filter(wanted) {
    this.shown = this.rows.filter(wanted);
    this.page = 0;
    this.show();
  }

  show() {
    const start = this.page * this.pageSize;
    this.body.replaceChildren(...this.shown.slice(start, start + this.pageSize));
    const pages = Math.ceil(this.shown.length / this.pageSize);
    this.pager.hidden = pages < 2;
    this.pager.querySelector("output").value = `Page ${this.page + 1} of ${Math.max(pages, 1)}`;
    const [back, forward] = this.pager.querySelectorAll("button");
    back.disabled = this.page === 0;
    forward.disabled = this.page >= pages - 1;
  }

  makePager() {
    const pager = document.createElement("div");
    pager.className = "table-pager";
    for (const [label, step] of [["Previous rows", -1], ["Next rows", 1]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = label;
      button.addEventListener("click", () => {
        this.page += step;
        this.show();
      });
      pager.append(button);
    }
    pager.insertBefore(document.createElement("output"), pager.lastChild);
    (this.table.closest(".table-scroll") ?? this.table).after(pager);
    return pager;
  }
}

/**
 * Facets above a table: the choices combine, and the address bar keeps them so that the view can be shared. Other tables
 * of the same records show the same ones.
 */
const connectFilters = (form, table, others) => {
  const selects = [...form.elements].filter((element) => element instanceof HTMLSelectElement);
  const count = form.querySelector("output");
  const apply = () => {
    const chosen = selects.filter((select) => select.value);
    table.filter((row) => chosen.every((select) => row.dataset[select.name].split("|").includes(select.value)));
    const records = new Set(table.shown.map((row) => row.dataset.record));
    for (const other of others) other.filter((row) => records.has(row.dataset.record));
    count.value = `${table.shown.length} of ${table.rows.length} records`;
    const query = new URLSearchParams(chosen.map((select) => [select.name, select.value])).toString();
    history.replaceState(null, "", query ? `?${query}${location.hash}` : location.pathname + location.hash);
  };
  const wanted = new URLSearchParams(location.search);
  for (const select of selects) {
    const value = wanted.get(select.name);
    if (value !== null && [...select.options].some((option) => option.value === value)) select.value = value;
  }
  form.addEventListener("change", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  apply();
};

// The theme wraps the tables of hand-written pages in boxes that scroll; the keyboard must be able to scroll them too.
const letScroll = () => {
  for (const box of document.querySelectorAll(".md-typeset__scrollwrap")) {
    box.tabIndex = box.scrollWidth > box.clientWidth ? 0 : -1;
  }
};
addEventListener("load", letScroll);
addEventListener("resize", letScroll);

const tables = new Map();
for (const element of document.querySelectorAll("table.sortable")) tables.set(element.id, new IndexTable(element));
for (const form of document.querySelectorAll("form[data-filters-for]")) {
  const [table, ...others] = form.dataset.filtersFor.split(" ").map((id) => tables.get(id)).filter(Boolean);
  connectFilters(form, table, others);
}
