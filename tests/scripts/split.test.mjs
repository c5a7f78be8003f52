// A module in two halves does what it did whole; what the later one has cannot be called before it has come.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { listed, split } from "../../scripts/split.mjs";

const OPTIONS = ["--enable-mutable-globals"];
// The names are as the compiler writes them. `hidden` is called by the entry alone, `shared` by both
// halves; one closure is the entry's, and what it does is reached through the table.
const MODULE = `(module
  (import "page" "add" (func $page::add (param i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 8) "\\07")
  (global $__stack_pointer (mut i32) (i32.const 1024))
  (table 4 4 funcref)
  (elem (i32.const 1) $own::closure::h0000000000000001 $"app::entry::{{closure}}::h0000000000000002" $page::add)
  (func $app::shared::h0000000000000003 (param i64) (result i64)
    (i64.mul (local.get 0) (i64.add (i64.const 2) (i64.extend_i32_u (i32.load8_u (i32.const 8))))))
  (func $app::hidden::h0000000000000004 (param i32) (result i32)
    (local $frame i32)
    (global.set $__stack_pointer (local.tee $frame (i32.sub (global.get $__stack_pointer) (i32.const 16))))
    (i32.store (local.get $frame) (local.get 0))
    (local.set 0 (call_indirect (param i32) (result i32) (i32.load (local.get $frame)) (i32.const 2)))
    (global.set $__stack_pointer (i32.add (local.get $frame) (i32.const 16)))
    (local.get 0))
  (func $own::closure::h0000000000000001 (param i32) (result i32) (i32.add (local.get 0) (i32.const 100)))
  (func $"app::entry::{{closure}}::h0000000000000002" (param i32) (result i32)
    (call $page::add (call_indirect (param i32) (result i32) (local.get 0) (i32.const 1))))
  (func $app::entry::h0000000000000005 (param i32 i64) (result i64)
    (i64.add (call $app::shared::h0000000000000003 (local.get 1)) (i64.extend_i32_u (call $app::hidden::h0000000000000004 (local.get 0)))))
  (func (export "later") (param i32) (result i32)
    (i32.wrap_i64 (call $app::entry::h0000000000000005 (i32.add (local.get 0) (i32.const 1)) (i64.const 5))))
  (func (export "now") (result i32) (i32.wrap_i64 (call $app::shared::h0000000000000003 (i64.const 3)))))`;
const folder = mkdtempSync(join(tmpdir(), "split-"));
after(() => rmSync(folder, { recursive: true }));
const file = (name) => join(folder, name);
const page = { page: { add: (to) => to + 1000 } };

function whole(name) {
  writeFileSync(file("module.wat"), MODULE);
  execFileSync(join("node_modules", ".bin", "wasm-as"), [...OPTIONS, "-g", file("module.wat"), "-o", file(name)]);
  return new WebAssembly.Module(readFileSync(file(name)));
}

test("both halves do what the whole did", () => {
  const { exports: before } = new WebAssembly.Instance(whole("first.wasm"), page);
  split(file("first.wasm"), file("later.wasm"), ["app::entry"], OPTIONS);
  const [first, later] = ["first.wasm", "later.wasm"].map((name) => new WebAssembly.Module(readFileSync(file(name))));
  const { exports } = new WebAssembly.Instance(first, page);
  assert.equal(exports.now(), before.now());
  assert.throws(() => exports.later(1), WebAssembly.RuntimeError);
  new WebAssembly.Instance(later, { first: exports });
  for (const given of [0, 1, 77]) assert.equal(exports.later(given), before.later(given));
  assert.equal(exports.now(), before.now());
  // The data stays in the first half, and no changing global is shared: Chromium 67 could not.
  assert.deepEqual(WebAssembly.Module.imports(later).map(({ kind }) => kind).filter((kind) => kind === "global"), []);
  assert.ok(!readFileSync(file("first.wasm")).includes("closure") && !readFileSync(file("later.wasm")).includes("closure"), "names are gone");
});

test("an entry that is not there, or more than once, stops the build", () => {
  whole("first.wasm");
  assert.throws(() => split(file("first.wasm"), file("later.wasm"), ["app::gone"], OPTIONS), /app::gone: 0 functions/);
});

test("the app's entries are named once and marked in the source", () => {
  const paths = listed();
  assert.ok(paths.length > 10 && new Set(paths).size === paths.length);
  for (const path of paths) {
    const [crate, ...rest] = path.split("::");
    const name = rest.pop(), base = crate === "pages" ? "pages/src" : "src";
    const modules = rest.filter((part) => /^[a-z]/.test(part));
    const places = [`${modules.join("/")}.rs`, `${modules.join("/")}/mod.rs`].map((place) => {
      try {
        return readFileSync(join(base, place), "utf8");
      } catch (_) {
        return "";
      }
    });
    const marked = new RegExp(`#\\[inline\\(never\\)\\] // scripts/later\\.txt\\n\\s*(pub )?fn ${name}\\b`);
    assert.ok(places.some((text) => marked.test(text)), `${path} is not marked`);
  }
});
