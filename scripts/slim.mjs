// Makes the built module and its glue smaller: what only a panic would say goes from the
// module, the rest is optimised, imports get short names in both, the glue is minified, and the
// page loses its white space.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { minify } from "terser";
import { blankPlaces, renameImports, stopAtOnce } from "./wasm.mjs";

const folder = process.argv[2];
const FEATURES = ["--enable-bulk-memory", "--enable-bulk-memory-opt", "--enable-sign-ext", "--enable-nontrapping-float-to-int", "--enable-multivalue", "--enable-mutable-globals"];

const [wasmName] = readdirSync(folder).filter((name) => name.endsWith("_bg.wasm"));
const wasm = join(folder, wasmName);
const glue = join(folder, wasmName.replace("_bg.wasm", ".js"));

// A panic composes a message, with the place in the source, which no browser shows: the module
// only stops. So it stops at once. The standard library built that way would do the same, but
// needs an unstable compiler.
const PANICS =
  /^<?(core|std|alloc|hashbrown|__rustc)(\[\w+\])?::.*(panicking::(panic(?!_count)|assert)|rust_panic|_fail(ed)?\b|panic_(already|access)|handle_(alloc_)?error|capacity_overflow|rust_oom)/;
const { stopped, count } = stopAtOnce(readFileSync(wasm), PANICS);
const { blank, places } = blankPlaces(stopped);
if (!count || !places) throw new Error("no panic is found: the form of names or places has changed, see scripts/wasm.mjs");
writeFileSync(wasm, blank);

// Rust checks before it divides or indexes, never uses the first kilobyte, and starts from
// zeroed memory: the optimiser may rely on that.
const TRUE_OF_RUST = ["--ignore-implicit-traps", "--low-memory-unused", "--zero-filled-memory"];
// What is called once is not put into its caller unless small, and by name functions alike
// stand together: both pack better.
const SMALLEST = ["--one-caller-inline-max-function-size=20", "--flatten", "--rereloop", "-Oz", "-Oz", "-Oz", "--reorder-functions-by-name"];
const STRIPPED = ["--strip-debug", "--strip-producers"];
const optimise = join("node_modules", ".bin", "wasm-opt");
execFileSync(optimise, [...FEATURES, ...TRUE_OF_RUST, ...SMALLEST, ...STRIPPED, wasm, "-o", wasm], { stdio: "inherit" });

const imported = WebAssembly.Module.imports(new WebAssembly.Module(readFileSync(wasm))).map(({ name }) => name);
let text = readFileSync(glue, "utf8");
// An import that only went with a panic goes from the glue too, one line or to its closing one.
const used = (whole, name) => (imported.includes(name) ? whole : "");
text = text.replace(/^ {8}(\w+): function\([^)]*\) \{\n[\s\S]*?^ {8}\},\n/gm, used);
text = text.replace(/^ {8}(\w+): function\([^)]*\) \{.*\},\n/gm, used);
// Short names for what is imported, in the glue and in the module alike.
const short = new Map(imported.map((name, at) => [name, at.toString(36)]));
text = text.replace(/^ {8}(\w+): function/gm, (whole, name) => (short.has(name) ? `        "${short.get(name)}": function` : whole));
const lost = [...short.values()].filter((name) => !text.includes(`        "${name}": function`));
if (lost.length) throw new Error("the glue lacks an import: its form has changed, see scripts/slim.mjs");
writeFileSync(wasm, renameImports(readFileSync(wasm), short));
const { code } = await minify(text, { module: true, compress: { passes: 3 }, ecma: 2020 });
writeFileSync(glue, code);
// White space and comments go from the page; its form stays, for browsers that know no newer one.
const page = join(folder, "index.html");
const small = readFileSync(page, "utf8")
  .replace(/<!--[\s\S]*?-->/g, "")
  .replace(/(<style[^>]*>)([\s\S]*?)(<\/style>)/g, (_, open, css, close) =>
    open + css.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\s+/g, " ").replace(/ ?([{};,>]) ?/g, "$1").replace(/: /g, ":").replace(/;\}/g, "}").trim() + close)
  .replace(/\n\s*/g, "\n")
  .replace(/<\/style>\s*<style>/g, ""); // one style, one hash in the content policy
writeFileSync(page, small);
// A library that a script imports by its name is put into it; what the script does not use of
// it is dropped.
const whole = (script) => script.replace(/^import \{[^}]*\} from "(\w+)";$/m, (_, library) =>
  readFileSync(join("node_modules", library, "dist", "index.mjs"), "utf8").replace(/^export \{[^}]*\};$/m, ""));
for (const name of readdirSync(folder).filter((name) => name.endsWith(".js") && join(folder, name) !== glue)) {
  const small = await minify(whole(readFileSync(join(folder, name), "utf8")), { module: true, ecma: 2020, compress: { passes: 2 } });
  writeFileSync(join(folder, name), small.code);
}
