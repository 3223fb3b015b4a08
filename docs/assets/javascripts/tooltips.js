// The theme puts what an element's title says into its tooltip as HTML, and here every title is text. Escaped before a
// tooltip is made, it is shown as it is.
"use strict";

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** A text that is cut off has its whole words in a tooltip too: the theme asks for them once it is seen. */
const tellEscaped = (cut) =>
  Object.defineProperty(cut, "innerText", { get: () => escaped(cut.textContent.trim().replace(/\s+/g, " ")) });

// Before anyone else who waits for this, the theme above all, whatever other scripts have made by then.
addEventListener("DOMContentLoaded", () => {
  for (const element of document.querySelectorAll("[title]")) element.title = escaped(element.title);
  document.querySelectorAll(".md-ellipsis").forEach(tellEscaped);
}, { capture: true });
