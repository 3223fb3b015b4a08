// Citing on a case page: copies a citation, and cites one entry of the record in a dialog. Without script the citations
// of the record are there to be read. All texts come from the site; here only the entry's id and label are put in.
// The Tab key passes by the buttons of entries, of which a page may have a hundred: "Cite one entry" lists them all.
"use strict";

const ENTRY_ID = /^[a-z]+(-[a-z]+)*-[1-9][0-9]*$/;
const SELECTED = "This browser does not allow copying here. The text is selected: copy it with Ctrl+C or ⌘C.";
const NOT_LOADED = "The citations could not be loaded. Check the connection, close this and try again.";
const FORMATS = [
  { ending: "ris", name: "RIS", readBy: "EndNote, Mendeley, Zotero", type: "application/x-research-info-systems" },
  { ending: "bib", name: "BibTeX", readBy: "LaTeX, JabRef", type: "application/x-bibtex" },
  { ending: "csl.json", name: "CSL-JSON", readBy: "Zotero, Pandoc", type: "application/vnd.citationstyles.csl+json" },
];

/** A new element with properties and children. */
const make = (name, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

/** A button whose name says more to those who do not see where it stands. */
const makeButton = (shown, unseen, onclick) =>
  make("button", { type: "button", className: "cite-button", onclick }, shown, make("span", { className: "unseen" }, unseen));

/** Copies what `source` says; where that is refused, selects it. `status` tells which. */
const copy = async (source, button, status) => {
  status.textContent = "";
  try {
    await navigator.clipboard.writeText(source.textContent);
    status.textContent = "Copied.";
    button.firstChild.data = "Copied";
    setTimeout(() => (button.firstChild.data = "Copy"), 2000);
  } catch {
    const hidden = source.closest("details");
    if (hidden) hidden.open = true;
    getSelection().selectAllChildren(source);
    status.textContent = SELECTED;
  }
};

class EntryDialog {
  /** @param {string} address of the texts  @param {string} cited what the entries are part of, in words */
  constructor(address, cited) {
    this.address = address;
    this.cited = cited;
    this.title = make("h2", { id: "cite-dialog-title" });
    this.choice = make("select", { onchange: () => this.fill(this.choice.value) });
    this.chosen = make("label", { className: "cite-choice", hidden: true }, "Entry ", this.choice);
    this.body = make("div");
    this.status = make("p", { className: "cite-status", role: "status" });
    const close = makeButton("Close", "", () => this.dialog.close());
    const inner = make("div", { className: "cite-dialog-inner" }, close, this.title, this.chosen, this.body, this.status);
    this.dialog = make("dialog", { className: "cite-dialog md-typeset" }, inner);
    this.dialog.setAttribute("aria-labelledby", this.title.id);
    this.dialog.addEventListener("click", ({ target }) => target === this.dialog && this.dialog.close());
    this.dialog.addEventListener("close", () => this.opener.focus());
    document.body.append(this.dialog);
  }

  /** Shows the citations of the entry `id`, or without one of the first entry, and lets the reader choose. */
  async open(opener, id) {
    this.opener = opener;
    this.title.textContent = `Cite one entry of ${this.cited}`;
    this.chosen.hidden = true;
    this.body.replaceChildren("Loading …");
    this.dialog.showModal();
    this.texts ??= await this.load();
    if (!this.texts) {
      this.body.replaceChildren(NOT_LOADED);
      return;
    }
    this.fill(id ?? Object.keys(this.texts.labels)[0]);
    if (!id) this.choice.focus();
  }

  /** The texts, of which the list of entries is made too; null where that fails. */
  async load() {
    try {
      const texts = await (await fetch(this.address)).json();
      const options = Object.entries(texts.labels).map(([id, label]) => new Option(`${id}: ${label}`, id));
      this.choice.replaceChildren(...options);
      return texts;
    } catch {
      return null;
    }
  }

  fill(id) {
    const { name, tokens, styles, files, labels, latex } = this.texts;
    const label = labels[id];
    this.title.textContent = `Cite ${id} of ${this.cited}`;
    this.choice.value = id;
    this.chosen.hidden = false;
    this.status.textContent = "";
    const put = (text, shown) => text.replaceAll(tokens.id, () => id).replaceAll(tokens.label, () => shown);
    const inFormat = { bib: latex[id] ?? label, ris: label, "csl.json": JSON.stringify(label).slice(1, -1) };
    const shown = Object.entries(styles).map(([style, text]) => this.style(style, put(text, label)));
    const saved = FORMATS.map((format) =>
      this.file(format, put(files[format.ending], inFormat[format.ending]), `${name}-${id}.${format.ending}`));
    this.body.replaceChildren(...shown, ...saved);
  }

  style(style, text) {
    const words = make("span", {}, text);
    const shown = make("p", { className: "citation" }, make("span", { className: "cite-style" }, style), " ", words);
    return make("div", { className: "cite-text" }, shown, this.copyButton(words, style));
  }

  file({ name, readBy, type }, text, file) {
    const words = make("pre", { tabIndex: 0 }, text);
    const summary = make("summary", {}, name, make("span", { className: "cite-readers" }, ` for ${readBy}`));
    const shown = make("details", { className: "cite-more" }, summary, words);
    const save = makeButton("Download", ` ${name}`, () => {
      const href = URL.createObjectURL(new Blob([text], { type }));
      make("a", { href, download: file }).click();
      setTimeout(() => URL.revokeObjectURL(href), 10_000);
    });
    return make("div", { className: "cite-text" }, shown, this.copyButton(words, name), save);
  }

  copyButton(words, name) {
    return makeButton("Copy", ` ${name}`, ({ currentTarget }) => copy(words, currentTarget, this.status));
  }
}

/** Puts the button of an entry at the end of its first text: after its places, before remarks that stand below. */
const place = (entry, button) => {
  const holder =
    (entry.matches("tr") && (entry.querySelector("th") ?? entry.cells[entry.cells.length - 1])) ||
    (entry.matches("div") && entry.querySelector("dd, p")) || entry;
  const before = [...holder.querySelectorAll(":scope > .place")].pop();
  const below = holder.querySelector(":scope > .remark, :scope > .as-reported");
  if (before) before.after(button);
  else holder.insertBefore(button, below);
  button.before(" ");
};

const section = document.querySelector(".cite[data-entries]");
if (section) {
  const status = section.querySelector(".cite-status");
  for (const button of section.querySelectorAll("[data-copies]")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(document.getElementById(button.dataset.copies), button, status));
  }
  const dialog = new EntryDialog(section.dataset.entries, section.dataset.cited);
  const one = section.querySelector(".cite-one");
  one.hidden = false;
  one.querySelector("button").addEventListener("click", ({ currentTarget }) => dialog.open(currentTarget));
  for (const entry of document.querySelectorAll("article [id]:not(h1)")) {
    if (!ENTRY_ID.test(entry.id) || entry.closest(".former")) continue;
    const button = make("button", { type: "button", className: "cite-entry" }, "cite");
    button.setAttribute("aria-label", `Cite ${entry.id}`);
    button.addEventListener("click", () => dialog.open(button, entry.id));
    entry.classList.add("citable");
    place(entry, button);
  }
  const reach = () => {
    for (const button of document.querySelectorAll(".cite-entry")) {
      button.tabIndex = `#${button.closest(".citable").id}` === location.hash ? 0 : -1;
    }
  };
  reach();
  addEventListener("hashchange", reach);
}
