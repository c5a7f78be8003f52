// The first questions stand in the page before the app does (site/src/early.rs). A tap is written
// into the address, where the app finds it (pages/src/model/link/mended.rs).
import { kiosk } from "./page.js";

const early = document.getElementById("early");

/** Switches the first questions on, or hides them where the app begins with something else. */
export function listenForTaps() {
  if (!early) return;
  if (location.hash.startsWith("#/") || kiosk) {
    early.hidden = true;
    return;
  }
  early.querySelectorAll("[data-early]").forEach((button) => { button.disabled = false; });
  early.addEventListener("click", (event) => {
    const button = event.target.closest("[data-early]");
    if (button) say(button);
  });
}

/** Takes out what only the app could answer. */
export function dropQuestions() {
  if (early && early.isConnected) document.querySelectorAll("#early, .head-tools").forEach((part) => part.remove());
}

/** Writes what a button says behind what the address says, over which it wins: `!region=650400`, or
 * `!veteran=` where it is taken back. */
function say(button) {
  const said = button.dataset.early.split("&").map((part) => part.split("="));
  const parts = location.hash.slice(1).split("&").filter(Boolean);
  const link = parts.filter((part) => part[0] !== "!");
  const taps = new Map(parts.filter((part) => part[0] === "!").map((part) => part.slice(1).split("=")));
  const one = /^(region|for)$/.test(said[0][0]); // of these there is one, pressed or not
  const on = one || button.getAttribute("aria-pressed") !== "true";
  for (const [key, value] of said) taps.set(key, on ? value : "");
  try {
    history.replaceState(null, "", `#${link.concat(Array.from(taps, (tap) => `!${tap.join("=")}`)).join("&")}`);
  } catch (_) {
    return; // a sandboxed frame may not; the app will be there in a moment
  }
  if (one) {
    early.querySelectorAll(`[data-early^="${said[0][0]}="]`).forEach((other) => other.setAttribute("aria-pressed", "false"));
  }
  button.setAttribute("aria-pressed", String(on));
}
