// Wordings and the note on the match: after an answer took the place of what was pressed, the focus
// goes to its heading. Answers that come by themselves, while a model writes, move nothing.

const HEADINGS = { rewordings: "rewordings-title", "match-note": "match-note-title" };

document.addEventListener("htmx:afterSwap", (event) => {
  const heading = HEADINGS[event.detail.target?.id];
  const isPressed = event.detail.requestConfig?.verb === "post";
  if (heading && isPressed && document.activeElement === document.body) {
    document.getElementById(heading)?.focus({ preventScroll: true });
  }
});

// The file that was just made comes by itself, once.
const made = document.querySelector("[data-hand-out]");
if (made) {
  const address = new URL(location);
  address.searchParams.delete("made");
  history.replaceState(history.state, "", address);
  made.click();
}
