// The theme puts what an element's title says into its tooltip as HTML, and here every title is text. Escaped before the
// theme looks for them, it is shown as it is.
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

for (const element of document.querySelectorAll(".md-content [title]")) element.title = escaped(element.title);
