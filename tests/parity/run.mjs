// Assesses each line of standard input with the WebAssembly module named on the command line.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const { assess } = createRequire(import.meta.url)(process.argv[2]);
const lines = readFileSync(0, "utf8").split("\n").filter((line) => line.trim());
process.stdout.write(lines.map((line) => `${assess(line, "2026-11-22")}\n`).join(""));
