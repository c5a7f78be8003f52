// Starts the app. A file of its own, so that a strict content policy needs no inline script;
// no top-level await, so that browsers before 2021 can read it.
const script = document.querySelector("script[data-wasm]");

function fail(error) {
  console.error(error);
  const place = document.getElementById("loading") || document.querySelector("main") || document.body;
  const message = document.getElementById("cannot-run");
  if (message && !document.getElementById("failed")) {
    place.replaceWith(message.content.cloneNode(true));
  }
}

if (typeof WebAssembly !== "object") {
  fail(new Error("WebAssembly is missing"));
} else {
  import(script.dataset.js)
    .then((app) => app.default({ module_or_path: script.dataset.wasm }))
    .catch(fail);
}
