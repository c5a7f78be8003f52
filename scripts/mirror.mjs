// Mirrors the styles for languages that are written from right to left: those of the page, and those of
// the plain library. They wait in hosting/ with the script that puts them in place; a law with such a
// language takes them from there (site/src/publish/mirrored.rs). After scripts/minify.mjs.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import rtlcss from "rtlcss";
import { bundle, style } from "./esbuild.mjs";

const folder = process.argv[2];
const text = (name) => readFileSync(name, "utf8");
const write = (name, written) => writeFileSync(join(folder, "hosting", name), written);
const mirrored = (css) => style(`${rtlcss.process(css)}\n${text("style/mirrored.css")}`);

mkdirSync(join(folder, "hosting"), { recursive: true });
// That of the page is the first; the other is for browsers without scripts.
const [, page] = /<style>([\s\S]*?)<\/style>/.exec(text(join(folder, "index.html")));
const library = text("site/src/lib.rs").matchAll(/include_str!\("\.\.\/\.\.\/(style\/\w+\.css)"\)/g);
write("mirrored.css", await mirrored(page));
write("mirrored-library.css", await mirrored(Array.from(library, ([, name]) => text(name)).join("")));
write("mirror.js", await bundle("web/mirror.js", { format: "iife" }));
