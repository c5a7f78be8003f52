// Tells the host page how high the calculator is.
import { tell } from "./host.js";
import { root } from "./page.js";

let told = 0;

/** Tells the height, if it is another. */
function measure() {
  const height = Math.ceil(root.getBoundingClientRect().height);
  if (height === told || height === 0) return;
  told = height;
  tell({ type: "subsidy:height", height });
}

/** Tells it whatever was told before. */
export function tellHeight() {
  told = 0;
  measure();
}

/** Tells it whenever it changes. */
export function watchHeight() {
  // Safari before 13.1 tells no sizes: they are asked for.
  if (!window.ResizeObserver) return void setInterval(measure, 250);
  new ResizeObserver(measure).observe(document.body);
  new ResizeObserver(measure).observe(root);
}
