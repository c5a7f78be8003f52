// Publishes the embedding script under its version and hash. After scripts/bundle.mjs.
import { createHash } from "node:crypto";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2];
const script = readFileSync(join(folder, "embed.js"));
const [, version] = readFileSync("web/embed.js", "utf8").match(/const VERSION = "([\d.]+)"/);
const integrity = `sha384-${createHash("sha384").update(script).digest("base64")}`;
const file = `embed-${version}.js`;
copyFileSync(join(folder, "embed.js"), join(folder, file));
writeFileSync(join(folder, "embed.json"), `${JSON.stringify({ version, file, integrity }, null, 2)}\n`);
console.log(`[build] ${file}  integrity="${integrity}"`);
// Host pages pin this hash: a published version may never change.
if (!readFileSync("docs/embedding.md", "utf8").includes(`${file}" integrity="${integrity}"`)) {
  console.error(`[build] docs/embedding.md publishes another hash for ${file}: raise VERSION in web/embed.js\n` +
    "        if that version is in use, and put the new name and hash into docs/embedding.md");
  process.exit(1);
}
