// Choosing records for a comparison in the table of all cases; without script the form asks for the ticked boxes.

import { Chosen } from "./shared/chosen.js";
import { byId } from "./shared/dom.js";

const form = byId("case-compare");
const table = byId("case-table");
const bar = document.createElement("p");
bar.className = "choice-bar";
bar.role = "group";
bar.ariaLabel = "Comparison";
bar.hidden = true;
form.replaceWith(bar);
const chosen = new Chosen(bar, table, form.getAttribute("action") ?? "");
// Rows come and go with filters, sorting and pages.
const rows = new MutationObserver(() => chosen.mark());
for (const body of table.getElementsByTagName("tbody")) rows.observe(body, { childList: true });
