// The rule set of tests/rule-set/src/set.rs in plain JavaScript, written for it by hand.

const FACTS = ["age", "hours", "rural", "work"];

const PROGRAMMES = Array.from({ length: 10 }, (_, at) => ({
  id: `set.${at}`,
  oldest: 60 - at,
  hours: 40 + 10 * at,
  rural: at % 3 !== 0,
  work: [[0, 1], [0, 2], [1, 2]][at % 3],
  most: 300 + 100 * at,
}));

/** Whether each of a programme's conditions holds; undefined where nothing was said. */
function conditions(programme, { age, hours, rural, work }) {
  return [
    age === undefined ? undefined : age >= 16 && age <= programme.oldest,
    hours === undefined ? undefined : hours >= programme.hours,
    rural === undefined ? undefined : rural === programme.rural,
    work === undefined ? undefined : programme.work.includes(work),
  ];
}

/** Verdict, reasons, missing facts and amount of every programme. */
export function assess(person) {
  const outcomes = [];
  for (const programme of PROGRAMMES) {
    const holds = conditions(programme, person);
    const decisive = holds.includes(false) ? false : holds.includes(undefined) ? undefined : true;
    const verdict = decisive ? "eligible" : decisive === false ? "ineligible" : "undetermined";
    const finding = decisive ? "met" : decisive === false ? "not_met" : "unknown";
    const reasons = [];
    const missing = [];
    for (let at = 0; at < holds.length; at++) {
      if (holds[at] !== decisive) continue;
      reasons.push({ fact: FACTS[at], finding, clause: "一" });
      if (decisive === undefined) missing.push(FACTS[at]);
    }
    const amount = verdict === "ineligible" ? null : { basis: "at_most", low: 0, high: programme.most };
    outcomes.push({ id: programme.id, verdict, missing, reasons, amount });
  }
  return outcomes;
}

const PEOPLE = [
  { age: 35, hours: 120, rural: true, work: 1 },
  { age: 70, hours: 20, rural: false, work: 2 },
  { age: 35, rural: true },
];

/** As `assess_people` of the Rust one. */
export function assessPeople(times) {
  let count = 0;
  for (let time = 0; time < times; time++) {
    for (const person of PEOPLE) {
      for (const outcome of assess(person)) {
        if (outcome.verdict === "eligible") count++;
      }
    }
  }
  return count;
}

/** As `described` of the Rust one. */
export function described() {
  const lines = [];
  for (const age of [undefined, 15, 16, 51, 55, 60, 61]) {
    for (const hours of [undefined, 39, 40, 85, 130]) {
      for (const rural of [undefined, false, true]) {
        for (const work of [undefined, 0, 1, 2]) {
          lines.push(assess({ age, hours, rural, work }).map(one).join("; "));
        }
      }
    }
  }
  return lines.join("\n");
}

function one({ id, verdict, missing, reasons, amount }) {
  const why = reasons.map((reason) => `${reason.fact} ${reason.finding}`).join(", ");
  return `${id} ${verdict} [${missing.join(", ")}] [${why}] ${amount ? `${amount.low} to ${amount.high}` : "none"}`;
}
