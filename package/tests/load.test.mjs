// Loading: too early, failed, again, twice.
import assert from "node:assert/strict";
import { test } from "node:test";
import init, { assess, facts, programmes, SubsidyError } from "skill-subsidy-engine";

test("nothing works before it is loaded; a failure is named and may be tried again", async () => {
  for (const call of [() => assess({ answers: {} }), facts, programmes]) {
    assert.throws(call, (error) => error instanceof SubsidyError && error.code === "not_ready" && error.hint === "await init() first");
  }
  await assert.rejects(init(new Uint8Array([1, 2, 3])), (error) =>
    error instanceof SubsidyError && error.code === "not_loaded" && error.cause instanceof Error);
  assert.throws(facts, { code: "not_ready" });
  assert.equal(await init(), undefined);
  await Promise.all([init(), init()]);
  assert.ok(facts().length > 100 && programmes().length > 50);
});

test("the package has what it says, and depends on nothing", async () => {
  const { readFile } = await import("node:fs/promises");
  const { createRequire } = await import("node:module");
  const require = createRequire(import.meta.url);
  const wasm = await readFile(require.resolve("skill-subsidy-engine/subsidy_bg.wasm"));
  assert.ok(WebAssembly.validate(wasm));
  const own = require("skill-subsidy-engine/package.json");
  assert.deepEqual([own.license, own.dependencies, own.peerDependencies], ["MIT", undefined, undefined]);
});
