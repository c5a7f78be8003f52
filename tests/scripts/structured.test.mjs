// What the plain pages of programmes say to search engines is schema.org's: each block is held against
// the vocabulary as types (schema-dts), by the compiler of TypeScript.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { after, test } from "node:test";

const dist = process.env.SUBSIDY_DIST ?? "dist";
// Beneath the packages, where the compiler finds the types.
const folder = mkdtempSync(resolve("node_modules", ".structured-"));
after(() => rmSync(folder, { recursive: true }));

/** What the compiler has against some blocks, a line each. */
function complaints(blocks) {
  const file = join(folder, "blocks.ts");
  const lines = Object.entries(blocks).map(([page, block], at) => `// ${page}\nexport const block${at}: WithContext<GovernmentService> = ${block};`);
  writeFileSync(file, ["import type { GovernmentService, WithContext } from \"schema-dts\";", ...lines].join("\n"));
  const options = ["--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "--target", "es2022"];
  try {
    execFileSync(join("node_modules", ".bin", "tsc"), [...options, file], { encoding: "utf8" });
    return "";
  } catch (error) {
    return error.stdout;
  }
}

const blocks = {};
for (const language of ["zh-Hans", "en"]) {
  const pages = join(dist, "library", language, "programme");
  for (const page of readdirSync(pages).filter((name) => name.endsWith(".html"))) {
    const [, block] = /<script type="application\/ld\+json">(.*)<\/script>/.exec(readFileSync(join(pages, page), "utf8")) ?? [];
    assert.ok(block, `${page} has a block`);
    blocks[`${language}/${page}`] = block;
  }
}

test("every programme's block is a GovernmentService of schema.org", () => {
  assert.ok(Object.keys(blocks).length > 200);
  assert.equal(complaints(blocks), "");
});

test("a property that schema.org does not have is noticed, and one of another type", () => {
  const [block] = Object.values(blocks);
  const changed = (change) => complaints({ changed: JSON.stringify(change(JSON.parse(block))) });
  assert.match(changed((service) => ({ ...service, subsidy: "x" })), /"subsidy"' does not exist/);
  assert.match(changed((service) => ({ ...service, provider: 7 })), /provider|number/);
});
