// Objects in, objects out, around the text that goes into the module and comes out of it.
import start, { assessText, factsText, programmesText } from "glue";

const OPTIONS = ["date", "answers", "for"];
const LONGEST_KEY = 48;
let loading;
let ready = false;

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

/** Loads the module, once; a failure may be tried again. */
export default function init(source) {
  loading ??= start(source && { module_or_path: source }).then(
    () => void (ready = true),
    (cause) => {
      loading = undefined;
      refuse("not_loaded", "", `the module could not be loaded: ${cause.message}`, "is subsidy_bg.wasm served beside index.js?", cause);
    },
  );
  return loading;
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
  if (!ready) refuse("not_ready", "", "the module is not loaded yet", "await init() first");
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
