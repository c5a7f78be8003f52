// Must compile: every kind of fact, every option, every part of a result.
import init, { assess, facts, load, programmes, SubsidyError } from "skill-subsidy-engine";
import type { Answers, Assessment, FactKey, Verdict } from "skill-subsidy-engine";

await init();
await init(new URL("https://example.org/subsidy_bg.wasm"));
await init(null, null);
await init(undefined, [new Uint8Array(8), new ArrayBuffer(8)]);
load(new Uint8Array(8), new ArrayBuffer(8));
const answers: Answers = {
  region: "650402",
  laid_off: true,
  veteran: null,
  takes_on: "poor",
  persons: 4,
  work_months: "7",
  left_school_on: "2020-07-01",
};
const assessment: Assessment = assess({ date: "2020-09-01", answers, for: "employer" });
const shown: Verdict[] = ["eligible", "undetermined"];
for (const { verdict, amount, reasons } of assessment.programmes) {
  if (shown.includes(verdict) && amount?.basis === "at_most") console.log(amount.high, amount.rate.per, reasons[0]?.why?.zh);
}
const next: FactKey | null = assessment.next_question;
console.log(facts().find(({ key }) => key === next)?.question.en, programmes()[0]?.document.number);
try {
  assess({ answers: {} });
} catch (error) {
  if (error instanceof SubsidyError && error.code === "wrong_value") console.log(error.path, error.hint, error.problems.length);
}
