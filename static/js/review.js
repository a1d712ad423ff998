// The review queue by keyboard and touch. Everything here only presses the buttons of the page:
// htmx does the requests, and the next card, which came with the page, is shown without waiting.

const current = () => document.querySelector("#review .deck > .card:not([hidden])");
const dialog = document.getElementById("keys");

/* --- keys ----------------------------------------------------------------------------------- */

const KEYS = new Set(["a", "r", "s", "u", "j", "k", "o", "t", "e"]);
// A key pressed for the next card while the answer for the last one is still on its way.
let waiting = null;
let onItsWay = null;

function isTyping(element) {
  return element.closest("input:not([type=checkbox]), textarea, select, [contenteditable]") !== null;
}

function control(key) {
  const inCard = current()?.querySelector(`[data-key="${key}"]`);
  return inCard ?? document.querySelector(`#review > :not(.two) [data-key="${key}"], #review .foot [data-key="${key}"], #review .upcoming [data-key="${key}"]`);
}

function press(key) {
  if (onItsWay) {
    waiting = { key, job: current()?.dataset.job };
    return;
  }
  const found = control(key);
  found?.click();
  if (found?.matches("summary")) found.focus();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (!document.getElementById("review") || dialog?.open || isTyping(event.target)) return;
  if (event.key === "?") {
    event.preventDefault();
    dialog.showModal();
  } else if (KEYS.has(event.key) && !event.repeat) {
    event.preventDefault();
    press(event.key);
  }
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-open-keys]")) dialog.showModal();
});

/* --- the next card at once --------------------------------------------------------------------- */

function showNext() {
  const card = current();
  const next = card?.nextElementSibling;
  if (!next?.matches(".card[hidden]")) return;
  card.hidden = true;
  next.hidden = false;
  mark(next);
}

function mark(card) {
  for (const row of document.querySelectorAll("#review [data-row]")) {
    row.toggleAttribute("aria-current", row.dataset.row === card.dataset.job);
    if (row.dataset.row === card.dataset.job) row.setAttribute("aria-current", "true");
  }
}

function bringBack() {
  const [card, next] = document.querySelectorAll("#review .deck > .card");
  if (!card) return;
  card.hidden = false;
  card.style.transform = "";
  if (next) next.hidden = true;
  mark(card);
  focusOn(card);
}

function focusOn(card) {
  card?.querySelector("h2")?.focus({ preventScroll: true });
}

function leavesCard(element) {
  return element.matches('.deck > .card [data-key="a"], .deck > .card [data-key="r"], .deck > .card [data-key="s"], [data-key="j"]');
}

document.addEventListener("htmx:beforeRequest", (event) => {
  const { elt, target } = event.detail;
  if (target?.id !== "review") return;
  onItsWay = elt;
  if (leavesCard(elt)) showNext();
});

for (const name of ["htmx:sendError", "htmx:responseError", "htmx:timeout", "htmx:sendAbort"]) {
  document.addEventListener(name, (event) => {
    if (event.detail.target?.id !== "review") return;
    onItsWay = waiting = null;
    bringBack();
  });
}

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id !== "review") return;
  onItsWay = null;
  const card = current();
  const heading = card?.querySelector("h2") ?? document.querySelector("#review .empty h2");
  // Focus was in the part that was exchanged: it goes to what the person reads next.
  if (document.activeElement.matches("body, main")) heading?.focus({ preventScroll: true });
  if (card && card.getBoundingClientRect().top < 0) card.scrollIntoView();
  const pressed = waiting;
  waiting = null;
  if (pressed && (pressed.job === card?.dataset.job || pressed.key === "u")) press(pressed.key);
});

/* --- leaving the page at once --------------------------------------------------------------------- */

// The key that waits is sent along with what is on its way.
document.addEventListener("peregrine:leaving", () => {
  const card = current();
  if (!waiting || waiting.job !== card?.dataset.job) return;
  card.querySelector(`[hx-post][data-key="${waiting.key}"]`)?.click();
});

/* --- swipe: right approves, left rejects --------------------------------------------------------- */

const FAR_ENOUGH = 96; // px
let swipe = null;

document.addEventListener("pointerdown", (event) => {
  const card = event.target.closest("#review .deck > .card");
  if (!card || event.pointerType !== "touch" || event.target.closest("button, a, summary")) return;
  swipe = { card, x: event.clientX, y: event.clientY, id: event.pointerId, by: 0 };
});

document.addEventListener("pointermove", (event) => {
  if (swipe?.id !== event.pointerId) return;
  const by = event.clientX - swipe.x;
  if (Math.abs(by) < 12 || Math.abs(by) < 2 * Math.abs(event.clientY - swipe.y)) return;
  swipe.by = by;
  swipe.card.classList.add("swiping");
  swipe.card.classList.toggle("will-approve", by > FAR_ENOUGH);
  swipe.card.classList.toggle("will-reject", by < -FAR_ENOUGH);
  swipe.card.style.transform = `translateX(${by}px)`;
});

function endSwipe(event) {
  if (swipe?.id !== event.pointerId) return;
  const { card, by } = swipe;
  swipe = null;
  card.classList.remove("swiping", "will-approve", "will-reject");
  card.style.transform = "";
  if (event.type === "pointerup" && Math.abs(by) > FAR_ENOUGH) press(by > 0 ? "a" : "r");
}
document.addEventListener("pointerup", endSwipe);
document.addEventListener("pointercancel", endSwipe);

/* --- many at once -------------------------------------------------------------------------------- */

const bulk = document.querySelector("[data-bulk]");

function countSelected() {
  const boxes = [...bulk.querySelectorAll('input[name="job"]')];
  const chosen = boxes.filter((box) => box.checked).length;
  const all = bulk.querySelector("[data-select-all]");
  all.checked = chosen === boxes.length;
  all.indeterminate = chosen > 0 && chosen < boxes.length;
  bulk.querySelector("[data-selected]").textContent = chosen ? `${chosen} selected` : "";
}

bulk?.addEventListener("change", (event) => {
  if (event.target.matches("[data-select-all]")) {
    for (const box of bulk.querySelectorAll('input[name="job"]')) box.checked = event.target.checked;
  }
  countSelected();
});
