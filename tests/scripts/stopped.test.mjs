// The list of what the build stops: read, written, and held against what a build finds.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { compare, format, parse, plain } from "../../scripts/stopped.mjs";

const LIST = "# a comment\nrustc 1.96.0\n\n[app]\ncore::a\ncore::b\n\n[package]\ncore::a\n";
const list = parse(LIST);
const found = (...names) => new Set(names);

test("a list is read as it is written", () => {
  assert.deepEqual(list, { rustc: "1.96.0", names: { app: found("core::a", "core::b"), package: found("core::a") } });
  assert.deepEqual(parse(format(list)), list);
  const own = readFileSync(new URL("../../scripts/stopped.txt", import.meta.url), "utf8");
  assert.equal(format(parse(own)), own);
});

test("names lose what differs from build to build", () => {
  assert.equal(plain("core[2b7e151628aed2a6]::panicking::panic"), "core::panicking::panic");
  assert.equal(plain("core::panicking::panic::h0123456789abcdef"), "core::panicking::panic");
  assert.equal(plain("<core[1a]::option::Option<u8>>::unwrap_failed"), "<core::option::Option<u8>>::unwrap_failed");
});

const TABLE = [
  { name: "all are known", found: found("core::a", "core::b") },
  { name: "one is not linked any more", found: found("core::a") },
  { name: "one is new", found: found("core::a", "core::b", "core::c"), says: "note", of: ["core::c", "--accept"] },
  { name: "one is new, of another module", module: "package", found: found("core::a", "core::b"), says: "note", of: ["core::b"] },
  { name: "one is new where changes are let in", ci: true, found: found("core::a", "core::b", "core::c"), says: "stop", of: ["core::c"] },
  { name: "all are known where changes are let in", ci: true, found: found("core::a", "core::b") },
  { name: "another compiler, the same names", rustc: "1.97.0", found: found("core::a", "core::b") },
  { name: "another compiler, a new name", rustc: "1.97.0", found: found("core::a", "core::b", "core::c"), says: "note", of: ["core::c", "1.96.0", "1.97.0"] },
  { name: "another compiler, a name less", rustc: "1.97.0", found: found("core::a"), says: "note", of: ["core::b"] },
  { name: "another compiler where changes are let in", rustc: "1.97.0", ci: true, found: found("core::a"), says: "stop", of: ["core::b", "--accept"] },
];
for (const { name, module = "app", rustc = "1.96.0", ci = false, found, says, of = [] } of TABLE) {
  test(name, () => {
    const said = compare(list, module, found, rustc, ci);
    assert.deepEqual(Object.keys(said), says ? [says] : []);
    for (const word of of) assert.ok(said[says].includes(word), said[says]);
  });
}
