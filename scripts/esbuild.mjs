// How esbuild is asked: for the oldest browsers that run the app, and nothing it is unsure of passes.
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";

/** The oldest browsers: JavaScript of 2018, Chromium 67 and Safari 12 of the same year. */
export const OLDEST = ["es2018", "chrome67", "safari12"];
// esbuild refuses these for Safari 12 because of two faults there: a list's rest is sometimes taken
// wrongly from a list that is written out beside it, and a tag is given a template anew each time.
// We write neither; tests/scripts holds the scripts to that.
const SUPPORTED = { destructuring: true, "template-literal": true };
const ROOT = fileURLToPath(new URL("..", import.meta.url));

/**
 * A script and all it imports as one small text. `aliases` are other names of files, `global` is where
 * a script that is no module puts what it exports.
 * Stops where anything imported is not there.
 */
export async function bundle(entry, { format = "esm", aliases = {}, target = OLDEST, external = [], define = {}, global } = {}) {
  const { outputFiles, warnings } = await build({
    entryPoints: [entry], bundle: true, write: false, minify: true, charset: "utf8", legalComments: "none", logLevel: "silent",
    // src/scripts.rs names web/app.js from the root.
    absWorkingDir: ROOT, nodePaths: [ROOT],
    format, globalName: global, alias: aliases, target, external, supported: SUPPORTED, define,
  });
  none(warnings);
  return outputFiles[0].text;
}

/** A script that is whole in itself, small. */
export async function script(text) {
  const { code, warnings } = await transform(text, { format: "iife", minify: true, charset: "utf8", target: OLDEST, supported: SUPPORTED });
  none(warnings);
  return code;
}

/** A style sheet, small, in a form that the oldest browsers read. */
export async function style(css) {
  const { code, warnings } = await transform(css, { loader: "css", minify: true, charset: "utf8", target: OLDEST });
  none(warnings);
  return code.trim();
}

// A name that a module lacks is only warned of where it is read off a namespace.
function none(warnings) {
  if (warnings.length) throw new Error(warnings.map(({ text, location }) => `${location ? `${location.file}:${location.line}: ` : ""}${text}`).join("\n"));
}
