// Ctrl-K and Cmd-K open the header's search box, as readers know it from elsewhere; the theme knows /, F and S.
// On the home page the search field has the focus, unless a shared link (?q=) opens the header's box.
"use strict";

if (!new URLSearchParams(location.search).has("q")) document.getElementById("home-query")?.focus({ preventScroll: true });

document.addEventListener("keydown", (event) => {
  if (event.key?.toLowerCase() !== "k" || event.ctrlKey === event.metaKey || event.altKey || event.shiftKey) return;
  event.preventDefault();
  document.querySelector("[data-md-component=search-query]")?.focus();
});
