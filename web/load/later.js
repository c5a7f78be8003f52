// What nobody needs before something is on the screen: web/later.js, a script of its own.
import { bring, once, script } from "./page.js";

/** Brings it. */
export const bringLater = once(() => bring(script.dataset.later).then(() => self.subsidyLater));
