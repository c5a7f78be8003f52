// The first script: starts the app, then brings what nobody needs before. A file of its own, so that a
// strict content policy needs no inline script. scripts/bundle.mjs puts the module's glue and
// web/load/ into it, as JavaScript of 2018.
import start, { begin } from "glue";
import { loadDrawer } from "./load/code.js";
import { listenForTaps } from "./load/early.js";
import { fail, listenForFaults, seeItOpen } from "./load/failure.js";
import { begun } from "./load/half.js";
import { bringLater } from "./load/later.js";
import { language, pack, words } from "./load/packs.js";
import { bring, embedded, script } from "./load/page.js";
import { enforcePolicy } from "./load/policy.js";
import { ignoreDoubleTaps } from "./load/twice.js";

const arrived = seeItOpen();
enforcePolicy(); // before anything is fetched
if (embedded) bring(script.dataset.frame).catch(console.error);
const drawer = loadDrawer();
listenForTaps();
listenForFaults();
ignoreDoubleTaps(); // before the app listens
// As it is preloaded: before 2019 it would be fetched a second time.
if (typeof WebAssembly !== "object") {
  fail(new Error("WebAssembly is missing"));
} else {
  const module = fetch(script.dataset.wasm, { credentials: "same-origin" });
  Promise.all([pack("law"), words(language()), start({ module_or_path: module }).then(begun), drawer])
    .then(([law, [words, texts]]) => begin(law, words, texts))
    .then(arrived)
    .catch(fail)
    .then(bringLater)
    .catch(console.error);
}
