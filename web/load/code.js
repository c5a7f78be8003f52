// The code on a kiosk's paper, to be scanned. What draws it is for kiosks alone, and without it
// they still print.
import { bring, kiosk, script } from "./page.js";

/** Loads what draws codes, in a kiosk. */
export const loadDrawer = () =>
  kiosk ? bring(script.dataset.qr).catch(console.error) : undefined;

/** A text as a code: the modules a side and the dark ones as an SVG path; undefined where it cannot be drawn. */
export const code = (text) => self.subsidyCode && self.subsidyCode.draw(text);
