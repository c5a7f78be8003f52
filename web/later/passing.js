// Taking the results along, for the app: the clipboard, the system's sheet, the printer. What a
// browser lacks or refuses has a stand-in.
import { kiosk } from "../load/page.js";

/** Copies a text; `done` is told whether that worked. */
export function copy(text, done) {
  const command = () => done(copyByCommand(text));
  try {
    navigator.clipboard.writeText(text).then(() => done(true), command);
  } catch (_) {
    command(); // plain http, old browsers and many apps have no clipboard
  }
}

/** The command of old, which copies what is marked in a field. */
function copyByCommand(text) {
  const focused = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.readOnly = true; // no keyboard comes up
  field.className = "copying";
  document.body.append(field);
  field.focus({ preventScroll: true });
  field.select();
  field.setSelectionRange(0, text.length);
  try {
    return document.execCommand("copy");
  } catch (_) {
    return false;
  } finally {
    field.remove();
    if (focused && focused.focus) focused.focus({ preventScroll: true });
  }
}

/** Gives a field the focus and marks all that stands in it. */
export function mark(id) {
  const field = document.getElementById(id);
  if (!field) return;
  field.focus();
  field.select();
  field.setSelectionRange(0, field.value.length);
}

/** Opens the system's sheet; `isRefused` is told whether it does not open, not whether the person closed it. */
export function share(title, url, isRefused) {
  try {
    navigator.share({ title, url }).then(() => isRefused(false), (error) => isRefused(error.name !== "AbortError"));
  } catch (_) {
    isRefused(true);
  }
}

// Milliseconds in which presses are one: a hall's browser prints without asking, on paper that
// takes a while to come out.
const ONE_PRESS = kiosk ? 10000 : 1000;
// Milliseconds after which printing has begun, if it does.
const BEGINS = 300;
const tells = "onbeforeprint" in window;
let pressed = -ONE_PRESS;

// Safari before 13 does not say when it prints, but its media do.
if (!tells && window.matchMedia) {
  matchMedia("print").addListener((media) => dispatchEvent(new Event(media.matches ? "beforeprint" : "afterprint")));
}

/**
 * Prints, and gives back whether it tried. A frame without the right to is refused in silence: then
 * `address` is opened outside of it. `isRefused` is told whether that may not be either.
 */
export function print(address, isRefused) {
  const now = performance.now();
  if (now - pressed < ONE_PRESS) {
    isRefused(false);
    return false;
  }
  pressed = now;
  if (!tells) dispatchEvent(new Event("beforeprint"));
  let begun = false;
  const begin = () => { begun = true; };
  addEventListener("beforeprint", begin);
  window.print();
  setTimeout(() => {
    removeEventListener("beforeprint", begin);
    if (begun || !tells || window.parent === window) return isRefused(false);
    const outside = window.open(address, "_blank");
    if (outside) outside.opener = null;
    isRefused(!outside);
  }, BEGINS);
  return true;
}
