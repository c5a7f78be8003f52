// Stores the release for use without a network, and looks after new ones.
import { embedded, kiosk, search, workers } from "../load/page.js";

// Milliseconds without a press after which a kiosk's visitor has left: later than it wipes.
const IDLE = (Math.max(60, Number(search.get("idle")) || 90) + 30) * 1000;
const HOUR = 3600 * 1000;

/**
 * Registers the service worker. A new release waits until the page can be loaded again without
 * losing anything: before the first press, or out of sight with no field half filled in. Answers
 * stay in the address. An app that wants to choose the moment calls `preventDefault` on
 * `subsidy:update` and then `detail.take()`.
 */
export function watchReleases() {
  if (!workers || (embedded && !workers.controller)) return;
  let pressed = 0; // when; 0 is never
  let had = workers.controller; // none on a first visit: its files are the page's own
  let changed = false; // another tab has taken the new release over
  let told = false, held = false, leaving = false;
  let registration;

  const safe = () => !pressed || (document.hidden && !hasHalfWritten()) || (kiosk && Date.now() - pressed > IDLE);
  const take = () => {
    leaving = true;
    if (changed || !registration.waiting) location.reload();
    else registration.waiting.postMessage("take over");
  };
  const step = () => {
    if (leaving || !registration || !(changed || (registration.waiting && had))) return;
    if (!told) {
      told = true;
      held = !dispatchEvent(new CustomEvent("subsidy:update", { cancelable: true, detail: { take } }));
    }
    if (!held && safe()) take();
  };
  // Safari before 13 has no pointer events.
  for (const kind of ["pointerdown", "touchstart", "mousedown", "keydown"]) {
    addEventListener(kind, () => { pressed = Date.now(); }, { capture: true, passive: true });
  }
  document.addEventListener("visibilitychange", step);
  workers.addEventListener("controllerchange", () => {
    if (!had) {
      had = workers.controller;
      return;
    }
    changed = true;
    if (leaving) location.reload();
    else step();
  });
  workers.addEventListener("message", ({ data }) => {
    if (data && data.missing) console.warn(`Works without a network, but for what the server refuses: ${data.missing.join(", ")}`);
  });
  const follow = (worker) => worker && worker.addEventListener("statechange", step);
  workers.register("sw.js", { updateViaCache: "none" }).then((found) => {
    registration = found;
    follow(found.installing);
    found.addEventListener("updatefound", () => follow(found.installing));
    step();
    if (!kiosk) return;
    // A kiosk's page stays open for weeks.
    setInterval(step, IDLE / 2);
    setInterval(() => { found.update().catch(() => {}); }, HOUR);
  }).catch((error) => console.info(`Not kept for use without a network: ${error.message}`));
}

/** Whether something is written into a field that the address does not hold yet. */
function hasHalfWritten() {
  return Array.from(document.querySelectorAll("input")).some((field) =>
    field.id !== "date" && !/^(checkbox|radio|hidden)$/.test(field.type) && field.value !== field.defaultValue);
}
