// Makes a module that rustc and wasm-bindgen have built small: the app's and the package's.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { check, plain, read } from "./stopped.mjs";
import { blankPlaces, stopAtOnce } from "./wasm.mjs";

// A panic composes a message, with the place in the source, which no browser shows: the module
// only stops. So it stops at once. The standard library built that way would do the same, but
// needs an unstable compiler. Of the functions named so, those are stopped that a person has read.
const PANICS =
  /^<?(core|std|alloc|hashbrown|__rustc)(\[\w+\])?::.*(panicking::(panic(?!_count|king)|assert)|rust_panic|_fail(ed)?\b|panic_(already|access)|handle_(alloc_)?error|capacity_overflow|rust_oom)/;

// What the app's values look like to a programmer stands in such messages alone; the package quotes with it.
const SHOWN = { app: /^<.* as core(\[\w+\])?::fmt::Debug>::fmt(::h[0-9a-f]{16})?$/ };

const FEATURES = ["--enable-bulk-memory", "--enable-bulk-memory-opt", "--enable-sign-ext", "--enable-nontrapping-float-to-int", "--enable-mutable-globals"];
// The standard library is built with these; browsers of 2018 know none of them.
const LOWERED = ["--signext-lowering", "--llvm-nontrapping-fptoint-lowering", "--llvm-memory-copy-fill-lowering"];
// Rust checks before it divides or indexes, never uses the first kilobyte, and starts from
// zeroed memory: the optimiser may rely on that.
const TRUE_OF_RUST = ["--ignore-implicit-traps", "--low-memory-unused", "--zero-filled-memory"];
// What is called once is not put into its caller unless small, and by name functions alike
// stand together: both pack better.
const SMALLEST = ["--one-caller-inline-max-function-size=20", "--flatten", "--rereloop", "-Oz", "-Oz", "-Oz", "--reorder-functions-by-name"];
const STRIPPED = ["--strip-debug", "--strip-producers"];

/** What wasm-opt may write once all that is younger is lowered, and rely on in our modules. */
export const LEFT = ["--enable-mutable-globals", ...TRUE_OF_RUST];

/**
 * Rewrites a module's file, which must still hold the names of its functions: the `app`, which keeps them
 * for scripts/split.mjs, or the `package`.
 */
export function optimise(file, module) {
  const known = read(module), found = new Set();
  const stopped = stopAtOnce(readFileSync(file), (name) => {
    if (!PANICS.test(name) && !(SHOWN[module] && SHOWN[module].test(name))) return false;
    found.add(plain(name));
    return known.has(plain(name));
  });
  const { blank, places } = blankPlaces(stopped);
  if (!found.size || !places) throw new Error("no panic is found: the form of names or places has changed, see scripts/wasm.mjs");
  check(module, found);
  writeFileSync(file, blank);
  const tool = join("node_modules", ".bin", "wasm-opt");
  execFileSync(tool, [...FEATURES, ...TRUE_OF_RUST, ...LOWERED, ...SMALLEST, ...(module === "app" ? ["-g"] : STRIPPED), file, "-o", file], { stdio: "inherit" });
}
