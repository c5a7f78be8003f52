// What is shown where the app cannot start, or has stopped.
import { dropQuestions } from "./early.js";
import { kiosk, workers } from "./page.js";

// Milliseconds after which a network that brings nothing more is said to be slow.
const SLOW = 15000;

/**
 * Without a script the page says by itself, after some seconds, that the app does not open
 * (style/loading.css). Here it is on its way; if it does not arrive either, the page says so after all.
 * Gives what is to be called when it has arrived.
 */
export function seeItOpen() {
  const root = document.documentElement;
  root.setAttribute("data-opening", "");
  const late = setTimeout(() => root.setAttribute("data-opening", "slow"), SLOW);
  return () => {
    clearTimeout(late);
    root.removeAttribute("data-opening");
  };
}

/** The app could not start: tries once more where that may help, and says so otherwise. */
export function fail(error) {
  console.error(error);
  // Another tab may just have taken over a new release; loading again brings one whole release.
  const [visit] = performance.getEntriesByType("navigation");
  if (workers && workers.controller && visit && visit.type !== "reload") {
    location.reload();
    return;
  }
  show();
}

/** A fault in the module ends it for good: says so, and in a hall begins again by itself. */
export function listenForFaults() {
  addEventListener("error", (event) => {
    if (!window.WebAssembly || !(event.error instanceof WebAssembly.RuntimeError)) return;
    if (!kiosk || document.getElementById("failed")) return show();
    // Nothing of the visitor stays while the words are read, nor what the app had not written yet.
    const wipe = () => history.replaceState(null, "", location.pathname + location.search);
    wipe();
    document.documentElement.removeAttribute("data-screen");
    const app = document.getElementById("app");
    app.textContent = "";
    show(app.appendChild(document.createElement("div")));
    setTimeout(() => {
      wipe();
      location.reload();
    }, 5000);
  });
}

/** Puts the words for people in place of an element, once. */
function show(instead) {
  const place = instead || document.getElementById("loading") || document.querySelector("main") || document.body;
  const message = document.getElementById("cannot-run");
  dropQuestions();
  if (message && !document.getElementById("failed")) {
    place.replaceWith(message.content.cloneNode(true));
  }
}
