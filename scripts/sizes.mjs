// Prints the size of every file as it is and as a server sends it (brotli and gzip, beside each file),
// and fails when a first visit would cost more than the budget.
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

// Bytes, brotli, all files of a first visit together until something can be answered: the calculator
// with everything it does, in one language. Once that is on the screen, what stands behind folds
// follows in a file of its own, and what writes it in the later half of the module; another language, and the pages of the library, when they are wanted.
// The line moved from 155 for what links, clocks, frames and other apps do to the page, and for old
// browsers: 5 KB of the module, 2 of the loader and the styles; and from 163 for the list to take along,
// the calendar and the limits that cards name; and from 164 for a law by province: of a law of all of
// China a first visit then costs 6 KB less than of today's, since no place's documents are in it; and
// down from 169 once the module came in two halves.
const BUDGET = 150 * 1000;
const folder = process.argv[2];
// Downloaded once something is on the screen (what stands behind folds), where another language is
// spoken, to install or to work without a network, when the library is first opened (one
// file, of the language), in a frame, in a hall, or by other pages.
const LATER = /^(sw\.js|(words|texts)-en-.*|more-.*|manifest\.webmanifest|frame-.*|qr-.*|later-.*|library-.*|all-.*|provinces-.*|embed.*|sitemap\.xml|icons\/.*|demo\/.*)$/;
const PLAIN = /^library\//;
// Pictures are compressed already.
const AS_IT_IS = /\.png$/;

function files(under) {
  return readdirSync(join(folder, under), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files(`${under}${entry.name}/`) : [`${under}${entry.name}`]);
}
const size = (name) => statSync(join(folder, name)).size;
const names = files("").filter((name) => !/\.(br|gz)$/.test(name) && !name.startsWith("hosting/")).sort();
const rows = names.map((name) => {
  const raw = size(name);
  return AS_IT_IS.test(name) ? { name, raw, gzip: raw, brotli: raw } : { name, raw, gzip: size(`${name}.gz`), brotli: size(`${name}.br`) };
});
const kb = (bytes) => (bytes / 1000).toFixed(1).padStart(8);
const print = (title, rows) => {
  console.log(`[sizes]  raw KB  gzip KB  brotli KB  ${title}`);
  for (const row of rows) console.log(`[sizes]${kb(row.raw)} ${kb(row.gzip)}   ${kb(row.brotli)}  ${row.name}`);
};
const first = rows.filter((row) => !LATER.test(row.name) && !PLAIN.test(row.name));
print("a first visit", first);
const plain = rows.filter((row) => PLAIN.test(row.name));
const all = (key) => plain.reduce((sum, row) => sum + row[key], 0);
const library = { name: `library/, ${plain.length} files`, raw: all("raw"), gzip: all("gzip"), brotli: all("brotli") };
print("later: installing, no network, the library when first opened, frames, halls, other pages", [...rows.filter((row) => LATER.test(row.name)), library]);
const total = first.reduce((sum, row) => sum + row.brotli, 0);
console.log(`[sizes] first visit: ${kb(total).trim()} KB brotli of ${BUDGET / 1000} KB`);
if (total > BUDGET) {
  console.error("[sizes] over the budget: look for what grew, or say in scripts/sizes.mjs why the line moves");
  process.exit(1);
}
