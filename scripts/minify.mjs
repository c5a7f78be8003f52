// Makes the built module and its glue smaller: what only a panic would say goes from the
// module, the rest is optimised, imports get short names in both, the glue is minified, and the
// page loses its white space.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { minify } from "terser";
import { optimise } from "./optimise.mjs";
import { renameImports } from "./wasm.mjs";

const folder = process.argv[2];

const [wasmName] = readdirSync(folder).filter((name) => name.endsWith("_bg.wasm"));
const wasm = join(folder, wasmName);
const glue = join(folder, wasmName.replace("_bg.wasm", ".js"));

optimise(wasm);

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
if (lost.length) throw new Error("the glue lacks an import: its form has changed, see scripts/minify.mjs");
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
