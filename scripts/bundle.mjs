// Writes the page's scripts into the built folder: web/load.js with the module's glue in it, beside
// it what only frames, halls and host pages load, and the service worker, which waits in hosting/ for
// the list of a release's files. After scripts/minify.mjs.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { bundle, script } from "./esbuild.mjs";

const folder = process.argv[2];
const [glue] = readdirSync(folder).filter((name) => /^subsidy-calculator-[0-9a-f]+\.js$/.test(name));
const write = (name, text) => writeFileSync(join(folder, name), text);

// The glue imports web/app.js for the module: a function that it lacks stops the build here. Where the
// module is the loader says; the glue's own guess would need `import.meta`.
write("load.js", await bundle("web/load.js", { aliases: { glue: resolve(folder, glue) }, define: { "import.meta.url": "location.href" } }));
rmSync(join(folder, glue));
write("frame.js", await bundle("web/frame.js", { format: "iife" }));
write("qr.js", await bundle("web/qr.js", { format: "iife", global: "subsidyCode" }));
write("later.js", await bundle("web/later.js", { format: "iife", global: "subsidyLater" }));
write("embed.js", await bundle("web/embed.js", { format: "iife" }));
mkdirSync(join(folder, "hosting"), { recursive: true });
write("hosting/worker.js", await script(readFileSync("web/worker.js", "utf8")));
