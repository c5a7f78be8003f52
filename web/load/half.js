// The later half of the app's module: what it needs behind folds, on paper and in the library
// (scripts/split.mjs). Its place in the table of the first half stays empty until it has come.
import { bytes, kiosk, once, script } from "./page.js";

let first;

/** The first half is here, with what it exports. A hall shows nothing without the later one. */
export const begun = (exports) => {
  first = exports;
  return kiosk && bringHalf();
};

/** Brings the later half. */
export const bringHalf = once(() =>
  bytes(script.dataset.half, "later.wasm").then((module) => WebAssembly.instantiate(module, { first })));
