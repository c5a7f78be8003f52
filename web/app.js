// What the app calls of our own scripts: src/scripts.rs declares each of these. A name that is
// missing here stops the build (scripts/bundle.mjs).
import { bringLater } from "./load/later.js";
export { code } from "./load/code.js";
export { openLibrary, page } from "./load/library.js";
export { write } from "./load/morph.js";
export { load, report } from "./load/packs.js";

// Of web/later.js. What is here answers at once, since printing and copying are only granted to the press
// itself; a press before that waits for it, and where it does not come there is what stands in.
const later = (name, standIn) => (...said) => {
  if (self.subsidyLater) return self.subsidyLater[name](...said);
  bringLater().then((all) => all[name](...said), () => standIn && standIn(...said));
  return undefined;
};
export const copy = later("copy", (text, done) => done(false));
export const mark = later("mark");
export const print = later("print", (address, isRefused) => isRefused(true));
export const save = later("save");
export const share = later("share", (title, url, isRefused) => isRefused(true));
