// Parts the app's module in two: what a page needs to show results, and what it needs later, behind a
// fold, on paper or in the library. Both have one memory and one table; the halves know each other so:
//
//   first ──▶ later   through slots of the table, which stay empty until the later half has come
//   later ──▶ first   by imports: what the first half exports, under short names
//
// scripts/later.txt names the functions through which the first half calls the later one; the app only
// does where it knows that it has come (Session::has_more). All that only they reach goes with them.
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { plain } from "./stopped.mjs";
import { functionNames } from "./wasm.mjs";

const tool = (name, ...all) => execFileSync(join("node_modules", ".bin", name), all, { maxBuffer: 1 << 28 });
const LIST = "scripts/later.txt";

/** The entries of the app's later half, by the paths of their functions. */
export const listed = () => readFileSync(LIST, "utf8").split("\n").filter((line) => /^\w/.test(line));

/**
 * Parts a module's file, which must still hold the names of its functions, and writes its later half into
 * another. `paths` name the entries; `options` are those of wasm-opt for each half.
 */
export function split(file, later, paths, options) {
  const written = functionNames(readFileSync(file));
  // Without their names functions have numbers in the text, and what stands in quotation marks is data alone.
  tool("wasm-opt", ...options, "--strip-debug", file, "-o", file);
  const module = parse(tool("wasm-dis", file).toString());
  const called = [...module.imports.keys(), ...module.functions.keys()];
  const nameOf = new Map(called.map((id, at) => [id, plain(written.get(at) ?? "")]));

  const entries = new Set();
  for (const path of paths) {
    const found = [...module.functions.keys()].filter((id) => nameOf.get(id) === path);
    if (found.length !== 1) throw new Error(`${path}: ${found.length} functions of that name; see ${LIST}`);
    entries.add(found[0]);
  }
  const moved = behind(module, entries, nameOf);
  // Entries have slots behind what the table holds already; what the later half needs has short names.
  const slots = new Map([...entries].map((id, at) => [id, module.size + at]));
  const needed = [...moved].flatMap((id) => calls(module.functions.get(id).form)).filter((id) => !moved.has(id));
  const names = [...new Set(needed)].map((id, at) => [id, at.toString(36)]);
  write(file, firstHalf(module, slots, moved, names), options);
  write(later, laterHalf(module, slots, moved, names), options);
}

