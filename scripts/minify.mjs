// Makes the built module and the page smaller: what only a panic would say goes from the module,
// the rest is optimised and parted in two, imports get short names in it and its glue, and the page loses its white
// space. scripts/bundle.mjs minifies the glue.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { style } from "./esbuild.mjs";
import { LEFT, optimise } from "./optimise.mjs";
import { listed, split } from "./split.mjs";
import { renameExports, renameImports } from "./wasm.mjs";

const folder = process.argv[2];

const [wasmName] = readdirSync(folder).filter((name) => name.endsWith("_bg.wasm"));
const wasm = join(folder, wasmName);
const glue = join(folder, wasmName.replace("_bg.wasm", ".js"));

let text = readFileSync(glue, "utf8");
optimise(wasm, "app");
// What the glue does not take need not be there; names that say how a closure is called may be short.
const taken = new Map([...text.matchAll(/\bwasm\.(\w+)/g)].map(([, name], at) => [name, /^wasm_bindgen__/.test(name) ? `c${at.toString(36)}` : name]));
writeFileSync(wasm, renameExports(readFileSync(wasm), taken));
text = text.replace(/\bwasm\.(\w+)/g, (_, name) => `wasm.${taken.get(name)}`);
split(wasm, join(folder, "later.wasm"), listed(), LEFT);

const imported = WebAssembly.Module.imports(new WebAssembly.Module(readFileSync(wasm))).map(({ name }) => name);
// An import that only went with a panic goes from the glue too, one line or to its closing one.
const used = (whole, name) => (imported.includes(name) ? whole : "");
text = text.replace(/^ {8}(\w+): function\([^)]*\) \{\n[\s\S]*?^ {8}\},\n/gm, used);
text = text.replace(/^ {8}(\w+): function\([^)]*\) \{.*\},\n/gm, used);
// Only a panic would say what a value of JavaScript is, and that stops at once.
const said = text;
text = text.replace(/^function debugString\(val\) \{\n[\s\S]*?^\}\n/m, "const debugString = String;\n");
if (text === said) throw new Error("the glue has no debugString: its form has changed, see scripts/minify.mjs");
// Short names for what is imported, in the glue and in the module alike.
const short = new Map(imported.map((name, at) => [name, at.toString(36)]));
text = text.replace(/^ {8}(\w+): function/gm, (whole, name) => (short.has(name) ? `        "${short.get(name)}": function` : whole));
const lost = [...short.values()].filter((name) => !text.includes(`        "${name}": function`));
if (lost.length) throw new Error("the glue lacks an import: its form has changed, see scripts/minify.mjs");
writeFileSync(wasm, renameImports(readFileSync(wasm), short));
writeFileSync(glue, text);
// White space and comments go from the page, and its styles become one: one hash in the content policy.
const page = join(folder, "index.html");
const html = readFileSync(page, "utf8").replace(/<!--[\s\S]*?-->/g, "").replace(/<\/style>\s*<style>/g, "");
const parts = html.split(/(<style[^>]*>)([\s\S]*?)(<\/style>)/);
const small = await Promise.all(parts.map((part, at) => at % 4 === 2 ? style(part) : part.replace(/\n\s*/g, "\n")));
writeFileSync(page, small.join(""));
