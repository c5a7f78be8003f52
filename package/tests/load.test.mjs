// Loading: too early, failed, again, twice.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import init, { assess, facts, load, programmes, SubsidyError } from "skill-subsidy-engine";

const require = createRequire(import.meta.url);
const NAMES = ["law.bin", "words-zh-Hans.bin", "words-en.bin", "more.bin"];
const own = () => Promise.all(NAMES.map((name) => readFile(require.resolve(`skill-subsidy-engine/law/${name}`))));
// What `subsidy pack` has written of the same tables: scripts/package.sh.
const packed = () => Promise.all(NAMES.map((name) => readFile(new URL(`../law/${name}`, import.meta.url))));

test("nothing works before it is loaded; a failure is named and may be tried again", async () => {
  for (const call of [() => assess({ answers: {} }), facts, programmes]) {
    assert.throws(call, (error) => error instanceof SubsidyError && error.code === "not_ready" && error.hint === "await init() first");
  }
  await assert.rejects(init(new Uint8Array([1, 2, 3])), (error) =>
    error instanceof SubsidyError && error.code === "not_loaded" && error.cause instanceof Error);
  assert.throws(facts, { code: "not_ready" });
  assert.throws(() => load(), { code: "not_ready", hint: "await init() first" });
  assert.equal(await init(null, null), undefined);
  assert.throws(facts, { code: "not_ready", hint: "load(...packs) first" });
  await Promise.all([init(), init()]);
  assert.throws(facts, { code: "not_ready", hint: "load(...packs) first" });
  load(...await own());
  assert.ok(facts().length > 100 && programmes().length > 50);
});

test("the packs of `subsidy pack` are taken in any order, and say the same", async () => {
  load(...await own());
  const said = () => [facts(), programmes(), assess({ date: "2020-09-01", for: "worker", answers: { region: "650402", laid_off: true } })];
  const before = said();
  const [law, ...others] = await packed();
  load(...others.reverse(), law.buffer.slice(law.byteOffset, law.byteOffset + law.length));
  assert.deepEqual(said(), before);
});

test("packs that cannot be read are refused, and the law stays", async () => {
  const [law, zh, en, more] = await own();
  load(law, zh, en, more);
  const before = programmes();
  const altered = Uint8Array.from(law, (byte, at) => at === law.length - 9 ? byte ^ 1 : byte);
  const newer = Uint8Array.from(law, (byte, at) => at === 3 ? 99 : byte);
  const [other] = await packed();
  for (const [packs, words] of [
    [[], /0 packs of the law/], [[zh, en], /0 packs of the law/], [[law, law, zh, en], /2 packs of the law/],
    [[law.subarray(0, 300), zh, en], /damaged/], [[altered, zh, en], /damaged/], [[newer, zh, en], /format 99/],
    [[other, zh, en, more], /different laws/], [[law, zh], /words of a language/], [[Buffer.from("hello"), zh, en], /no pack/],
    [["law.bin"], /expected the bytes of a pack, found a string/],
  ]) {
    assert.throws(() => load(...packs), (error) => error instanceof SubsidyError && error.code === "not_a_pack" && words.test(error.message), String(words));
    assert.deepEqual(programmes(), before);
  }
});

test("the package has what it says, and depends on nothing", async () => {
  const wasm = await readFile(require.resolve("skill-subsidy-engine/subsidy_bg.wasm"));
  assert.ok(WebAssembly.validate(wasm));
  const own = require("skill-subsidy-engine/package.json");
  assert.deepEqual([own.license, own.dependencies, own.peerDependencies], ["MIT", undefined, undefined]);
});
