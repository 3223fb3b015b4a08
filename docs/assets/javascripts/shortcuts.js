// The keyboard where the theme forgets it, beside shortcuts of our own.
// Ctrl-K and Cmd-K open the header's search box, as readers know it from elsewhere; the theme knows /, F and S.
// On the home page the search field has the focus, unless a shared link (?q=) opens the header's box.
"use strict";

if (!new URLSearchParams(location.search).has("q")) document.getElementById("home-query")?.focus({ preventScroll: true });

document.addEventListener("keydown", (event) => {
  if (event.key?.toLowerCase() !== "k" || event.ctrlKey === event.metaKey || event.altKey || event.shiftKey) return;
  event.preventDefault();
  document.querySelector("[data-md-component=search-query]")?.focus();
});

// Until a reader has chosen colours, none of the theme's switches is set: Shift-Tab would stop at one without a button.
const colours = [...document.querySelectorAll("input[name=__palette]")];
if (colours.length && !colours.some(({ checked }) => checked)) colours[0].checked = true;

// The theme's button for the menu is a label, which the Tab key passes by: a button takes its place and its look.
const label = document.querySelector(".md-header__button[for=__drawer]");
const drawer = document.getElementById("__drawer");
if (label && drawer) {
  const menu = document.createElement("button");
  Object.assign(menu, { type: "button", className: label.className, ariaLabel: "Menu" });
  menu.setAttribute("for", "__drawer");  // the theme's style sheet finds it by this
  menu.append(...label.childNodes);
  menu.addEventListener("click", () => drawer.click());
  label.replaceWith(menu);
  const tell = () => menu.setAttribute("aria-expanded", drawer.checked);
  tell();
  drawer.addEventListener("change", tell);
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !drawer.checked) return;
    drawer.click();
    menu.focus();
  });
}
