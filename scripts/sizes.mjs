// Compresses what a browser downloads (brotli and gzip, beside each file), prints every
// size, and fails when a first visit would cost more than the budget.
import { readFileSync, writeFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync, constants } from "node:zlib";

// Bytes, brotli, all files of a first visit together: those beside index.html. It holds the
// calculator and the whole library as pages of the app; the plain files in library/ are
// compressed too, but nobody downloads them to begin with.
const BUDGET = 180 * 1000;
const folder = process.argv[2];
const rows = [];
const library = { raw: 0, gzip: 0, brotli: 0, count: 0 };

function compress(path) {
  const raw = readFileSync(path);
  const brotli = brotliCompressSync(raw, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length, [constants.BROTLI_PARAM_LGWIN]: 24 },
  });
  const gzip = gzipSync(raw, { level: 9 });
  writeFileSync(`${path}.br`, brotli);
  writeFileSync(`${path}.gz`, gzip);
  return { raw: raw.length, gzip: gzip.length, brotli: brotli.length };
}

function below(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) below(path);
    else if (!/\.(br|gz)$/.test(entry.name)) {
      const size = compress(path);
      for (const key of ["raw", "gzip", "brotli"]) library[key] += size[key];
      library.count += 1;
    }
  }
}

const entries = readdirSync(folder, { withFileTypes: true });
const files = entries.filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name));
for (const name of files.map((file) => file.name).sort()) rows.push({ name, ...compress(join(folder, name)) });
for (const entry of entries) if (entry.isDirectory()) below(join(folder, entry.name));
const kb = (bytes) => (bytes / 1000).toFixed(1).padStart(8);
console.log("[sizes]  raw KB  gzip KB  brotli KB");
for (const row of rows) console.log(`[sizes]${kb(row.raw)} ${kb(row.gzip)}   ${kb(row.brotli)}  ${row.name}`);
if (library.count) console.log(`[sizes]${kb(library.raw)} ${kb(library.gzip)}   ${kb(library.brotli)}  ${library.count} files below, no part of a first visit`);
const total = rows.reduce((sum, row) => sum + row.brotli, 0);
console.log(`[sizes] first visit: ${kb(total).trim()} KB brotli of ${BUDGET / 1000} KB`);
if (total > BUDGET) {
  console.error("[sizes] over the budget: look for what grew, or say in scripts/sizes.mjs why the line moves");
  process.exit(1);
}
