// Checks the types where the package is installed (the folder named on the command line): a
// sample that must compile, one of which no line may, and every field of what the module gives.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { declared } from "./fields.mjs";

const [out] = process.argv.slice(2);
const site = join(out, "site");
const sample = (name) => fileURLToPath(new URL(`types/${name}`, import.meta.url));

const compile = (name) => {
  const options = ["--noEmit", "--strict", "--target", "es2022", "--module", "nodenext", "--lib", "es2022,dom"];
  const { status, stdout } = spawnSync("tsc", [...options, name], { cwd: site, encoding: "utf8" });
  return { status, errors: stdout.split("\n").filter((line) => line.includes("error TS")) };
};

for (const name of ["right.ts", "wrong.ts"]) {
  copyFileSync(sample(name), join(site, name));
  assert.deepEqual(compile(name), { status: 0, errors: [] });
}
const marks = readFileSync(sample("wrong.ts"), "utf8");
writeFileSync(join(site, "unmarked.ts"), marks.replace(/@ts-expect-error/g, "must not compile"));
assert.equal(compile("unmarked.ts").errors.length, marks.match(/@ts-expect-error/g).length);

// Every field of everything that the module gives, for every case and every party.
const installed = join(site, "node_modules/skill-subsidy-engine");
const { default: init, assess, facts, programmes } = await import(pathToFileURL(join(installed, "node.js")));
await init();
const types = join(installed, "index.d.ts");
const cases = readFileSync(join(out, "cases.jsonl"), "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
function* assessments() {
  for (const party of [undefined, "worker", "employer", "provider"]) {
    for (const answers of cases) yield assess({ date: "2026-11-22", for: party, answers });
  }
}
// What the engine can say, but no case of the tables comes to.
const RARE = ['Amount.standard.grade: "verbatim"', "Ending.last: null", "Totals.sums.low: null", "Totals.sums.high: null", "Fact.change.act: null"];
const given = { Assessment: assessments(), Fact: facts(), Programme: programmes() };
for (const type of declared(types, Object.keys(given))) {
  let count = 0;
  for (const value of given[type.name]) {
    type.see(value);
    count += 1;
  }
  assert.deepEqual(type.wrong, [], `${type.name} is not what index.d.ts says`);
  assert.deepEqual(type.unseen.filter((form) => !RARE.includes(form)), [], `no ${type.name} has what index.d.ts says`);
  console.log(`[package] types: every field of ${count} values of ${type.name}`);
}
