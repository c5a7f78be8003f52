// Makes the built module and its glue smaller: the module is optimised, imports get short
// names in both, the glue is minified, and the page loses its white space.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { minify } from "terser";

const folder = process.argv[2];
const FEATURES = ["--enable-bulk-memory", "--enable-bulk-memory-opt", "--enable-sign-ext", "--enable-nontrapping-float-to-int", "--enable-multivalue", "--enable-mutable-globals"];

const [wasmName] = readdirSync(folder).filter((name) => name.endsWith("_bg.wasm"));
const wasm = join(folder, wasmName);
const glue = join(folder, wasmName.replace("_bg.wasm", ".js"));

// Rust checks before it divides or indexes, never uses the first kilobyte, and starts from
// zeroed memory: the optimiser may rely on that.
const TRUE_OF_RUST = ["--ignore-implicit-traps", "--low-memory-unused", "--zero-filled-memory"];
const OPT = join("node_modules", ".bin", "wasm-opt");
execFileSync(OPT, [...FEATURES, ...TRUE_OF_RUST, "--flatten", "--rereloop", "-Oz", "-Oz", "-Oz", "--strip-debug", "--strip-producers", wasm, "-o", wasm], { stdio: "inherit" });

const imported = WebAssembly.Module.imports(new WebAssembly.Module(readFileSync(wasm))).map(({ name }) => name);
let text = readFileSync(glue, "utf8");
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

// Rewrites the import section (id 2) of a module with other names for the functions.
function renameImports(module, names) {
  let at = 8; // after the magic word and the version
  const leb = () => {
    let value = 0, shift = 0, byte;
    do {
      byte = module[at++];
      value |= (byte & 127) << shift;
      shift += 7;
    } while (byte > 127);
    return value;
  };
  const toLeb = (value) => {
    const bytes = [];
    do {
      bytes.push((value & 127) | (value > 127 ? 128 : 0));
      value >>>= 7;
    } while (value);
    return Buffer.from(bytes);
  };
  const toName = (text) => Buffer.concat([toLeb(Buffer.byteLength(text)), Buffer.from(text)]);
  const out = [module.subarray(0, 8)];
  while (at < module.length) {
    const start = at;
    const id = module[at++];
    const end = leb() + at;
    if (id !== 2) {
      out.push(module.subarray(start, (at = end)));
      continue;
    }
    const count = leb();
    const parts = [toLeb(count)];
    const word = () => {
      const length = leb();
      return module.subarray(at, (at += length)).toString();
    };
    for (let left = count; left > 0; left -= 1) {
      const from = word();
      const name = word();
      if (module[at] !== 0) throw new Error("only functions are imported");
      const type = at++;
      leb();
      parts.push(toName(from), toName(names.get(name)), module.subarray(type, at));
    }
    const section = Buffer.concat(parts);
    out.push(Buffer.from([2]), toLeb(section.length), section);
  }
  return Buffer.concat(out);
}
