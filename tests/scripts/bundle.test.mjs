// What stops a build of the page's scripts, and what their bundles and styles are.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { bundle, style } from "../../scripts/esbuild.mjs";

const folder = mkdtempSync(join(tmpdir(), "bundle-"));
after(() => rmSync(folder, { recursive: true }));

/** The loader around such a glue. */
function loader(glue) {
  const file = join(folder, "glue.js");
  writeFileSync(file, `${glue}\nexport const begin = () => {};`);
  return bundle("web/load.js", { aliases: { glue: file } });
}

test("a loader has the glue in it", async () => {
  const text = await loader('import { write } from "web/app.js"; export default async () => write("the glue");');
  assert.ok(text.includes("the glue") && !/\bimport[^(]/.test(text), text);
});

for (const glue of [
  'import { rewrite } from "web/app.js"; export default () => rewrite();',
  'import * as own from "web/app.js"; export default () => own.rewrite();',
]) {
  test(`a function that the module calls and our scripts lack stops the build: ${glue.slice(0, 16)}`, () =>
    assert.rejects(loader(glue), /"rewrite"/));
}

test("styles keep to what browsers of 2018 read", async () => {
  const css = await style("@media (min-width: 1000px) { a { inset: 0; margin: 0.50px } }");
  assert.equal(css, "@media(min-width:1000px){a{top:0;right:0;bottom:0;left:0;margin:.5px}}");
});
