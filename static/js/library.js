// The library by keyboard, as the review queue has it: everything here only moves the focus and
// presses what the page has.

const dialog = document.getElementById("keys");
const rows = () => [...document.querySelectorAll("#results tr[data-row]")];
const current = () => document.querySelector("#results tr[aria-current]");

/* --- keys ----------------------------------------------------------------------------------- */

const PRESSES = {
  x: () => current()?.querySelector('input[name="job"]')?.click(),
  s: () => current()?.querySelector(".star button")?.click(),
  o: () => current()?.querySelector('th[scope="row"] a')?.click(),
  u: () => document.querySelector(".changed button")?.click(),
  j: () => move(1),
  k: () => move(-1),
  "/": () => {
    const box = document.getElementById("id_q");
    box?.focus();
    box?.select();
  },
  "?": () => dialog.showModal(),
};

function isTyping(element) {
  return element.closest("input:not([type=checkbox]), textarea, select, [contenteditable]") !== null;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Escape" && event.target.id === "id_q") {
    event.preventDefault(); // a browser would throw the words away
    event.target.blur();
  }
  const press = PRESSES[event.key];
  if (!press || dialog.open || isTyping(event.target)) return;
  if (event.repeat && !"jk".includes(event.key)) return;
  event.preventDefault();
  press();
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-open-keys]")) dialog.showModal();
});

// A search that arrives late must not take the place away.
let place = "";

function mark(row) {
  place = row?.dataset.row ?? "";
  for (const each of rows()) each.removeAttribute("aria-current");
  row?.setAttribute("aria-current", "true");
}

function move(step) {
  const all = rows();
  const at = all.indexOf(current());
  const row = all[at < 0 ? 0 : Math.min(Math.max(at + step, 0), all.length - 1)];
  mark(row);
  focusOn(row);
  row?.scrollIntoView({ block: "nearest" });
}

function focusOn(row) {
  row?.querySelector('th[scope="row"] a')?.focus({ preventScroll: true });
}

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id === "saved-views") markView();
  if (event.target.id !== "results") return;
  markView();
  const row = rows().find((each) => each.dataset.row === place);
  mark(row);
  if (row && document.activeElement.matches("body, main")) focusOn(row);
});

document.addEventListener("focusin", (event) => {
  const row = event.target.closest("#results tr[data-row]");
  if (row) mark(row);
});

/* --- a change to many has ended: the list as it is now, unless ticks would be lost ---------------- */

document.addEventListener("htmx:afterSettle", (event) => {
  const again = document.querySelector("[data-show-again]");
  if (event.target.id === "results") again?.closest("p").remove();
  if (event.target.id !== "changes") return;
  if (!document.querySelector('#results input[name="job"]:checked')) again?.click();
});

/* --- which saved view is shown ------------------------------------------------------------------- */

function markView() {
  const shown = document.getElementById("results").dataset.view;
  for (const chip of document.querySelectorAll("#saved-views a.chip")) {
    const isShown = chip.search.slice(1) === shown;
    chip.classList.toggle("has", isShown);
    if (isShown) chip.setAttribute("aria-current", "page");
    else chip.removeAttribute("aria-current");
  }
}

/* --- leaving the box asks for nothing again ------------------------------------------------------ */

const form = document.querySelector(".library-form");
const asking = () => new URLSearchParams(new FormData(form)).toString();
let asked = asking();

document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.elt !== form) return;
  const now = asking();
  const isAgain = now === asked && event.detail.requestConfig.triggeringEvent?.type === "change";
  if (isAgain) event.preventDefault();
  asked = now;
});

/* --- a heading sorts: the form says so, too ------------------------------------------------------- */

document.addEventListener("htmx:afterSettle", (event) => {
  if (!event.detail.requestConfig?.elt.matches("a.sort")) return;
  form.elements.sort.value = document.getElementById("results").dataset.sort;
  asked = asking();
});

/* --- ticks ----------------------------------------------------------------------------------- */

function countTicked() {
  const boxes = [...document.querySelectorAll('#results input[name="job"]')];
  const all = document.querySelector("[data-tick-all]");
  const option = document.querySelector('#scope option[value="ticked"]');
  if (!all || !option) return;
  const ticked = boxes.filter((box) => box.checked).length;
  all.checked = ticked === boxes.length;
  all.indeterminate = ticked > 0 && ticked < boxes.length;
  option.textContent = ticked ? `Ticked (${ticked})` : "Ticked";
}

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-tick-all]")) {
    const { checked } = event.target;
    for (const box of document.querySelectorAll('#results input[name="job"]')) box.checked = checked;
  }
  if (event.target.closest("#results")) countTicked();
});
// A page that the browser brings back may have its ticks still.
window.addEventListener("pageshow", countTicked);

/* --- menus close like menus -------------------------------------------------------------------- */

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.drop[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
