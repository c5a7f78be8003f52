// Objects in, objects out, around the text that goes into the module and comes out of it.
import start, { assessText, factsText, openLaw, programmesText } from "glue";

const OPTIONS = ["date", "answers", "for"];
const LONGEST_KEY = 48;
let loading;
let awoken = false; // the module is here
let lawful = false; // and a law

/** What is wrong with what was given; `problems` has all of it, the error itself the first. */
export class SubsidyError extends Error {
  constructor(problems, cause) {
    super(problems.map(({ message }) => message).join("\n"), cause && { cause });
    this.name = "SubsidyError";
    this.problems = problems;
    ({ code: this.code, path: this.path, hint: this.hint } = problems[0]);
  }
}

const refuse = (code, path, message, hint = null, cause) => {
  throw new SubsidyError([{ code, path, message, hint }], cause);
};

// The law that the package comes with. Written out, so that bundlers find the files.
const OWN = () => [
  new URL("./law/law.bin", import.meta.url), new URL("./law/words-zh-Hans.bin", import.meta.url),
  new URL("./law/words-en.bin", import.meta.url), new URL("./law/more.bin", import.meta.url),
];

const failed = (what, hint) => (cause) => {
  loading = undefined;
  if (cause instanceof SubsidyError) throw cause;
  refuse("not_loaded", "", `${what} could not be loaded: ${cause.message}`, hint, cause);
};

const download = async (url) => {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.arrayBuffer();
};

/** Loads the module and its law, once; a failure may be tried again. */
export default function init(source, law) {
  loading ??= begin(source, law);
  return loading;
}

async function begin(source, law = Promise.all(OWN().map(download))) {
  const coming = Promise.resolve(law);
  coming.catch(() => {}); // told below, once the module is here
  await start(source && { module_or_path: source }).catch(failed("the module", "is subsidy_bg.wasm served beside index.js?"));
  awoken = true;
  const packs = await coming.catch(failed("the law", "is law/ served beside index.js?"));
  if (packs) await Promise.resolve(packs).then((all) => load(...all)).catch(failed("the law"));
}

/** Takes another law, whole: the packs that `subsidy pack` writes, in any order. */
export function load(...packs) {
  if (!awoken) refuse("not_ready", "", "the module is not loaded yet", "await init() first");
  const bytes = packs.map((pack, at) => {
    if (pack instanceof Uint8Array) return pack;
    if (pack instanceof ArrayBuffer) return new Uint8Array(pack);
    refuse("not_a_pack", String(at), `load: expected the bytes of a pack, found ${sort(pack)}`, "pass an ArrayBuffer or a Uint8Array");
  });
  let length = 0;
  const ends = bytes.map((pack) => (length += pack.length));
  const all = new Uint8Array(length);
  bytes.forEach((pack, at) => all.set(pack, at ? ends[at - 1] : 0));
  const fault = openLaw(all, new Uint32Array(ends));
  if (fault !== undefined) refuse("not_a_pack", "", fault, "take the packs that one run of `subsidy pack` has written");
  lawful = true;
}

/** What the answers come to on a day. */
export function assess(options) {
  awake();
  if (!isObject(options)) refuse("not_an_object", "", `assess: expected { date, answers, for }, found ${sort(options)}`);
  for (const name of Object.keys(options)) {
    if (!OPTIONS.includes(name)) refuse("unknown_option", name, `assess: unknown option ${JSON.stringify(name)}`, `the options are ${OPTIONS.join(", ")}`);
  }
  const { date, answers, for: party } = options;
  if (!isObject(answers)) refuse("not_an_object", "answers", `answers: expected one object, found ${sort(answers)}`);
  const lines = Object.keys(answers).flatMap((key) => {
    const value = json(answers[key]);
    return value === undefined ? [] : [JSON.stringify(key).slice(1, -1), value];
  });
  const result = JSON.parse(assessText(lines.join("\n"), String(date ?? today()), party == null ? undefined : String(party)));
  if (Array.isArray(result)) throw new SubsidyError(result.map(problem));
  return result;
}

/** What may be asked. */
export const facts = () => (awake(), JSON.parse(factsText()));

/** What there is. */
export const programmes = () => (awake(), JSON.parse(programmesText()));

function awake() {
  if (!awoken) refuse("not_ready", "", "the module is not loaded yet", "await init() first");
  if (!lawful) refuse("not_ready", "", "there is no law yet", "load(...packs) first");
}

/** Today in Shanghai: UTC+8 all year. */
function today() {
  return new Date(Date.now() + 8 * 3600e3).toISOString().slice(0, 10);
}

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sort(value) {
  return value == null ? "nothing" : Array.isArray(value) ? "a list" : `a ${typeof value}`;
}

/** A value as JSON; nothing where there is none. What JSON cannot write is no answer, so its name will do. */
function json(value) {
  switch (typeof value) {
    case "number":
      return Number.isFinite(value) ? String(value) : `"${value}"`;
    case "bigint":
      return String(value);
    case "function":
    case "symbol":
      return `"a ${typeof value}"`;
  }
  if (Array.isArray(value)) return "[]";
  // A date that is none writes itself as null, which would be 不清楚.
  const own = value === null || typeof value !== "object" || value.toJSON ? JSON.stringify(value) : "{}";
  return own === "null" && value !== null ? "{}" : own;
}

/** One problem in the words of the command line. */
function problem({ code, key, nearest, expected, found }) {
  if (code === "wrong_option") {
    return { code, path: key, message: `${key}: expected ${expected}, found ${JSON.stringify(found)}`, hint: `expected ${expected}` };
  }
  const letters = [...key];
  const name = `key "${letters.length > LONGEST_KEY ? `${letters.slice(0, LONGEST_KEY).join("")}…` : key}"`;
  const path = `answers.${key}`;
  if (code === "unknown_key") {
    const hint = nearest && `did you mean "${nearest}"?`;
    return { code, path, message: `${name}: unknown${hint ? `; ${hint}` : ""}`, hint: hint ?? "facts() lists the keys" };
  }
  return { code, path, message: `${name}: expected ${expected}, found ${found}`, hint: `expected ${expected}` };
}
