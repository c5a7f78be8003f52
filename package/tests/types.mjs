// Checks the types where the package is installed (the folder named on the command line): a
// sample that must compile, one of which no line may, and what the command line really prints.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const [out] = process.argv.slice(2);
const site = join(out, "site");
const read = (name) => readFileSync(join(out, name), "utf8");
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

// As literals: a field too many is an error, too.
const some = ["worker", "employer", "provider"].flatMap((party) => read(`${party}.jsonl`).split("\n").filter(Boolean));
writeFileSync(join(site, "real.ts"), `
import type { Assessment, Fact, Programme } from "skill-subsidy-engine";
export const assessments: Assessment[] = [${some.join(",\n")}];
export const facts: Fact[] = ${read("facts.json")};
export const programmes: Programme[] = ${read("programmes.json")};
`);
assert.deepEqual(compile("real.ts"), { status: 0, errors: [] });
console.log(`[package] types: 2 samples, ${some.length} assessments, all facts and programmes`);
