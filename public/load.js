// Starts the app, then looks after new releases. A file of its own, so that a strict content
// policy needs no inline script; no top-level await, so that browsers before 2021 can read it.
const script = document.querySelector("script[data-wasm]");
const search = new URLSearchParams(location.search);
const workers = (() => {
  try {
    return navigator.serviceWorker;
  } catch (_) {
    return undefined; // a sandboxed frame may not even ask
  }
})();

// The page's own policy, before anything else is fetched. Browsers older than
// `wasm-unsafe-eval` would refuse the app under it and get all but that; container queries are
// younger in every engine, and can be asked about. In a sandbox without an origin Safari finds
// nothing to be 'self': there the address says it.
const policy = document.querySelector("meta[name='content-security-policy']");
if (policy) {
  const meta = document.createElement("meta");
  meta.httpEquiv = "Content-Security-Policy";
  meta.content = policy.content;
  if (!window.CSS || !CSS.supports("container-type: inline-size")) {
    meta.content = meta.content.replace(/default-src [^;]*; script-src [^;]*/, "script-src-elem 'self'");
  }
  if (self.origin === "null") meta.content = meta.content.replace(/'self'/g, new URL(location.href).origin);
  document.head.append(meta);
}

const embedded = search.has("embed") && window.parent !== window;
if (embedded) import(script.dataset.frame).catch(console.error);

// A kiosk's paper bears a code to be scanned. Its maker is for kiosks alone, and without it
// they still print.
const kiosk = search.get("mode") === "kiosk";
const maker = kiosk ? import(script.dataset.qr).catch(console.error) : undefined;

// The pages of the library, for the app: all of a language in one file, loaded when the first is
// opened, so that no request says which one is read. `done` is told whether the file is here.
const files = {}, pages = {};
window.subsidyPage = (lang, path) => pages[lang] && pages[lang][path];
window.subsidyLibrary = (lang, done) => {
  files[lang] = files[lang] || fetch(script.getAttribute(`data-library-${lang}`))
    .then((answer) => answer.ok ? answer.json() : Promise.reject(new Error(answer.status)))
    .then((all) => { pages[lang] = all; });
  files[lang].then(() => done(true), () => {
    delete files[lang];
    done(false);
  });
};

// Writes a part of the page for the app. What says the same stays the same element: the browser
// need not style and lay it out again, and who is in it is not thrown out.
const draft = document.createElement("template");
window.subsidyWrite = (part, html) => {
  const focused = part.contains(document.activeElement) && document.activeElement.getAttribute("data-key");
  if (html && part.firstChild) {
    draft.innerHTML = html;
    agree(part, draft.content);
    draft.innerHTML = "";
  } else part.innerHTML = html;
  part.hidden = !html;
  if (focused && !part.contains(document.activeElement)) {
    const same = part.querySelector(`[data-key="${focused}"]`);
    if (same) same.focus();
  }
};
// Whether one node can become another. What has a name of its own cannot, nor what stands in a
// question about another fact: what was typed there is not for this one. Lists are chosen from
// anew when they say something else.
const NAMES = ["id", "type", "data-key", "data-fact"];
const alike = (one, other) => one.nodeName === other.nodeName && (one.nodeType !== 1
  || (one.nodeName === "SELECT" ? one.isEqualNode(other)
    : NAMES.every((name) => one.getAttribute(name) === other.getAttribute(name))));
// Gives a node the children of another, with as few changes as one walk finds.
function agree(old, now) {
  let here = old.firstChild;
  for (const next of Array.from(now.childNodes)) {
    let found = here;
    while (found && !alike(found, next)) found = found.nextSibling;
    if (!found) {
      old.insertBefore(next, here);
      continue;
    }
    for (; here !== found; here = drop(here));
    here = found.nextSibling;
    if (found.isEqualNode(next)) continue;
    if (found.nodeType !== 1) {
      found.data = next.data;
      continue;
    }
    for (const { name, value } of Array.from(next.attributes)) {
      if (found.getAttribute(name) !== value) found.setAttribute(name, value);
    }
    for (const { name } of Array.from(found.attributes)) {
      if (!next.hasAttribute(name)) found.removeAttribute(name);
    }
    agree(found, next);
  }
  while (here) here = drop(here);
}
function drop(node) {
  const next = node.nextSibling;
  node.remove();
  return next;
}

