// What nobody needs before something is on the screen: web/later.js, a script of its own.
import { bring, script } from "./page.js";

let coming;

/** Brings it, once; where it did not come it is brought anew when next asked for. */
export function bringLater() {
  coming = coming || bring(script.dataset.later).then(() => self.subsidyLater);
  coming.catch(() => { coming = undefined; });
  return coming;
}
