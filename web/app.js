// What the app calls of our own scripts: src/scripts.rs declares each of these. A name that is
// missing here stops the build (scripts/bundle.mjs).
export { code } from "./load/code.js";
export { openLibrary, page } from "./load/library.js";
export { write } from "./load/morph.js";
export { loadMore, loadWords, report } from "./load/packs.js";

// web/later.js comes once something is on the screen; a press before that does nothing.
const later = (name) => (...said) => self.subsidyLater && self.subsidyLater[name](...said);
export const copy = later("copy");
export const mark = later("mark");
export const print = later("print");
export const save = later("save");
export const share = later("share");