// The first questions stand in the page before the app does. A tap is written into the address,
// where the app finds it.
const early = document.getElementById("early");
function say(button) {
  const said = button.dataset.early.split("&").map((part) => part.split("="));
  const parts = new Map(location.hash.slice(1).split("&").filter(Boolean).map((part) => part.split("=")));
  const one = /^(region|for)$/.test(said[0][0]); // of these there is one, pressed or not
  const on = one || button.getAttribute("aria-pressed") !== "true";
  for (const [key, value] of said) {
    if (on) parts.set(key, value);
    else parts.delete(key);
  }
  const version = parts.get("v") || "1";
  parts.delete("v");
  try {
    history.replaceState(null, "", `#v=${version}&${Array.from(parts, (part) => part.join("=")).join("&")}`);
  } catch (_) {
    return; // a sandboxed frame may not; the app will be there in a moment
  }
  if (one) {
    early.querySelectorAll(`[data-early^="${said[0][0]}="]`).forEach((other) => other.setAttribute("aria-pressed", "false"));
  }
  button.setAttribute("aria-pressed", String(on));
}
if (early && (location.hash.startsWith("#/") || search.get("mode") === "kiosk")) early.hidden = true;
else if (early) {
  early.querySelectorAll("[data-early]").forEach((button) => { button.disabled = false; });
  early.addEventListener("click", (event) => {
    const button = event.target.closest("[data-early]");
    if (button) say(button);
  });
}

function fail(error) {
  console.error(error);
  // Another tab may just have taken over a new release; loading again brings one whole release.
  const [visit] = performance.getEntriesByType("navigation");
  if (workers && workers.controller && visit && visit.type !== "reload") {
    location.reload();
    return;
  }
  show();
}

function show(instead) {
  const place = instead || document.getElementById("loading") || document.querySelector("main") || document.body;
  const message = document.getElementById("cannot-run");
  // What only the app could answer goes.
  if (early && early.isConnected) document.querySelectorAll("#early, .head-tools").forEach((part) => part.remove());
  if (message && !document.getElementById("failed")) {
    place.replaceWith(message.content.cloneNode(true));
  }
}

// A fault in the module ends it for good: say so, and in a hall begin again by itself.
addEventListener("error", (event) => {
  if (!window.WebAssembly || !(event.error instanceof WebAssembly.RuntimeError)) return;
  if (!kiosk || document.getElementById("failed")) return show();
  // Nothing of the visitor stays while the words are read, nor what the app had not written yet.
  const wipe = () => history.replaceState(null, "", location.pathname + location.search);
  wipe();
  document.documentElement.removeAttribute("data-screen");
  const app = document.getElementById("app");
  app.textContent = "";
  show(app.appendChild(document.createElement("div")));
  setTimeout(() => {
    wipe();
    location.reload();
  }, 5000);
});

// A new release waits until the page can be loaded again without losing anything: before
// the first press, or out of sight with no field half filled in. Answers stay in the address.
// An app that wants to choose the moment calls `preventDefault` on `subsidy:update` and then
// `detail.take()`.
function watch() {
  if (!workers || (embedded && !workers.controller)) return;
  // Milliseconds without a press after which a kiosk's visitor has left: later than it wipes.
  const IDLE = (Math.max(60, Number(search.get("idle")) || 90) + 30) * 1000;
  let pressed = 0; // when; 0 is never
  let had = workers.controller; // none on a first visit: its files are the page's own
  let changed = false; // another tab has taken the new release over
  let told = false, held = false, leaving = false;
  let registration;

  const written = () => Array.from(document.querySelectorAll("input")).some((field) =>
    field.id !== "date" && !/^(checkbox|radio|hidden)$/.test(field.type) && field.value !== field.defaultValue);
  const safe = () => !pressed || (document.hidden && !written()) || (kiosk && Date.now() - pressed > IDLE);
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
  for (const kind of ["pointerdown", "keydown"]) {
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
  const follow = (worker) => worker && worker.addEventListener("statechange", step);
  workers.register("sw.js", { updateViaCache: "none" }).then((found) => {
    registration = found;
    follow(found.installing);
    found.addEventListener("updatefound", () => follow(found.installing));
    step();
    if (!kiosk) return;
    // A kiosk's page stays open for weeks.
    setInterval(step, IDLE / 2);
    setInterval(() => { found.update().catch(() => {}); }, 3600000);
  }).catch(() => {}); // no place to store, or none allowed: the page works without
}

if (typeof WebAssembly !== "object") {
  fail(new Error("WebAssembly is missing"));
} else {
  Promise.all([import(script.dataset.js), maker])
    .then(([app]) => app.default({ module_or_path: script.dataset.wasm }))
    .catch(fail)
    .then(watch);
}
