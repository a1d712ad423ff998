// A resume while it is typed: what is not saved yet is kept in this browser, and offered again.

const form = () => document.getElementById("resume-form");
const key = () => `resume-${form().dataset.resume}`;
const NOT_TYPED = new Set(["csrfmiddlewaretoken", "compared", "mine"]);

function typed() {
  const values = {};
  for (const [name, value] of new FormData(form())) {
    if (!NOT_TYPED.has(name)) (values[name] ??= []).push(value.replaceAll("\r\n", "\n"));
  }
  return values;
}

function remember() {
  try {
    localStorage.setItem(key(), JSON.stringify({ values: typed(), at: Date.now() }));
  } catch {
    // A full or forbidden storage: the words are still in the page.
  }
}

function recall() {
  try {
    return JSON.parse(localStorage.getItem(key()));
  } catch {
    return null;
  }
}

const forget = () => localStorage.removeItem(key());

function says(values) {
  const { seen, base, ...rest } = values;
  return JSON.stringify(rest);
}

document.addEventListener("input", (event) => {
  if (form()?.contains(event.target)) remember();
});

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target?.id === "resume-form" && form()) remember();
});

document.addEventListener("htmx:beforeOnLoad", (event) => {
  const isSaved = event.detail.xhr.getResponseHeader("HX-Redirect");
  if (isSaved && event.detail.target?.id === "resume-form") forget();
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-leave]")) forget();
});

/* --- offered again when the page comes back ------------------------------------------------------ */

function offer() {
  const kept = form() && recall();
  if (!kept?.values) return;
  if (says(kept.values) === says(typed())) {
    forget();
    return;
  }
  const note = document.getElementById("unsaved-resume").content.firstElementChild.cloneNode(true);
  const when = new Date(kept.at).toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
  note.querySelector("[data-when]").textContent = when;
  note.querySelector("[data-put-back]").addEventListener("click", () => {
    note.remove();
    window.htmx.ajax("POST", form().getAttribute("hx-post"), {
      values: { ...kept.values, do: "show" },
      target: "#resume-form",
      swap: "outerHTML",
    });
  });
  note.querySelector("[data-throw-away]").addEventListener("click", () => {
    note.remove();
    forget();
  });
  form().before(note);
}

offer();
