// The first script: starts the app and looks after new releases. A file of its own, so that a
// strict content policy needs no inline script. scripts/bundle.mjs puts the module's glue and
// web/load/ into it, as JavaScript of 2018.
import start, { begin } from "glue";
import { loadDrawer } from "./load/code.js";
import { listenForTaps } from "./load/early.js";
import { fail, listenForFaults } from "./load/failure.js";
import { language, pack, words } from "./load/packs.js";
import { embedded, script } from "./load/page.js";
import { enforcePolicy } from "./load/policy.js";
import { watchReleases } from "./load/release.js";

enforcePolicy(); // before anything is fetched
if (embedded) import(script.dataset.frame).catch(console.error);
const drawer = loadDrawer();
listenForTaps();
listenForFaults();
if (typeof WebAssembly !== "object") {
  fail(new Error("WebAssembly is missing"));
} else {
  Promise.all([pack("law"), words(language()), start({ module_or_path: script.dataset.wasm }), drawer])
    .then(([law, [words, texts]]) => begin(law, words, texts))
    .catch(fail)
    .then(watchReleases);
}
