// Node cannot fetch from its own disk: the same module, with the file read first.
import { readFile } from "node:fs/promises";
import load from "./index.js";

export * from "./index.js";

/** Loads the module, once; a failure may be tried again. */
export default async function init(source) {
  await load(source ?? (await readFile(new URL("./subsidy_bg.wasm", import.meta.url))));
}
