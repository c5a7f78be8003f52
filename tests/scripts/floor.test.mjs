// The built scripts are JavaScript of 2018, and call nothing that Chromium 67, Safari 12 or Firefox 60
// lack: what they don't know the build must not write. What the module asks for, tests/browser holds.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "acorn";

const dist = process.env.SUBSIDY_DIST ?? "dist";
// Named so, it is younger; behind a question (`typeof x`, `x in window`, `x &&`) it may stand.
const YOUNGER = [
  /\.replaceAll\(/, /(?<!clients)\.matchAll\(/, /\.flat(Map)?\(/, /\bfromEntries\(/, /\.allSettled\(/, /\bstructuredClone\(/,
  /\.replaceChildren\(/, /\.toggleAttribute\(/, /\.at\(-/, /\.trim(Start|End)\(/, /\bnew AbortController\b/, /\bhasOwn\(/,
  /\bBigInt\(/, /\bimport\.meta\b/, /(?<!typeof )\bglobalThis\.(?!window)/,
];
// The last waits for a language that needs it.
const scripts = [...readdirSync(dist).filter((name) => name.endsWith(".js")), "hosting/mirror.js"];

test("all scripts are looked at", () => {
  for (const stem of ["load-", "frame-", "qr-", "embed", "sw"]) assert.ok(scripts.some((name) => name.startsWith(stem)), stem);
});

for (const name of scripts) {
  test(`${name} is JavaScript of 2018`, () => {
    const text = readFileSync(join(dist, name), "utf8");
    parse(text, { ecmaVersion: 2018, sourceType: name.startsWith("load-") ? "module" : "script" });
    for (const younger of YOUNGER) assert.doesNotMatch(text, younger);
  });
}

test("what is younger is found", () => {
  assert.throws(() => parse("a?.b", { ecmaVersion: 2018 }));
  assert.throws(() => parse("import('a')", { ecmaVersion: 2018, sourceType: "module" }));
  assert.ok(YOUNGER.some((younger) => younger.test("x.toggleAttribute('hidden')")));
});
