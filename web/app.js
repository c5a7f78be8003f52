// What the app calls of our own scripts: src/scripts.rs declares each of these. A name that is
// missing here stops the build (scripts/bundle.mjs).
export { code } from "./load/code.js";
export { openLibrary, page } from "./load/library.js";
export { write } from "./load/morph.js";
export { loadMore, loadWords, report } from "./load/packs.js";
export { copy, mark, print, share } from "./load/passing.js";
