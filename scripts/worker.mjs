// Writes sw.js from the files that are really there. Its list is what a visit needs, each
// file with the hash of its content; the hash of the list names the release.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { script } from "./esbuild.mjs";

const folder = process.argv[2];
// Not part of a visit: the worker itself, what other pages load, what the server sends.
const LEFT_OUT = /^(sw\.js|embed.*\.(js|json))$|\.(br|gz)$/;
const hash = (bytes, algorithm = "sha256") => createHash(algorithm).update(bytes);

const names = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isFile() && !LEFT_OUT.test(entry.name))
  .map((entry) => entry.name)
  .sort();
const files = names.map((name) => [
  name === "index.html" ? "./" : name,
  `sha256-${hash(readFileSync(join(folder, name))).digest("base64")}`,
]);
for (const needed of ["./", /\.wasm$/, /^load-.*\.js$/, /^law-.*\.bin$/, /^words-.*\.bin$/, /^texts-.*\.bin$/, /^more-.*\.bin$/, /^library-.*\.json$/]) {
  const found = files.some(([name]) => (needed instanceof RegExp ? needed.test(name) : needed === name));
  if (!found) throw new Error(`nothing in ${folder} is ${needed}: an incomplete release must not be kept`);
}
const template = readFileSync(new URL("../web/worker.js", import.meta.url), "utf8");
const list = JSON.stringify(files);
const release = hash(list + template).digest("hex").slice(0, 16);
const filled = template.replace('"%FILES%"', () => list).replace("%RELEASE%", release);
writeFileSync(join(folder, "sw.js"), await script(filled));
console.log(`[build] release ${release}: ${files.length} files work without a network`);
