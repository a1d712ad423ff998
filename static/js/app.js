// Small things that every page shares: toasts, the choice of colours, a sentence when a request fails.

const SHOW_FOR = 8000;
const toasts = () => document.getElementById("messages");

/* --- toasts ------------------------------------------------------------------------------------ */

function closeLater(toast) {
  if (toast.dataset.timed || !("toast" in toast.dataset) || toast.matches(".error, .warning")) return;
  toast.dataset.timed = "true";
  let timer;
  const start = () => { timer = setTimeout(() => toast.remove(), SHOW_FOR); };
  const pause = () => clearTimeout(timer);
  toast.addEventListener("mouseenter", pause);
  toast.addEventListener("mouseleave", start);
  toast.addEventListener("focusin", pause);
  toast.addEventListener("focusout", start);
  start();
}

function watchToasts() {
  const region = toasts();
  if (!region) return;
  const closeAllLater = () => region.querySelectorAll("[data-toast]").forEach(closeLater);
  new MutationObserver(closeAllLater).observe(region, { childList: true });
  closeAllLater();
}

document.addEventListener("click", (event) => {
  event.target.closest("[data-close-toast]")?.closest(".toast").remove();
});

/* --- light, dark, or as the device says ----------------------------------------------------------- */

document.addEventListener("submit", (event) => {
  const form = event.target.closest("[data-theme-form]");
  if (!form || !event.submitter) return;
  event.preventDefault();
  const theme = event.submitter.value;
  document.cookie = `peregrine_theme=${theme}; path=/; max-age=${theme ? 31536000 : 0}; samesite=lax`;
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  for (const button of form.querySelectorAll("button")) {
    button.setAttribute("aria-pressed", String(button === event.submitter));
  }
});

/* --- the account menu closes like a menu ----------------------------------------------------------- */

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.account[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.querySelector("details.account[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

/* --- the token of this browser ------------------------------------------------------------------------ */

// Signing in, in any tab, gives the browser a new one; what the open pages were made with is old then.
const token = () => document.cookie.match(/(?:^|; )peregrine_csrf=([^;]+)/)?.[1];

document.addEventListener("htmx:configRequest", (event) => {
  const { headers, parameters } = event.detail;
  if (!token()) return;
  headers["x-csrftoken"] = token();
  if (parameters.csrfmiddlewaretoken) parameters.csrfmiddlewaretoken = token();
});
document.addEventListener("submit", (event) => {
  const field = event.target.elements.namedItem("csrfmiddlewaretoken");
  if (field && token()) field.value = token();
}, { capture: true });

/* --- when a request fails ---------------------------------------------------------------------------- */

const sentences = {
  0: "Peregrine does not answer. Is it still running?",
  400: "Peregrine did not understand that request. Reload the page and try again.",
  401: "You are signed out. What you typed is still here: sign in in another tab, then press Retry.",
  403: "This page is out of date. Reload it and try again.",
  404: "That is not here any more. Reload the page to see what changed.",
  405: "That does not work here. Reload the page and try again.",
  413: "That is too large to send.",
  429: "That was too often. Wait a moment and try again.",
};

let failed = null;
let isDismissed = false;

function showFailure(detail) {
  const status = detail.xhr?.status ?? 0;
  // A page that asks again by itself says so once, not every three seconds.
  if (isDismissed && (status === 0 || status === 401)) return;
  failed = detail;
  document.querySelector("#messages [data-failure]")?.remove();
  const toast = document.getElementById("connection-toast").content.firstElementChild.cloneNode(true);
  toast.dataset.failure = String(status);
  toast.querySelector("p").textContent =
    sentences[status] ?? "Something went wrong inside Peregrine. The log says what.";
  toast.querySelector("[data-sign-in]").hidden = status !== 401;
  toast.querySelector("[data-close-toast]").addEventListener("click", () => { isDismissed = true; });
  toasts().append(toast);
}

function retry() {
  const { elt, requestConfig } = failed ?? {};
  document.querySelector("#messages [data-failure]")?.remove();
  if (!elt?.isConnected) {
    window.location.reload();
    return;
  }
  window.htmx.ajax(requestConfig.verb, requestConfig.path, {
    source: elt,
    target: requestConfig.target?.isConnected ? requestConfig.target : undefined,
  });
}

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-retry]")) retry();
});
for (const name of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
  document.addEventListener(name, (event) => showFailure(event.detail));
}
document.addEventListener("htmx:afterOnLoad", (event) => {
  if (event.detail.failed) return;
  isDismissed = false;
  document.querySelector('#messages [data-failure="0"]')?.remove();
});

/* --- leaving the page while a move is on its way ------------------------------------------------------ */

// The browser breaks off what has no answer yet. Sent twice does no harm where this is asked for:
// a job that has moved already stays as it is.
const onTheirWay = new Map();

document.addEventListener("htmx:beforeSend", (event) => {
  const { elt, target, xhr, requestConfig } = event.detail;
  if (requestConfig.verb !== "post" || !(elt.closest("[data-kept]") ?? target.closest("[data-kept]"))) return;
  onTheirWay.set(xhr, requestConfig);
});
document.addEventListener("htmx:afterRequest", (event) => onTheirWay.delete(event.detail.xhr));

window.addEventListener("pagehide", () => {
  document.dispatchEvent(new CustomEvent("peregrine:leaving"));
  for (const { path, formData, headers } of onTheirWay.values()) {
    fetch(path, { method: "POST", body: new URLSearchParams(formData), headers, keepalive: true }).catch(() => {});
  }
});

/* --- leaving settings that are not saved ------------------------------------------------------------- */

let unsaved = null;
document.addEventListener("input", (event) => {
  unsaved = event.target.closest("form.settings-form") ?? unsaved;
});
document.addEventListener("submit", (event) => {
  if (event.target === unsaved) unsaved = null;
});
window.addEventListener("beforeunload", (event) => {
  if (unsaved?.isConnected) event.preventDefault();
});

watchToasts();
