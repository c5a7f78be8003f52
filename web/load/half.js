// The later half of the app's module: what it needs behind folds, on paper and in the library
// (scripts/split.mjs). Its place in the table of the first half stays empty until it has come.
import { kiosk, script } from "./page.js";

let first, coming;

/** The first half is here, with what it exports. A hall shows nothing without the later one. */
export const begun = (exports) => {
  first = exports;
  return kiosk && bringHalf();
};

/** Brings the later half, once; where it did not come it is brought anew when next asked for. */
export function bringHalf() {
  coming = coming || fetch(script.dataset.half, { credentials: "same-origin" })
    .then((answer) => answer.ok ? answer.arrayBuffer() : Promise.reject(new Error(`later.wasm: ${answer.status}`)))
    .then((bytes) => WebAssembly.instantiate(bytes, { first }));
  coming.catch(() => { coming = undefined; });
  return coming;
}
