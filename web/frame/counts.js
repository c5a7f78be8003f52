// Tells the host page how many results there are.
import { tell } from "./host.js";
import { counts } from "./page.js";

let told = "";

/** Tells the counts, if they are others. */
export function tellCounts() {
  const now = counts();
  if (!now || JSON.stringify(now) === told) return;
  told = JSON.stringify(now);
  tell(Object.assign({ type: "subsidy:counts" }, now));
}
