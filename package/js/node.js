// Node cannot fetch from its own disk: the same module and law, with the files read first.
import { readFile } from "node:fs/promises";
import start from "./index.js";

export * from "./index.js";

const LAW = ["law.bin", "words-zh-Hans.bin", "words-en.bin", "more.bin"];
const read = (name) => readFile(new URL(name, import.meta.url));

/** Loads the module and its law, once; a failure may be tried again. */
export default async function init(source, law) {
  if (law === undefined) law = await Promise.all(LAW.map((name) => read(`./law/${name}`)));
  await start(source ?? (await read("./subsidy_bg.wasm")), law);
}
