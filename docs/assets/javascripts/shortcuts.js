// Ctrl-K and Cmd-K open the header's search box, as readers know it from elsewhere; the theme knows /, F and S.
"use strict";

document.addEventListener("keydown", (event) => {
  if (event.key?.toLowerCase() !== "k" || event.ctrlKey === event.metaKey || event.altKey || event.shiftKey) return;
  event.preventDefault();
  document.querySelector("[data-md-component=search-query]")?.focus();
});
