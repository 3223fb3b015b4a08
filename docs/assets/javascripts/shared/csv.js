// Tables as CSV (RFC 4180), and how a file is handed to the reader.

/**
 * Table programs run a cell that begins like a formula, in the wide signs of Japanese and Chinese too; an apostrophe
 * before it makes them show it. The published tables have the same guard.
 * @param {unknown} value
 */
export const csvCell = (value) => {
  const text = String(value ?? "");
  const inert = /^'*[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
};

/** Lines of cells as a file; the mark at its beginning tells table programs the encoding. @param {unknown[][]} lines */
export const csvText = (lines) => `\uFEFF${lines.map((line) => `${line.map(csvCell).join(",")}\r\n`).join("")}`;

/** @param {string} text @param {string} type @param {string} name of the file */
export const download = (text, type, name) => {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  // Some browsers read the file only after the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
};
