// Citing on a case page: copies a citation, and cites one entry of the record in a dialog. Without script the citations
// of the record are there to be read. All texts come from the site; here only the entry's id and label are put in.
"use strict";

const ENTRY_ID = /^[a-z]+(-[a-z]+)*-[1-9][0-9]*$/;
const SELECTED = "This browser does not allow copying here. The text is selected: copy it with Ctrl+C or ⌘C.";
const NOT_LOADED = "The citations could not be loaded. Check the connection, close this and try again.";
const FORMATS = [
  { ending: "bib", name: "BibTeX", type: "application/x-bibtex" },
  { ending: "ris", name: "RIS", type: "application/x-research-info-systems" },
  { ending: "csl.json", name: "CSL-JSON", type: "application/vnd.citationstyles.csl+json" },
];

/** A new element with properties and children. */
const make = (name, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

/** A button whose name says more to those who do not see where it stands. */
const makeButton = (shown, unseen, onclick) =>
  make("button", { type: "button", className: "cite-button", onclick }, shown, make("span", { className: "cite-unseen" }, unseen));

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
    this.body = make("div");
    this.status = make("p", { className: "cite-status", role: "status" });
    const close = makeButton("Close", "", () => this.dialog.close());
    const inner = make("div", { className: "cite-dialog-inner" }, close, this.title, this.body, this.status);
    this.dialog = make("dialog", { className: "cite-dialog md-typeset" }, inner);
    this.dialog.setAttribute("aria-labelledby", this.title.id);
    this.dialog.addEventListener("click", ({ target }) => target === this.dialog && this.dialog.close());
    this.dialog.addEventListener("close", () => this.opener.focus());
    document.body.append(this.dialog);
  }

  async open(id, opener) {
    this.opener = opener;
    this.title.textContent = `Cite ${id} of ${this.cited}`;
    this.body.replaceChildren("Loading …");
    this.status.textContent = "";
    this.dialog.showModal();
    const texts = await this.load();
    if (texts) this.fill(texts, id);
    else this.body.replaceChildren(NOT_LOADED);
  }

  /** The texts, fetched when they are first asked for; null where that fails. */
  async load() {
    try {
      this.texts ??= await (await fetch(this.address)).json();
      return this.texts;
    } catch {
      return null;
    }
  }

  fill({ name, tokens, styles, files, labels, latex }, id) {
    const label = labels[id];
    const put = (text, shown) => text.replaceAll(tokens.id, () => id).replaceAll(tokens.label, () => shown);
    const inFormat = { bib: latex[id] ?? label, ris: label, "csl.json": JSON.stringify(label).slice(1, -1) };
    const shown = Object.entries(styles).map(([style, text]) => this.style(style, put(text, label)));
    const saved = FORMATS.map((format) =>
      this.file(format, put(files[format.ending], inFormat[format.ending]), `${name}-${id}.${format.ending}`));
    this.body.replaceChildren(make("p", {}, label), ...shown, ...saved);
  }

  style(style, text) {
    const words = make("span", {}, text);
    const shown = make("p", { className: "citation" }, make("span", { className: "cite-style" }, style), " ", words);
    return make("div", { className: "cite-text" }, shown, this.copyButton(words, style));
  }

  file({ name, type }, text, file) {
    const words = make("pre", { tabIndex: 0 }, text);
    const shown = make("details", { className: "cite-more" }, make("summary", {}, name), words);
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
  for (const entry of document.querySelectorAll("article [id]:not(h1)")) {
    if (!ENTRY_ID.test(entry.id)) continue;
    const button = make("button", { type: "button", className: "cite-entry" }, "cite");
    button.setAttribute("aria-label", `Cite ${entry.id}`);
    button.addEventListener("click", () => dialog.open(entry.id, button));
    entry.classList.add("citable");
    place(entry, button);
  }
}