/** What the text of a module holds: its forms by kind, functions by their ids. */
function parse(text) {
  const module = { types: [], imports: new Map(), functions: new Map(), rest: [], exported: [], table: [], size: 0, memory: "", stack: "" };
  const kinds = [
    [/^ \(type /, (form) => module.types.push(form)],
    [/^ \(import "[^"]*" "[^"]*" \(func ([^\s()]+)((?: \((?:param|result)[^)]*\))*)/, (form, [, id, type]) => module.imports.set(id, { form, type })],
    [/^ \(func ([^\s()]+)((?: \((?:param|result)[^)]*\))*)/, (form, [, id, type]) => module.functions.set(id, { form, type: type.replace(/ \$\w+/g, "") })],
    [/^ \(table \$0 (\d+) \1 funcref\)/, (_, [, size]) => { module.size = Number(size); }],
    [/^ \(elem \$0 \(i32\.const (\d+)\) ([^)]*)\)/, (_, [, from, ids]) => ids.split(" ").forEach((id, at) => { module.table[Number(from) + at] = id; })],
    [/^ \(global (\S+) \(mut i32\)/, (form, [, id]) => { module.stack += id; module.rest.push(form); }],
    [/^ \(memory \$0 (\d+)\)/, (form, [, pages]) => { module.memory = pages; module.rest.push(form); }],
    [/^ \(export "[^"]*" \(func ([^\s()]+)\)/, (form, [, id]) => { module.exported.push(id); module.rest.push(form); }],
    [/^ \((?:global|data|export) /, (form) => module.rest.push(form)],
  ];
  // A line that begins with one space and a bracket begins a form; the module's own bracket is no part of one.
  for (const form of text.split(/\n(?= \()/).slice(1).map((form) => form.replace(/\n(?: ;;.*\n)*\)\s*$/, ""))) {
    const kind = kinds.find(([shape]) => shape.test(form));
    if (!kind) throw new Error(`unknown in a module's text: ${form.slice(0, 60)}`);
    kind[1](form, kind[0].exec(form));
  }
  if (!module.size || !/^\$global\$\d+$/.test(module.stack)) throw new Error("one table of known size and one pointer of the stack are expected");
  return module;
}

const calls = (form) => [...form.matchAll(/\(call (\S+?)(?=[\s)])/g)].map(([, id]) => id);

/** The functions that nothing reaches but through entries, those that entries hand out among them. */
function behind(module, entries, nameOf) {
  // A closure's address is taken where it is written.
  const isOf = (id, owners) => owners.has(nameOf.get(id).replace(/(::\{\{closure\}\})+$/, ""));
  const owners = new Set([...entries].map((id) => nameOf.get(id)));
  const reached = new Set();
  const reach = (ids) => {
    for (const left = [...ids]; left.length > 0;) {
      const id = left.pop();
      if (reached.has(id) || entries.has(id) || !module.functions.has(id)) continue;
      reached.add(id);
      left.push(...calls(module.functions.get(id).form));
    }
  };
  reach(module.exported);
  reach(module.table.filter((id) => id && !isOf(id, owners)));
  return new Set([...module.functions.keys()].filter((id) => !reached.has(id)));
}

/** What a table holds of the functions that are wanted, run by run. */
function elements(table, wanted) {
  const forms = [];
  for (let from = 0; from < table.length; from++) {
    let to = from;
    while (to < table.length && table[to] && wanted(table[to])) to++;
    if (to > from) forms.push(` (elem (i32.const ${from}) ${table.slice(from, to).join(" ")})`);
    from = to;
  }
  return forms;
}

function firstHalf(module, slots, moved, names) {
  const size = module.size + slots.size;
  const own = [...module.functions].filter(([id]) => !moved.has(id)).map(([, { form }]) => throughTable(form, slots, module));
  const given = names.map(([id, name]) => ` (export "${name}" (func ${id}))`);
  return [
    ...module.types,
    ...[...module.imports.values()].map(({ form }) => form),
    ...module.rest,
    ` (table $0 ${size} ${size} funcref)`,
    ...elements(module.table, (id) => !moved.has(id)),
    ...own,
    // A pointer that changes could be shared as it is from Chromium 74 on.
    ` (func $below (result i32) (global.get ${module.stack}))`,
    ` (func $lower (param i32) (global.set ${module.stack} (local.get 0)))`,
    ` (export "below" (func $below)) (export "lower" (func $lower)) (export "table" (table $0))`,
    ...given,
  ];
}

function laterHalf(module, slots, moved, names) {
  const size = module.size + slots.size;
  const table = [...module.table];
  for (const [id, at] of slots) table[at] = id;
  const taken = names.map(([id, name]) =>
    ` (import "first" "${name}" (func ${id}${(module.functions.get(id) || module.imports.get(id)).type}))`);
  const own = [...moved].map((id) => module.functions.get(id).form
    .replaceAll(`(global.get ${module.stack})`, "(call $below)")
    .replaceAll(`(global.set ${module.stack}`, "(call $lower"));
  const left = own.find((form) => form.includes("(global."));
  if (left) throw new Error("the later half uses another global");
  return [
    ...module.types,
    ` (import "first" "memory" (memory $0 ${module.memory}))`,
    ` (import "first" "table" (table $0 ${size} ${size} funcref))`,
    ` (import "first" "below" (func $below (result i32))) (import "first" "lower" (func $lower (param i32)))`,
    ...taken,
    ...elements(table, (id) => moved.has(id)),
    ...own,
  ];
}

/** A function that calls entries through their slots. */
function throughTable(form, slots, module) {
  let text = form;
  for (const [id, at] of slots) {
    const call = `(call ${id}`;
    for (let from = text.indexOf(call); from >= 0; from = text.indexOf(call, from + 1)) {
      if (!/[\s)]/.test(text[from + call.length])) continue;
      const to = closing(text, from);
      const type = module.functions.get(id).type;
      text = `${text.slice(0, from)}(call_indirect${type}${text.slice(from + call.length, to)} (i32.const ${at})${text.slice(to)}`;
    }
  }
  return text;
}

/** Where the bracket closes that opens there. */
function closing(text, from) {
  for (let at = from, depth = 0; ; at++) {
    if (text[at] === "(") depth++;
    else if (text[at] === ")" && --depth === 0) return at;
    else if (at >= text.length) throw new Error("a bracket is open");
  }
}

function write(file, forms, options) {
  const text = `${file}.wat`;
  writeFileSync(text, `(module\n${forms.join("\n")}\n)\n`);
  tool("wasm-as", ...options.filter((option) => option.startsWith("--enable")), text, "-o", file);
  rmSync(text);
  tool("wasm-opt", ...options, "--remove-unused-module-elements", "--strip-debug", "--strip-producers", file, "-o", file);
}
