// Drag the lines of a chain into another order. The arrows beside each line do the same without this.

function makeSortable() {
  if (!window.Sortable) return;
  document.documentElement.classList.add("can-sort");
  for (const order of document.querySelectorAll("#orders .order")) {
    new window.Sortable(order, {
      animation: 120,
      draggable: "li:not(.none)",
      filter: "button",
      preventOnFilter: false,
      delay: 180,
      delayOnTouchOnly: true,
      onEnd: ({ oldIndex, newIndex }) => {
        if (oldIndex !== newIndex) order.closest("form").requestSubmit();
      },
    });
  }
}

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id === "orders") makeSortable();
});

makeSortable();
