// Makes the published folder out of what wasm-bindgen wrote: the module and its glue small,
// the hand-written files beside them, package.json with the version. Prints the sizes.
import { copyFileSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { brotliCompressSync, gzipSync, constants } from "node:zlib";
import { bundle } from "./esbuild.mjs";
import { optimise } from "./optimise.mjs";

const AIM = 50 * 1000; // bytes, brotli, all that a browser downloads without the law
const [folder, version] = process.argv.slice(2);
const file = (name) => join(folder, name);

optimise(file("subsidy_bg.wasm"), "package");

// One script: what stands before the glue that wasm-bindgen wrote, and the glue. In Node one more.
const index = await bundle("package/js/index.js", { aliases: { glue: resolve(file("subsidy.js")) }, target: "es2020" });
writeFileSync(file("node.js"), await bundle("package/js/node.js", { target: "es2020", external: ["./index.js", "node:*"] }));
rmSync(file("subsidy.js"));
writeFileSync(file("index.js"), index);
copyFileSync("package/js/index.d.ts", file("index.d.ts"));
copyFileSync("package/README.md", file("README.md"));
writeFileSync(file("package.json"), JSON.stringify({
  name: "skill-subsidy-engine",
  version,
  description: "Which Chinese skill-training subsidies apply, how much they come to, and why: an engine without an interface",
  license: "MIT",
  type: "module",
  types: "./index.d.ts",
  exports: {
    ".": { types: "./index.d.ts", node: "./node.js", default: "./index.js" },
    "./subsidy_bg.wasm": "./subsidy_bg.wasm",
    "./law/*": "./law/*",
    "./package.json": "./package.json",
  },
  files: ["*.js", "*.d.ts", "*.wasm", "law/*.bin"],
  sideEffects: false,
  engines: { node: ">=18" },
}, null, 2) + "\n");

const kb = (bytes) => (bytes / 1000).toFixed(1);
console.log("[sizes]  raw KB  gzip KB  brotli KB");
function sum(names) {
  let total = 0;
  for (const name of names) {
    const raw = readFileSync(file(name));
    const brotli = brotliCompressSync(raw, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length, [constants.BROTLI_PARAM_LGWIN]: 24 },
    }).length;
    total += brotli;
    console.log(`[sizes] ${kb(raw.length).padStart(7)}  ${kb(gzipSync(raw, { level: 9 }).length).padStart(7)}  ${kb(brotli).padStart(9)}  ${name}`);
  }
  return total;
}
const own = sum(["index.js", "subsidy_bg.wasm"]);
const law = sum(readdirSync(file("law")).map((name) => `law/${name}`));
console.log(`[sizes] in a browser: ${kb(own)} KB brotli, where ${kb(AIM)} KB are aimed at, and ${kb(law)} KB of law`);
