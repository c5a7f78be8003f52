// The host page's colour, where it can be read.
import { root } from "./page.js";

const ENOUGH = 4.5; // WCAG 2.2, 1.4.3
const WHITE = [255, 255, 255];

/** Takes a colour of six hexadecimal digits over; says on the console where it is too pale. */
export function setAccent(digits) {
  if (!digits || !/^[0-9a-f]{6}$/i.test(digits)) return;
  const hex = `#${digits}`;
  const colour = parts(hex);
  const ratio = contrast(colour, WHITE);
  if (ratio < ENOUGH) {
    console.warn(`subsidy-calculator: accent ${hex} is ignored: its contrast with white is ${ratio.toFixed(1)}:1, at least ${ENOUGH}:1 is needed`);
    return;
  }
  // The palest tint the colour can still be read on.
  const tint = [0.12, 0.08, 0.04, 0].map((share) => colour.map((part) => Math.round(255 - (255 - part) * share)))
    .find((tint) => contrast(colour, tint) >= ENOUGH);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    // By night the calculator keeps colours of its own that can be read on dark.
    const set = (name, value) => dark.matches ? root.style.removeProperty(name) : root.style.setProperty(name, value);
    set("--accent", hex);
    set("--accent-soft", `rgb(${tint.join(",")})`);
  };
  apply();
  if (dark.addEventListener) dark.addEventListener("change", apply);
}

const parts = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));

function luminance(rgb) {
  const [r, g, b] = rgb.map((part) => (part /= 255) <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}
