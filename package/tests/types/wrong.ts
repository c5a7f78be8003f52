// Every line below a mark must not compile; a mark without an error is an error itself.
import { assess, SubsidyError } from "skill-subsidy-engine";

// @ts-expect-error: no such fact
assess({ answers: { laidoff: true } });
// @ts-expect-error: no such option of a choice
assess({ answers: { takes_on: "rich" } });
// @ts-expect-error: a word where a number belongs
assess({ answers: { persons: "many" } });
// @ts-expect-error: a yes where a number belongs
assess({ answers: { persons: true } });
// @ts-expect-error: text where a yes belongs
assess({ answers: { laid_off: "yes" } });
// @ts-expect-error: nobody of that name
assess({ answers: {}, for: "student" });
// @ts-expect-error: answers are needed
assess({ date: "2020-09-01" });
// @ts-expect-error: no such option
assess({ answers: {}, day: "2020-09-01" });
// @ts-expect-error: no such verdict
console.log(assess({ answers: {} }).programmes[0]?.verdict === "yes");
// @ts-expect-error: an amount may be missing
console.log(assess({ answers: {} }).programmes[0]!.amount.high);
// @ts-expect-error: errors come from the module only
throw new SubsidyError([]);
