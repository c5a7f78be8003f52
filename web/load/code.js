// The code on a kiosk's paper, to be scanned. What draws it is for kiosks alone, and without it
// they still print.
import { kiosk, script } from "./page.js";

let drawer;

/** Loads what draws codes, in a kiosk. */
export const loadDrawer = () =>
  kiosk ? import(script.dataset.qr).then((module) => { drawer = module; }).catch(console.error) : undefined;

/** A text as a code: the modules a side and the dark ones as an SVG path; undefined where it cannot be drawn. */
export const code = (text) => drawer && drawer.draw(text);
