// The reader of package/tests/fields.mjs, on types and values small enough to see through.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { declared } from "../../package/tests/fields.mjs";

const TABLE = [
  { name: "what is declared and there", types: "export interface It { a: string }", values: [{ a: "x" }] },
  { name: "a field that is not declared", types: "export interface It { a: string }", values: [{ a: "x", b: 1 }], wrong: ["It declares no b: It"] },
  { name: "a field of another type", types: "export interface It { a: number }", values: [{ a: "1" }], wrong: ['It.a is declared number: It.a = "1"'] },
  { name: "a field that is missing", types: "export interface It { a: string; b: string }", values: [{ a: "x" }], wrong: ["It.b is declared: It has none"], unseen: ["It.b: some value"] },
  { name: "null that is not declared", types: "export interface It { a: string }", values: [{ a: null }, { a: "" }], wrong: ["It.a is declared string: It.a = null"] },
  { name: "null that is never there", types: "export interface It { a: string | null }", values: [{ a: "x" }], unseen: ["It.a: null"] },
  { name: "nothing but null", types: "export interface It { a: string | null }", values: [{ a: null }], unseen: ["It.a: some value"] },
  { name: "left out, and never left out", types: "export interface It { a?: string; b?: string }", values: [{ a: "x", b: "x" }, { b: "x" }], unseen: ["It.b: left out"] },
  { name: "a word that is not one of those", types: 'export interface It { a: "x" | "y" }', values: [{ a: "z" }, { a: "x" }, { a: "y" }], wrong: ['It.a is declared "x" | "y": It.a = "z"'] },
  { name: "a word that never comes", types: 'export interface It { a: "x" | "y" }', values: [{ a: "x" }], unseen: ['It.a: "y"'] },
  { name: "words of a name of their own need not all come", types: 'type W = "x" | "y"; export interface It { a: W }', values: [{ a: "x" }] },
  { name: "lists of objects", types: "export interface It { a: { b: number }[] }", values: [{ a: [] }, { a: [{ b: 1 }, { b: "2" }] }], wrong: ['It.a.b is declared number: It.a[1].b = "2"'] },
  { name: "a list where an object is declared", types: "export interface It { a: { b: number } }", values: [{ a: [] }, { a: { b: 1 } }], wrong: ["It.a is declared { b: number; }: It.a = []"] },
  { name: "digits in text", types: "export interface It { a: `${number}` }", values: [{ a: "7200.00" }, { a: "many" }], wrong: ['It.a is declared `${number}`: It.a = "many"'] },
  { name: "an object within, under its own name", types: "interface In { b: boolean } export interface It { a: In[]; c: In | null }", values: [{ a: [{ b: true }], c: null }, { a: [], c: { b: 0 } }], wrong: ["In.b is declared boolean: It.c.b = 0"] },
];

// One file, one run of the compiler: each type of the table under a name of its own.
const folder = mkdtempSync(join(tmpdir(), "fields-"));
after(() => rmSync(folder, { recursive: true }));
const file = join(folder, "types.d.ts");
const own = (text, at) => text.replace(/\bIt\b/g, `It${at}`);
writeFileSync(file, TABLE.map(({ types }, at) => own(types, at)).join("\n"));
const types = declared(file, TABLE.map((_, at) => `It${at}`));

TABLE.forEach(({ name, values, wrong = [], unseen = [] }, at) => test(name, () => {
  values.forEach((value) => types[at].see(value));
  assert.deepEqual(types[at].wrong, wrong.map((one) => own(one, at)));
  assert.deepEqual(types[at].unseen, unseen.map((one) => own(one, at)));
}));
