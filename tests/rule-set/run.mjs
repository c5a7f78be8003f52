// Assesses the rule set natively, in WebAssembly and in plain JavaScript in turn, and says how
// many people a second each takes, in the fastest of many short rounds: what else the machine
// does only makes rounds slower. All must come to the same.
//   node run.mjs NATIVE MODULE...     a module is NAME=PATH of what wasm-bindgen wrote for Node
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import * as plain from "./rule-set.mjs";

const TURNS = 5;
const ROUNDS = 40;
const TIMES = 2_000;
const [native, ...modules] = process.argv.slice(2);
const call = (...words) => execFileSync(native, words, { encoding: "utf8" }).trim();
const fastest = (assessPeople) => () => {
  let least = Infinity;
  let eligible;
  for (let round = 0; round < ROUNDS; round++) {
    const begun = performance.now();
    eligible = assessPeople(TIMES);
    least = Math.min(least, performance.now() - begun);
  }
  return [least, eligible];
};
const require = createRequire(import.meta.url);
const runs = { "plain JavaScript": [plain.described, fastest(plain.assessPeople)] };
runs.native = [() => call("described"), () => call("time", String(ROUNDS), String(TIMES)).split(" ").map(Number)];
for (const module of modules) {
  const [name, path] = module.split("=");
  const { described, assess_people } = require(path);
  runs[name] = [described, fastest(assess_people)];
}

const taken = {};
const expected = plain.described();
for (const [name, [described]] of Object.entries(runs)) {
  if (described() !== expected) throw new Error(`${name} comes to something else than plain JavaScript`);
  taken[name] = Infinity;
}
const eligible = plain.assessPeople(TIMES);
for (let turn = 0; turn < TURNS; turn++) {
  for (const [name, [, time]] of Object.entries(runs)) {
    const [milliseconds, count] = time();
    if (count !== eligible) throw new Error(`${name}: ${count} eligible, not ${eligible}`);
    taken[name] = Math.min(taken[name], milliseconds);
  }
}
const rate = (name) => (3 * TIMES) / taken[name] / 1000;
for (const name of Object.keys(runs)) {
  const beside = rate(name) / rate("plain JavaScript");
  console.log(`${name.padEnd(24)} ${rate(name).toFixed(2)} M people/s  ${beside.toFixed(2)} of plain JavaScript`);
}
