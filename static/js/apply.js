// The letter while it is typed: nothing typed is lost, even when the server is gone.

const news = document.getElementById("letter-news");
const textarea = () => document.getElementById("letter-text");
const key = (box) => `letter-${box.dataset.job}`;

/* --- what is not saved yet is kept in this browser --------------------------------------------- */

function remember(box) {
  try {
    localStorage.setItem(key(box), JSON.stringify({ text: box.value, at: Date.now() }));
  } catch {
    // A full or forbidden storage: the text is still in the page.
  }
}

function recall(box) {
  try {
    return JSON.parse(localStorage.getItem(key(box)));
  } catch {
    return null;
  }
}

const forget = (box) => localStorage.removeItem(key(box));

document.addEventListener("input", (event) => {
  if (event.target.id === "letter-text") remember(event.target);
});

document.addEventListener("htmx:beforeRequest", (event) => {
  const box = textarea();
  if (box && event.detail.target?.id === "letter-status") box.dataset.sent = box.value;
});

document.addEventListener("htmx:afterRequest", (event) => {
  const box = textarea();
  if (!box || event.detail.target?.id !== "letter-status") return;
  if (event.detail.successful && box.value === box.dataset.sent) forget(box);
});

// A whole-page save or an export carries the text along.
document.addEventListener("submit", (event) => {
  const box = textarea();
  if (box && event.target.id === "letter-form") remember(box);
});

/* --- and offered again when the page comes back ------------------------------------------------- */

function offerUnsaved() {
  const box = textarea();
  const kept = box && recall(box);
  if (!kept) return;
  if (kept.text === box.value || !kept.text.trim()) {
    forget(box);
    return;
  }
  const at = new Date(kept.at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  const note = document.createElement("div");
  note.className = "note warn unsaved";
  note.setAttribute("role", "alert");
  const words = document.createElement("p");
  words.textContent = `Text that you typed here at ${at} was not saved. `;
  const back = button("Put it back", () => {
    box.value = kept.text;
    note.remove();
    box.focus();
    box.dispatchEvent(new Event("input", { bubbles: true }));
  });
  const away = button("Throw it away", () => {
    forget(box);
    note.remove();
    box.focus();
  });
  words.append(back, " ", away);
  note.append(document.createElement("span"), words);
  box.form.prepend(note);
}

function button(label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "btn small";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}

/* --- when the writing begins and ends ------------------------------------------------------------ */

document.addEventListener("htmx:afterSwap", (event) => {
  const workspace = document.getElementById("workspace");
  if (event.detail.target?.id !== "workspace" || !workspace) return;
  const isWriting = document.getElementById("letter-words")?.hasAttribute("hx-get");
  const failed = workspace.querySelector(".note.bad");
  if (isWriting) news.textContent = "The letter is being written.";
  else if ("hasJustEnded" in workspace.dataset && !failed) news.textContent = "The letter is ready.";
  if (document.activeElement === document.body) {
    document.getElementById("letter-heading")?.focus({ preventScroll: true });
  }
  offerUnsaved();
});

offerUnsaved();
