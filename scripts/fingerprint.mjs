// Gives the built files their lasting form: names by content, the content policy by hash,
// the embedding script under its version. After scripts/bundle.mjs, before scripts/worker.mjs.
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2];
const page = join(folder, "index.html");
const read = (name) => readFileSync(join(folder, name), "utf8");
const hash = (bytes, algorithm, form) => createHash(algorithm).update(bytes).digest(form);
let html = readFileSync(page, "utf8");

// --- names: a file whose name stays is a file that stays ---------------------
function name_by_content(old, stem, ending) {
  const name = `${stem}-${hash(readFileSync(join(folder, old)), "sha256", "hex").slice(0, 16)}${ending}`;
  renameSync(join(folder, old), join(folder, name));
  if (!html.includes(old)) throw new Error(`index.html does not name ${old}`);
  html = html.replaceAll(old, name);
  return name;
}
const [wasm] = readdirSync(folder).filter((name) => name.endsWith("_bg.wasm"));
name_by_content(wasm, wasm.replace(/-[0-9a-f]+_bg\.wasm$/, ""), ".wasm");
name_by_content("load.js", "load", ".js");
name_by_content("frame.js", "frame", ".js");
name_by_content("qr.js", "qr", ".js");
name_by_content("later.js", "later", ".js");
for (const name of readdirSync(folder).filter((name) => /\.bin$/.test(name))) {
  name_by_content(name, name.replace(/\.bin$/, ""), ".bin");
}
for (const name of readdirSync(folder).filter((name) => /^library-.*\.json$/.test(name))) {
  name_by_content(name, name.replace(/\.json$/, ""), ".json");
}

// --- the content policy, from the page's final bytes -------------------------
const styles = [...html.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, css]) => `'sha256-${hash(css, "sha256", "base64")}'`);
if (/ style="|<script(?![^>]* src=)/.test(html)) throw new Error("index.html has an inline script or a style attribute");
const policy = [
  "default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", `style-src 'self' ${styles.join(" ")}`,
  "img-src 'self' data:", "font-src 'none'", "connect-src 'self'", "manifest-src 'self'", "worker-src 'self'",
  "base-uri 'none'", "form-action 'none'",
].join("; ");
// What every browser can be held to from the first byte; web/load/policy.js adds the whole policy
// in the form the browser and the frame around it can live with.
const from_start = [
  "script-src-attr 'none'", `style-src ${styles.join(" ")}`, "object-src 'none'", "frame-src 'none'", "media-src 'none'",
  "font-src 'none'", "base-uri 'none'", "form-action 'none'",
].join("; ");
const meta = `<meta http-equiv="Content-Security-Policy" content="${from_start}">\n<meta name="content-security-policy" content="${policy}">\n`;
html = html.replace(/(<meta charset="utf-8">\n)/, (charset) => charset + meta);
if (!html.includes(meta)) throw new Error("index.html has no place for the content policy");
writeFileSync(page, html);

// The same for servers, as files that their configurations include: docs/hosting.md.
const demo = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'";
const hosting = join(folder, "hosting");
rmSync(hosting, { recursive: true, force: true });
mkdirSync(hosting);
writeFileSync(join(hosting, "policy.txt"), `${policy}\n`);
writeFileSync(join(hosting, "policy.nginx"), `map $uri $subsidy_policy {\n  default "${policy}";\n  "~/demo/" "${demo}";\n}\n`);
writeFileSync(join(hosting, "policy.caddy"), `header Content-Security-Policy "${policy}"\nheader /demo/* Content-Security-Policy "${demo}"\n`);
writeFileSync(join(hosting, "policy.apache"), `Header always set Content-Security-Policy "${policy}"\nHeader always set Content-Security-Policy "${demo}" "expr=%{REQUEST_URI} =~ m#/demo/#"\n`);

// --- the embedding script under its version ----------------------------------
const script = read("embed.js");
const [, version] = readFileSync("web/embed.js", "utf8").match(/const VERSION = "([\d.]+)"/);
const integrity = `sha384-${hash(script, "sha384", "base64")}`;
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
