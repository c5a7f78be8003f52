// Compresses what a browser downloads (brotli and gzip, beside each file), prints every
// size, and fails when a first visit would cost more than the budget.
import { readFileSync, writeFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync, constants } from "node:zlib";

const BUDGET = 180 * 1000; // bytes, brotli, all files of a first visit together
const folder = process.argv[2];
const rows = [];
for (const name of readdirSync(folder).filter((name) => !/\.(br|gz)$/.test(name)).sort()) {
  const raw = readFileSync(join(folder, name));
  const brotli = brotliCompressSync(raw, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length, [constants.BROTLI_PARAM_LGWIN]: 24 },
  });
  const gzip = gzipSync(raw, { level: 9 });
  writeFileSync(join(folder, `${name}.br`), brotli);
  writeFileSync(join(folder, `${name}.gz`), gzip);
  rows.push({ name, raw: raw.length, gzip: gzip.length, brotli: brotli.length });
}
const kb = (bytes) => (bytes / 1000).toFixed(1).padStart(8);
console.log("[sizes]  raw KB  gzip KB  brotli KB");
for (const row of rows) console.log(`[sizes]${kb(row.raw)} ${kb(row.gzip)}   ${kb(row.brotli)}  ${row.name}`);
const total = rows.reduce((sum, row) => sum + row.brotli, 0);
console.log(`[sizes] first visit: ${kb(total).trim()} KB brotli of ${BUDGET / 1000} KB`);
if (total > BUDGET) {
  console.error("[sizes] over the budget: look for what grew, or say in scripts/sizes.mjs why the line moves");
  process.exit(1);
}
