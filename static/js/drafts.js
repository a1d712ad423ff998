// Short texts: copy one, and say when one is ready.

const news = document.getElementById("draft-news");

function offerCopying() {
  for (const button of document.querySelectorAll("[data-copy]")) button.hidden = !navigator.clipboard;
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const box = document.getElementById(button.dataset.copy);
  const label = button.querySelector("span");
  try {
    await navigator.clipboard.writeText(box.value);
    label.textContent = "Copied";
    news.textContent = "The text is copied.";
  } catch {
    box.focus();
    box.select();
    label.textContent = "Press Ctrl+C";
  }
});

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target?.id !== "draft") return;
  const isWriting = document.getElementById("draft-words");
  const failed = document.querySelector("#draft .note.bad");
  if (isWriting) news.textContent = "The text is being written.";
  else if (!failed) news.textContent = "The text is ready.";
  if (document.activeElement === document.body) {
    document.getElementById("draft-heading")?.focus({ preventScroll: true });
  }
  offerCopying();
});

offerCopying();
