// A journey through the built app in Chromium 86 of October 2020, as kiosks still run it: no
// chromedriver of today speaks with it, so puppeteer of its time does.
//
//   node tests/browser/old/chromium86.mjs [dist]
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync } from "node:zlib";
import assert from "node:assert/strict";

const require = createRequire(import.meta.url);
const puppeteer = require("puppeteer-core");
const home = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");
const dist = resolve(process.argv[2] ?? process.env.SUBSIDY_DIST ?? join(home, "dist"));
const pictures = join(home, "tests/screenshots");

/** The browser, unpacked once into target/. */
function chromium() {
  const path = join(home, "target/chromium-86/chromium");
  if (!existsSync(path)) {
    console.log("[test] unpacking Chromium 86");
    mkdirSync(dirname(path), { recursive: true });
    const packed = readFileSync(join(home, "node_modules/chrome-aws-lambda/bin/chromium.br"));
    writeFileSync(`${path}.part`, brotliDecompressSync(packed));
    chmodSync(`${path}.part`, 0o755);
    renameSync(`${path}.part`, path);
  }
  return path;
}

const kinds = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".wasm": "application/wasm", ".svg": "image/svg+xml", ".css": "text/css", ".json": "application/json", ".webmanifest": "application/manifest+json", ".png": "image/png" };
const asked = [];
const server = createServer((request, response) => {
  const path = request.url.split("?")[0];
  asked.push(path);
  try {
    const file = join(dist, path === "/" ? "index.html" : path);
    const body = readFileSync(file);
    response.writeHead(200, { "Content-Type": kinds[extname(file)] ?? "application/octet-stream" }).end(body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const url = `http://127.0.0.1:${server.address().port}/`;

const profile = mkdtempSync(join(tmpdir(), "chromium-86-"));
const browser = await puppeteer.launch({
  executablePath: chromium(),
  userDataDir: profile,
  args: ["--headless", "--single-process", "--no-zygote", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--lang=zh-CN"],
  defaultViewport: { width: 360, height: 740 },
});

const complaints = [];
let passed = 0;
let failed = 0;
async function journey(name, fragment, walk) {
  const page = await browser.newPage();
  page.on("console", (line) => ["error", "warning"].includes(line.type()) && complaints.push(line.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("requestfailed", (request) => complaints.push(`failed: ${request.url()}`));
  complaints.length = 0;
  try {
    // Requests are counted: nothing is kept for use without a network.
    await page.evaluateOnNewDocument(() => { delete Navigator.prototype.serviceWorker; });
    await page.evaluateOnNewDocument(() => Object.defineProperty(navigator, "language", { get: () => "zh-CN" }));
    await page.goto(url + fragment);
    await page.waitForSelector("#summary", { timeout: 60_000 });
    await settled(page);
    const served = asked.length;
    await walk(page);
    assert.equal(asked.length, served, `requests after loading: ${asked.slice(served)}`);
    assert.deepEqual(complaints, [], "the console complains");
    passed += 1;
  } catch (error) {
    failed += 1;
    console.error(`${name}: ${error.stack}`);
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: join(pictures, `failed-chromium86-${name}.png`) }).catch(() => {});
  }
  await page.close();
}

const settled = (page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))));
async function tap(page, selector) {
  await page.evaluate((s) => document.querySelector(s).scrollIntoView({ block: "center" }), selector);
  await page.click(selector);
  await settled(page);
}
const shelf = (page, name) =>
  page.evaluate((s) => Array.from(document.querySelectorAll(`#group-${s} [data-programme]`), (e) => e.dataset.programme), name);
const text = (page, selector) => page.evaluate((s) => (document.querySelector(s) || { innerText: "" }).innerText, selector);
async function fits(page, widths) {
  for (const [width, height] of widths) {
    await page.setViewport({ width, height });
    await settled(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= width, `at ${width} px it scrolls to ${wide}`);
  }
}
async function picture(page, name, width, height) {
  mkdirSync(pictures, { recursive: true });
  await page.setViewport({ width, height });
  await settled(page);
  await page.screenshot({ path: join(pictures, `${name}-chromium86-${width}.png`), fullPage: true });
}

console.log(`[test] ${await browser.version()}`);

await journey("statuses", "", async (page) => {
  await tap(page, "[data-region='330000']");
  await tap(page, "[data-status='veteran']");
  assert.deepEqual((await shelf(page, "yours")).sort(), ["zj9.entrepreneurship", "zj9.youth"]);
  await tap(page, "[data-region='150000']");
  assert.deepEqual(await shelf(page, "yours"), ["nm213.brand-course"]);
  await tap(page, "[data-region='210000']");
  assert.deepEqual(await shelf(page, "yours"), ["ln15.free-training"]);
  await tap(page, "#tool-language");
  assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
  await tap(page, "#tool-large");
  await fits(page, [[320, 568], [360, 740], [1080, 1920], [1440, 900]]);
});

await journey("questions", "#v=1&region=650400&laid_off=yes&date=2020-09-01", async (page) => {
  assert.deepEqual(await shelf(page, "yours"), ["tlf53.hardship"]);
  let count = 0;
  while (await page.$("#question [data-fact]")) {
    const other = await page.$("#question [data-answer='rest-unknown']");
    await tap(page, `#question [data-answer='${other ? "rest-unknown" : "unknown"}']`);
    count += 1;
    assert.ok(count < 120, "questions without end");
  }
  assert.ok(count > 5, `only ${count} questions`);
  assert.match(await text(page, "#question"), /都答完了/);
  await page.evaluate(() => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
  await settled(page);
  await fits(page, [[320, 568], [360, 740], [1080, 1920], [1440, 900]]);
  for (const [width, height] of [[360, 740], [1080, 1920], [1440, 900]]) await picture(page, "turpan", width, height);
  const before = page.url();
  await page.goBack();
  await settled(page);
  assert.notEqual(page.url(), before, "an answer is taken back");
});

await journey("employer", "#v=1&region=650400&for=employer&date=2020-09-01&course_kind=work_based&employer=farm_cooperative&takes_on=poor&persons=4&work_months=7", async (page) => {
  assert.match(await text(page, "#total"), /最多7,200元/);
});

await journey("keyboard", "", async (page) => {
  await page.keyboard.press("Tab");
  assert.ok(await page.evaluate(() => document.activeElement.matches(".skip") && getComputedStyle(document.activeElement).outlineStyle !== "none"), "the focus cannot be seen");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "results");
});

// The library's file is asked for when its first page is opened.
await journey("library", "#/library?v=1&region=650400", async (page) => {
  const from = asked.length;
  await tap(page, "[data-act='open programme/tlf53.work-based-training']");
  await page.waitForSelector("[data-page]");
  assert.match(await text(page, "#library-body"), /每人每月最多300元/);
  assert.match(await text(page, "#yours"), /按您的回答/);
  assert.match(asked.splice(from).join(" "), /^\S*library-zh-Hans-[0-9a-f]{16}\.json$/);
});

// Loading again keeps the answers.
await journey("reload", "#v=1&region=330000&veteran=yes", async (page) => {
  const before = await text(page, ".results");
  const from = asked.length;
  await page.reload();
  await page.waitForSelector("#summary");
  await settled(page);
  assert.equal(await text(page, ".results"), before);
  asked.length = from;
});

await browser.close().catch(() => {});
server.close();
rmSync(profile, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
