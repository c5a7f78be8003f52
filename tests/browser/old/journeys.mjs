// Short journeys through the built app in Chromium 67 (2018), 76 (2019) and 86 (2020), as halls and
// old phones still run them.
//
//   node tests/browser/old/journeys.mjs [dist]     VERSIONS="67 86" runs those alone
import assert from "node:assert/strict";
import { readFileSync, mkdirSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, resolve } from "node:path";
import { home, Old } from "./driver.mjs";

const dist = resolve(process.argv[2] ?? process.env.SUBSIDY_DIST ?? join(home, "dist"));
const pictures = join(home, "tests/screenshots");
const versions = (process.env.VERSIONS ?? "67 76 86").split(" ");
// Before 2019 a page's policy for elements alone was not known: it is passed over, and said.
const KNOWN = /Unrecognized Content-Security-Policy directive 'script-src-(elem|attr)'/;
// What stands behind folds, and the other language, come once something is on the screen.
const LATER = /(more|words-\w+|texts-\w+|words-zh-Hans|texts-zh-Hans)-[0-9a-f]{16}\.bin$/;
const SLOWEST = 20_000; // milliseconds to start in, on a busy machine

const kinds = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".wasm": "application/wasm", ".svg": "image/svg+xml", ".css": "text/css", ".json": "application/json", ".webmanifest": "application/manifest+json", ".png": "image/png" };
const asked = [];
const server = createServer((request, response) => {
  const path = request.url.split("?")[0];
  asked.push(path);
  try {
    const body = readFileSync(join(dist, path === "/" ? "index.html" : path));
    response.writeHead(200, { "Content-Type": kinds[extname(path === "/" ? "index.html" : path)] ?? "application/octet-stream" }).end(body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const url = `http://127.0.0.1:${server.address().port}/`;

let passed = 0, failed = 0;
async function journey(version, name, walk, { at = "", start = true, ...how } = {}) {
  const page = await Old.start(version, how);
  const picture = (beside, ...size) => page.picture(join(pictures, `${[name, beside].filter(Boolean).join("-")}-chromium${version}-${size[0]}.png`), size);
  try {
    // Requests are counted: nothing is kept for use without a network.
    await page.before("delete Navigator.prototype.serviceWorker; Object.defineProperty(navigator, 'language', { get: () => 'zh-CN' });");
    if (start) await open(page, at);
    const served = asked.length;
    await walk(page, picture);
    const more = asked.slice(served).filter((path) => !LATER.test(path));
    if (start) assert.deepEqual(more, [], "requests after loading");
    assert.deepEqual(page.said.filter((words) => start && !KNOWN.test(words)), [], "the console complains");
    passed += 1;
  } catch (error) {
    failed += 1;
    console.error(`Chromium ${version}, ${name}: ${error.stack}`);
    mkdirSync(pictures, { recursive: true });
    await picture("failed", 360, 740).catch(() => {});
  }
  await page.end();
}

async function open(page, at) {
  const from = Date.now();
  await page.go(url + at);
  await page.until("document.querySelector('#summary')", undefined, SLOWEST);
  page.started = Date.now() - from;
  // What stands behind folds moves what stands below it: nobody taps while it comes.
  await page.until("performance.getEntriesByType('resource').some((one) => /[/]more-[^/]*$/.test(one.name) && one.responseEnd > 0) && !document.documentElement.dataset.coming");
  await page.settled();
}
const shelf = (page, name) => page.ask("Array.from(document.querySelectorAll(`#group-${a} [data-programme]`), (e) => e.dataset.programme)", name);
async function fits(page, sizes) {
  for (const [width, height] of sizes) {
    await page.resize(width, height);
    await page.settled();
    const wide = await page.ask("document.documentElement.scrollWidth");
    assert.ok(wide <= width, `at ${width} px it scrolls to ${wide}`);
  }
}
const pick = (page, selector, value) => page.ask(`(() => {
  const field = document.querySelector(a[0]);
  field.value = a[1];
  for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
})()`, [selector, value]).then(() => page.settled());
const SIZES = [[320, 568], [360, 740], [1080, 1920], [1440, 900]];

async function start(page, picture) {
  await picture("", 360, 740);
  assert.equal(await page.text("h1"), "职业技能培训补贴计算器");
  const edge = await page.ask("document.querySelector('h1').getBoundingClientRect().left");
  assert.ok(edge >= 8, `words begin at the edge: ${edge}`);
  await page.press("Tab", 9);
  assert.ok(await page.ask("document.activeElement.matches('.skip') && getComputedStyle(document.activeElement).outlineStyle !== 'none'"), "the focus cannot be seen");
  await page.press("Enter", 13, "\r");
  assert.equal(await page.ask("document.activeElement.id"), "results");
  const took = await page.ask(`(async () => {
    const from = performance.now();
    document.querySelector("[data-region='650400']").click();
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - from;
  })()`);
  console.log(`[test] Chromium ${page.version} starts in ${page.started} ms and answers in ${Math.round(took)}`);
}

async function statuses(page, picture) {
  await page.tap("[data-region='330000']");
  await page.tap("[data-status='veteran']");
  assert.ok((await shelf(page, "yours")).includes("zj9.youth"));
  for (const status of ["graduate", "migrant", "laid_off"]) await page.tap(`[data-status='${status}']`);
  assert.equal(await page.ask("document.querySelectorAll('[data-status][aria-pressed=true]').length"), 4);
  for (const status of ["graduate", "migrant", "laid_off"]) await page.tap(`[data-status='${status}']`);
  await page.tap("[data-region='210000']");
  assert.ok((await shelf(page, "yours")).includes("ln15.free-training"));
  await picture("", 360, 740);
  await picture("", 1080, 1920);
  await picture("", 1440, 900);
  await page.tap("#tool-language");
  assert.equal(await page.ask("document.documentElement.lang"), "en");
  await page.tap("#tool-large");
  await fits(page, SIZES);
}

async function questions(page, picture) {
  assert.ok((await shelf(page, "yours")).includes("tlf53.hardship"));
  let count = 0;
  for (; await page.ask("document.querySelector('#question [data-fact]') !== null"); count += 1) {
    const other = await page.ask("document.querySelector(`#question [data-answer='rest-unknown']`) !== null");
    await page.tap(`#question [data-answer='${other ? "rest-unknown" : "unknown"}']`);
    assert.ok(count < 120, "questions without end");
  }
  assert.ok(count > 5, `only ${count} questions`);
  assert.match(await page.text("#question"), /都答完了/);
  await page.ask("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
  await page.settled();
  await fits(page, SIZES);
  await picture("", 360, 740);
  const before = await page.ask("location.href");
  await page.ask("history.back()");
  await page.until("location.href !== a", before);
}

async function dates(page) {
  const today = await page.ask("document.querySelector('#date').value");
  await page.tap("[data-region='650400']");
  await page.tap("[data-status='laid_off']");
  await pick(page, "#date", "2020-09-01");
  assert.ok((await shelf(page, "yours")).includes("tlf53.hardship"));
  assert.match(await page.ask("location.hash"), /date=2020-09-01/);
  await pick(page, "#date", "");
  assert.equal(await page.ask("document.querySelector('#date').value"), today);
  assert.doesNotMatch(await page.ask("location.hash"), /date=/);
  assert.match(await page.text("#said"), /回到今天/);
}

async function link(page) {
  assert.match(await page.ask("document.querySelector('#date').value"), /2020-09-01/);
  assert.ok((await shelf(page, "yours")).includes("tlf53.hardship"));
  assert.equal(await page.ask("document.querySelector('#damaged')"), null);
  await page.tap("#copy-link");
  await page.until("document.querySelector('#said').innerText");
  const said = await page.text("#said");
  if (!/链接已复制/.test(said)) assert.match(await page.ask("document.querySelector('#to-copy').value"), /#v=2&s=/);
}

async function number(page) {
  await page.tap("[data-act='ask upgrade_standard']").catch(() => page.ask("document.querySelector(`[data-act='ask upgrade_standard']`).click()"));
  await page.settled();
  await page.ask("document.querySelector('#ask-input').focus()");
  await page.type("1.5万元");
  await page.press("Enter", 13, "\r");
  assert.match(await page.ask("location.hash"), /upgrade_standard=15000(&|$)/);
  assert.match(await page.text("#answered"), /15,000元/);
}

async function print(page, picture) {
  await page.ask("(window.printed = 0, window.print = () => { window.printed += 1; }, 0)");
  await page.tap("#print");
  await page.tap("#print");
  assert.equal(await page.ask("window.printed"), 1);
  await page.ask("dispatchEvent(new Event('beforeprint'))");
  assert.match(await page.ask("document.querySelector('#paper').innerText || document.querySelector('#paper').textContent"), /12333/);
  await page.send("Emulation.setEmulatedMedia", { media: "print" });
  await picture("", 720, 1000);
  await page.send("Emulation.setEmulatedMedia", { media: "" });
  await page.ask("dispatchEvent(new Event('afterprint'))");
  assert.equal(await page.ask("document.querySelector('#paper').innerHTML"), "");
}

async function kiosk(page, picture) {
  const whole = "document.documentElement.outerHTML";
  await page.until("!document.documentElement.dataset.coming"); // words of the other language
  const before = await page.ask(whole);
  await picture("attract", 1080, 1920);
  await page.tap("[data-act='begin zh-Hans']");
  await page.tap("[data-status='laid_off']");
  assert.match(await page.ask("location.hash"), /laid_off=yes/);
  await picture("", 1080, 1920);
  await page.until("document.querySelector('.kiosk-warning')");
  await picture("warning", 1080, 1920);
  await page.until("document.querySelector('.kiosk-screen:not(.kiosk-warning)')");
  await page.settled();
  assert.equal(await page.ask(whole), before, "the page is not as before the visitor");
  assert.equal(await page.ask("location.hash"), "");
}

// The library's file is asked for when its first page is opened.
async function library(page, picture) {
  const from = asked.length;
  await page.until("document.querySelector('[data-found]')");
  await page.tap("[data-act='open programme/tlf53.work-based-training']");
  await page.until("document.querySelector('[data-page]')");
  await page.settled();
  assert.match(await page.text("#library-body"), /每人每月最多300元/);
  assert.match(await page.text("#yours"), /按您的回答/);
  assert.match(asked.splice(from).filter((path) => !LATER.test(path)).join(" "), /^\S*library-zh-Hans-[0-9a-f]{16}\.json$/);
  await picture("", 360, 740);
}

/** What stands on the page where the app cannot run, within three seconds of a page that is there. */
async function cannot(page, picture, from) {
  await page.until("document.body && /12333/.test(document.body.innerText)");
  assert.ok(Date.now() - from < 3000 + 2000, `only after ${Date.now() - from} ms`); // two more for a busy machine
  const words = await page.text("body");
  assert.doesNotMatch(words, /正在打开/);
  assert.match(words, /全部政策都写成了网页/);
  const top = await page.ask("(document.querySelector('.loading-late') || document.querySelector('#failed')).getBoundingClientRect().top");
  assert.ok(top < 740, "out of sight");
  await picture("", 360, 740);
}
async function blocked(page, picture) {
  await page.send("Network.setBlockedURLs", { urls: ["*/load-*"] });
  const from = Date.now();
  await page.go(url);
  await cannot(page, picture, from);
}
async function unwasm(page, picture) {
  const from = Date.now();
  await page.before("delete window.WebAssembly;");
  await page.go(url);
  await cannot(page, picture, from);
}

for (const version of versions) {
  const run = (name, walk, how) => journey(version, name, walk, how);
  await run("start", start);
  await run("statuses", statuses);
  await run("questions", questions, { at: "#v=1&region=650400&laid_off=yes&date=2020-09-01" });
  await run("dates", dates);
  await run("link", link, { at: "#v=1&amp;region%3D650400&laid_off=yes%0A&amp;date=2020-09-01&from=singlemessage" });
  await run("number", number, { at: "#v=1&region=110000&date=2025-06-01&work=enterprise_employee&insured=yes&insured_months=40&certificate=skill_level&certificate_level=level_4&certificate_on=2025-03-01&fund_reserve=yes" });
  await run("print", print, { at: "#v=1&region=650400&laid_off=yes&date=2020-09-01" });
  await run("kiosk", kiosk, { at: "?mode=kiosk&idle=5&region=650400&lang=zh-Hans", size: [1080, 1920] });
  await run("library", library, { at: "#/library?v=1&region=650400" });
  await run("blocked", blocked, { start: false });
  await run("no-webassembly", unwasm, { start: false });
}
server.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
