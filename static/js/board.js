// Drag a card to another column. The answer is the whole board as it truly is, so a refused card
// is back in its place with a sentence that says why. The “Move…” menu does the same without this.

const board = () => document.getElementById("board");
let moved = null; // the card to put the focus on when the board has been exchanged

function makeSortable() {
  if (!window.Sortable || !board()) return;
  for (const cards of board().querySelectorAll(".cards")) {
    new window.Sortable(cards, {
      group: "board",
      sort: false,
      animation: 120,
      draggable: ".tick",
      filter: "details",
      preventOnFilter: false,
      delay: 180,
      delayOnTouchOnly: true,
      touchStartThreshold: 6,
      scroll: true,
      bubbleScroll: true,
      onStart: ({ item }) => startDrag(item),
      onEnd: drop,
    });
  }
}

function possibleStages(card) {
  return new Set([...card.querySelectorAll('button[name="stage"]')].map((button) => button.value));
}

function startDrag(card) {
  board().classList.add("dragging");
  const possible = possibleStages(card);
  for (const cards of board().querySelectorAll(".cards")) {
    cards.classList.toggle("possible", possible.has(cards.dataset.stage));
  }
}

function drop({ item, from, to, oldIndex }) {
  board().classList.remove("dragging");
  if (from === to) return;
  moved = { card: item, from, place: from.children[oldIndex] ?? null, id: item.id };
  window.htmx.ajax("POST", item.dataset.move, {
    source: item,
    target: "#board",
    swap: "outerHTML",
    values: { stage: to.dataset.stage, expected: from.dataset.stage },
  }).catch(() => {}); // a failure is told and mended by the events below
}

function putBack() {
  if (moved?.card.isConnected && moved.from) moved.from.insertBefore(moved.card, moved.place);
  moved = null;
}

// A card that has moved meanwhile answers 409: the page shows the board as it is now.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target?.id !== "board" || event.detail.xhr.status !== 409) return;
  event.detail.shouldSwap = true;
  event.detail.isError = false;
});

for (const name of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
  document.addEventListener(name, (event) => {
    if (event.detail.target?.id === "board") putBack();
  });
}

document.addEventListener("htmx:beforeRequest", (event) => {
  const card = event.detail.elt.closest?.(".tick");
  if (card && !moved) moved = { card, id: card.id };
});

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id !== "board") return;
  makeSortable();
  const id = moved?.id;
  moved = null;
  if (!document.activeElement.matches("body, main, #board")) return;
  (document.getElementById(id)?.querySelector(".title") ?? board()).focus({ preventScroll: true });
});

// One menu at a time; Escape closes it.
document.addEventListener("toggle", (event) => {
  if (!event.target.matches?.(".moves") || !event.target.open) return;
  for (const other of document.querySelectorAll(".moves[open]")) {
    if (other !== event.target) other.open = false;
  }
}, true);
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && event.target.closest(".moves[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

makeSortable();
