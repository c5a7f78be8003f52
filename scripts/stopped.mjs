// Which functions of the standard library the build stops at once, scripts/stopped.txt: a person
// has read each name, since a compiler may give such a name to something that must run. What is
// not in the list is left as it is.
//
//   node scripts/stopped.mjs --accept     puts what the last builds found into the list
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const LIST = fileURLToPath(new URL("stopped.txt", import.meta.url));
const FOUND = fileURLToPath(new URL("../target/stopped.json", import.meta.url));
const HEAD = `# Functions of the standard library that only tell of a panic, by the module that has them: the build
# stops them at once (scripts/optimise.mjs). Read each name; then: node scripts/stopped.mjs --accept
`;

/** A function's name without what differs from build to build. */
export const plain = (name) => name.replace(/\[[0-9a-f]+\]|::h[0-9a-f]{16}$/g, "");

/** The list: the compiler it was read with, and the names by module. */
export function parse(text) {
  const list = { rustc: undefined, names: {} };
  let names;
  for (const line of text.split("\n").filter((line) => line && !line.startsWith("#"))) {
    const [, rustc] = line.match(/^rustc (\S+)$/) ?? [];
    const [, module] = line.match(/^\[(\w+)\]$/) ?? [];
    if (rustc) list.rustc = rustc;
    else if (module) names = list.names[module] = new Set();
    else names.add(line);
  }
  return list;
}

/** The text of a list. */
export const format = ({ rustc, names }) => [
  `${HEAD}rustc ${rustc}\n`,
  ...Object.keys(names).sort().map((module) => `[${module}]\n${[...names[module]].sort().join("\n")}\n`),
].join("\n");

/**
 * What a build is told of the names it found in a module: `stop`, why it may not go on, or `note`.
 * Nothing where the list has them all. Nobody need stop, since what nobody has read is left as it is;
 * `ci`, where changes are let in, does.
 */
export function compare(list, module, found, rustc, ci) {
  const known = list.names[module] ?? new Set();
  const unread = [...found].filter((name) => !known.has(name)).sort();
  const gone = [...known].filter((name) => !found.has(name)).sort();
  const same = rustc === list.rustc;
  if (!unread.length && (same || !gone.length)) return {};
  const lines = [
    `rustc ${rustc}${same ? "" : `, where the list was read with ${list.rustc},`} changed which functions of the ${module} tell of a panic:`,
    ...unread.map((name) => `  not read yet, so left as it is: ${name}`),
    ...gone.map((name) => `  not there any more: ${name}`),
    "read whether each only tells of a panic, then: node scripts/stopped.mjs --accept",
  ];
  return { [ci ? "stop" : "note"]: lines.join("\n") };
}

/** The compiler's version. */
export const rustc = () => execFileSync(process.env.RUSTC || "rustc", ["--version"], { encoding: "utf8" }).split(" ")[1];

/** The names that have been read, of a module. */
export const read = (module) => parse(readFileSync(LIST, "utf8")).names[module] ?? new Set();

/** Holds what was found in a module against the list, and keeps it for `--accept`. */
export function check(module, found) {
  const builds = existsSync(FOUND) ? JSON.parse(readFileSync(FOUND, "utf8")) : {};
  const own = rustc();
  mkdirSync(new URL("../target/", import.meta.url), { recursive: true });
  writeFileSync(FOUND, JSON.stringify({ ...builds, [module]: { rustc: own, names: [...found].sort() } }));
  const { stop, note } = compare(parse(readFileSync(LIST, "utf8")), module, found, own, Boolean(process.env.CI));
  if (stop) throw new Error(stop);
  if (note) console.warn(`[build] ${note.replace(/\n/g, "\n[build] ")}`);
}

function accept() {
  const builds = JSON.parse(readFileSync(FOUND, "utf8"));
  const list = parse(readFileSync(LIST, "utf8"));
  const own = rustc();
  for (const [module, { rustc, names }] of Object.entries(builds)) {
    if (rustc === own) list.names[module] = new Set(names);
  }
  writeFileSync(LIST, format({ rustc: own, names: list.names }));
  console.log(`[build] scripts/stopped.txt is what rustc ${own} builds; build again`);
}

if (process.argv[1] === fileURLToPath(import.meta.url) && process.argv[2] === "--accept") accept();
