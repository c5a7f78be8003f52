// Installed from the tarball, in Node: the same as the command line, case by case.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { before, test } from "node:test";
import init, { assess, facts, programmes, SubsidyError } from "skill-subsidy-engine";

const lines = (name) => readFileSync(new URL(`../${name}`, import.meta.url), "utf8").split("\n").filter(Boolean);
const json = (name) => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), "utf8"));
const subsidy = (args, input) => spawnSync(process.env.SUBSIDY, args, { input, encoding: "utf8" });

/** What a call throws. */
function refused(options) {
  try {
    assess(options);
  } catch (error) {
    assert.ok(error instanceof SubsidyError && error instanceof Error);
    assert.equal(error.name, "SubsidyError");
    return error;
  }
  assert.fail(`not refused: ${JSON.stringify(options)}`);
}

before(() => init());

test("every case comes to the same bytes as on the command line", () => {
  const [cases, native] = [lines("cases.jsonl"), lines("native.jsonl")];
  assert.ok(cases.length > 500 && cases.length === native.length);
  cases.forEach((line, at) => {
    assert.equal(JSON.stringify(assess({ date: "2026-11-22", answers: JSON.parse(line) })), native[at], line);
  });
});

test("facts and programmes are those of the command line", () => {
  assert.deepEqual(facts(), json("facts.json"));
  assert.deepEqual(programmes(), json("programmes.json"));
});

test("the date and the party are those of the options", () => {
  const answers = lines("some.jsonl").map((line) => JSON.parse(line));
  for (const party of ["worker", "employer", "provider"]) {
    const native = lines(`${party}.jsonl`);
    answers.forEach((answers, at) => {
      assert.equal(JSON.stringify(assess({ date: "2026-11-22", for: party, answers })), native[at]);
    });
  }
  const shanghai = () => new Date(Date.now() + 8 * 3600e3).toISOString().slice(0, 10);
  const [earlier, { date }, later] = [shanghai(), assess({ answers: {} }), shanghai()];
  assert.ok(date === earlier || date === later, date);
  assert.equal(assess({ date: undefined, for: undefined, answers: { date: "2021-01-31" } }).date, "2021-01-31");
});

test("numbers may be numbers, text or bigint; undefined was not asked, null is not known", () => {
  const months = (work_months) => {
    const { programmes } = assess({ date: "2020-09-01", answers: {
      region: "650402", course_kind: "work_based", employer: "enterprise", takes_on: "poor", persons: 1, work_months,
    } });
    return programmes.find(({ id }) => id === "tlf53.work-based-training").amount;
  };
  for (const five of [5, 5.0, "5", 5n, { toJSON: () => 5 }]) assert.equal(months(five).high, "1500.00");
  for (const unknown of [undefined, null]) assert.deepEqual(months(unknown).lacks, ["work_months"]);
});

test("wrong answers are refused in the words of the command line, all at once", () => {
  const wrong = [
    { laidoff: true }, { weather: 1 }, { "": 1 }, { ["x".repeat(60)]: 1 }, { "a\nb": true },
    { persons: "many" }, { persons: 0 }, { persons: 2.5 }, { persons: true }, { persons: 1e21 }, { persons: [1] }, { persons: { n: 1 } },
    { laid_off: "yes" }, { laid_off: 1 }, { takes_on: "rich" }, { takes_on: 'a "quoted" \\ text' }, { left_school_on: "2021-02-29" },
    { region: "65" }, { tuition: "1.234" }, { date: "soon" }, { hours: "👷".repeat(60) },
    { persons: "many", laid_off: true, laidoff: true },
  ];
  for (const answers of wrong) {
    const { status, stderr } = subsidy(["assess", "--date", "2020-09-01"], JSON.stringify(answers));
    const words = stderr.trimEnd().split("\n").map((line) => line.replace(/^line 1: /, ""));
    const error = refused({ answers });
    assert.equal(status, 2);
    assert.equal(error.message, words.join("\n"));
    assert.deepEqual(error.problems.map(({ message }) => message), words);
    assert.deepEqual([error.code, error.path, error.hint], [error.problems[0].code, error.problems[0].path, error.problems[0].hint]);
  }
  const { problems } = refused({ answers: { persons: "many", laidoff: true } });
  assert.deepEqual(problems.map(({ code, path, hint }) => [code, path, hint]), [
    ["wrong_value", "answers.persons", "expected a whole number of person from 1 to 1000000"],
    ["unknown_key", "answers.laidoff", 'did you mean "laid_off"?'],
  ]);
});

test("what JSON cannot write is no answer, and never passes for 不清楚", () => {
  const cyclic = {};
  cyclic.self = cyclic;
  for (const persons of [NaN, Infinity, () => 1, Symbol("1"), cyclic, new Date("x"), new Date(0), { toJSON: () => null }]) {
    const { code, path } = refused({ answers: { persons } });
    assert.deepEqual([code, path], ["wrong_value", "answers.persons"]);
  }
});

test("wrong options are refused", () => {
  const said = (options) => {
    const { code, path, message } = refused(options);
    return [code, path, message];
  };
  for (const none of [undefined, null, 7, [], "{}"]) assert.equal(refused(none).code, "not_an_object");
  assert.deepEqual(said({}), ["not_an_object", "answers", "answers: expected one object, found nothing"]);
  assert.deepEqual(said({ answers: [] }), ["not_an_object", "answers", "answers: expected one object, found a list"]);
  assert.deepEqual(said({ answers: {}, day: 1 }), ["unknown_option", "day", 'assess: unknown option "day"']);
  for (const date of ["", "2021-02-29", 20200901, new Date(0)]) {
    assert.deepEqual(said({ answers: {}, date }).slice(0, 2), ["wrong_option", "date"]);
  }
  assert.deepEqual(said({ answers: {}, date: "soon" })[2], 'date: expected a date like 2020-09-01, found "soon"');
  for (const party of ["", "student", 1]) assert.deepEqual(said({ answers: {}, for: party }).slice(0, 2), ["wrong_option", "for"]);
});

test("a refusal leaves the module as it was, and long use does not fill the memory", () => {
  const cases = lines("cases.jsonl").map((line) => JSON.parse(line));
  const round = () => cases.forEach((answers) => (assess({ answers }), refused({ answers: { persons: 0 } })));
  round();
  const before = process.memoryUsage().arrayBuffers + process.memoryUsage().external;
  const since = performance.now();
  for (let left = 3; left > 0; left -= 1) round();
  const took = (performance.now() - since) / (3 * cases.length);
  const grown = process.memoryUsage().arrayBuffers + process.memoryUsage().external - before;
  assert.ok(grown < 4e6, `${grown} bytes more`);
  assert.ok(took < 50, `${took} ms each`);
  console.log(`${took.toFixed(2)} ms an assessment, objects included`);
});
