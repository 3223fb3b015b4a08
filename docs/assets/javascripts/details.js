// Details that appear at a mark or a course go away with Escape, until something else is pointed at or has the focus.
"use strict";

{
  const { classList } = document.documentElement;
  addEventListener("keydown", ({ key }) => key === "Escape" && classList.add("details-off"));
  for (const event of ["pointerover", "focusin"]) addEventListener(event, () => classList.remove("details-off"));
}
