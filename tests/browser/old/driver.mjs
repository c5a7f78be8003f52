// Chromiums as old as halls have them, over the DevTools protocol: no chromedriver of today speaks
// with them. Each comes from npm, packed.
import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync } from "node:zlib";
import WebSocket from "ws";

export const home = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");
const START = 15_000; // milliseconds a browser may take to start, on a busy machine
const ANSWER = 90_000; // milliseconds it may take to answer

/** The program, unpacked once into target/. */
function program(version) {
  const path = join(home, `target/chromium-${version}/chromium`);
  if (!existsSync(path)) {
    console.log(`[test] unpacking Chromium ${version}`);
    mkdirSync(dirname(path), { recursive: true });
    const packed = join(home, `node_modules/chrome-${version}/bin`);
    const name = readdirSync(packed).find((name) => /^chromium.*\.br$/.test(name));
    writeFileSync(`${path}.part`, brotliDecompressSync(readFileSync(join(packed, name))));
    chmodSync(`${path}.part`, 0o755);
    renameSync(`${path}.part`, path);
  }
  return path;
}

/** Where the fonts are: the oldest reads no configuration of today. What it learns of them is kept. */
function fonts(version) {
  const folder = join(home, `target/chromium-${version}`);
  const file = join(folder, "fonts.conf");
  writeFileSync(file, `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>/usr/share/fonts</dir><cachedir>${join(folder, "fonts")}</cachedir></fontconfig>`);
  return file;
}

/** A browser with one page, in a fresh profile. */
export class Old {
  /** Starts a version with a window of a size. In one process it now and then comes up deaf: then anew. */
  static async start(version, { size = [360, 740] } = {}) {
    for (let times = 3; ; times -= 1) {
      const old = new Old();
      try {
        await old.open(version, size);
        return old;
      } catch (error) {
        await old.end();
        if (times === 1) throw error;
      }
    }
  }

  async open(version, size) {
    const profile = mkdtempSync(join(tmpdir(), `chromium-${version}-`));
    const browser = spawn(program(version), [
      "--headless", "--no-sandbox", "--single-process", "--no-zygote", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
      "--no-first-run", "--disable-background-networking", "--disable-sync", "--lang=zh-CN", "--remote-debugging-port=0",
      `--user-data-dir=${profile}`, `--window-size=${size}`, "about:blank",
    ], { env: { ...process.env, FONTCONFIG_FILE: fonts(version), HOME: profile }, stdio: ["ignore", "ignore", "pipe"] });
    Object.assign(this, { version, browser, profile, waiting: new Map(), count: 0, said: [] });
    this.ended = new Promise((done) => browser.once("exit", done));
    const port = await new Promise((done, failed) => {
      let words = "";
      const late = setTimeout(() => failed(new Error(`Chromium ${version} does not start: ${words}`)), START);
      browser.stderr.on("data", (more) => {
        words += more;
        const [, port] = words.match(/ws:\/\/127\.0\.0\.1:(\d+)\//) || [];
        if (port) { clearTimeout(late); done(port); }
      });
    });
    let page;
    for (const since = Date.now(); !page; ) {
      const pages = await (await fetch(`http://127.0.0.1:${port}/json/list`)).json();
      page = pages.find(({ type }) => type === "page");
      if (!page && Date.now() - since > START) throw new Error(`Chromium ${version} opens no page`);
    }
    await this.connect(page.webSocketDebuggerUrl);
    await this.send("Page.enable", {}, START);
    for (const domain of ["Runtime", "Network", "Log"]) await this.send(`${domain}.enable`);
    await this.resize(...size);
  }

  connect(url) {
    this.socket = new WebSocket(url, { perMessageDeflate: false });
    this.socket.on("message", (text) => {
      const { id, result, error, method, params } = JSON.parse(text);
      const asked = this.waiting.get(id);
      this.waiting.delete(id);
      if (asked) asked(error ? { error } : { result });
      else if (method) this.told(method, params);
    });
    return new Promise((done, failed) => this.socket.once("open", done).once("error", failed));
  }

  /** What the browser tells by itself: complaints are kept. */
  told(method, params) {
    if (method === "Runtime.consoleAPICalled" && /^(error|warning|assert)$/.test(params.type)) {
      this.said.push(params.args.map((arg) => arg.value || arg.description).join(" "));
    }
    if (method === "Runtime.exceptionThrown") {
      const { text, exception } = params.exceptionDetails;
      this.said.push(`${text} ${exception ? exception.description : ""}`);
    }
    if (method === "Log.entryAdded" && /^(error|warning)$/.test(params.entry.level)) this.said.push(params.entry.text);
  }

  send(method, params = {}, most = ANSWER) {
    const id = (this.count += 1);
    return new Promise((done, failed) => {
      const late = setTimeout(() => failed(new Error(`${method}: no answer`)), most);
      this.waiting.set(id, ({ result, error }) => {
        clearTimeout(late);
        if (error) failed(new Error(`${method}: ${error.message}`));
        else done(result);
      });
      this.socket.send(JSON.stringify({ id, method, params }));
    });
  }

  /** Runs before every page. */
  before(source) {
    return this.send("Page.addScriptToEvaluateOnNewDocument", { source });
  }

  /** The value of an expression about `a`, awaited. */
  async ask(expression, a) {
    const { result, exceptionDetails } = await this.send("Runtime.evaluate", {
      expression: `(async (a) => (${expression}))(${JSON.stringify(a)})`, awaitPromise: true, returnByValue: true, userGesture: true,
    });
    if (exceptionDetails) throw new Error(`${expression}: ${exceptionDetails.text} ${exceptionDetails.exception?.description}`);
    return result.value;
  }

  go(url) {
    return this.send("Page.navigate", { url });
  }

  /** Waits until an expression is true; a page that is just being replaced cannot say. */
  async until(expression, a, most = ANSWER) {
    for (const since = Date.now(); ;) {
      if (await this.ask(expression, a).catch(() => false)) return;
      if (Date.now() - since > most) throw new Error(`it does not come true: ${expression} ${JSON.stringify(a) ?? ""}; ${this.said}`);
      await new Promise((done) => setTimeout(done, 30));
    }
  }

  /** Waits until what was changed is painted, and what follows it too. */
  settled() {
    return this.ask("await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 20))))");
  }

  resize(width, height) {
    return this.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false });
  }

  /** Taps what a selector finds, where it is seen: what lies over it takes the tap. */
  async tap(selector) {
    // Nobody has read a question sooner: the page takes it for the tap before.
    if (selector.includes("data-answer")) await new Promise((done) => setTimeout(done, 520));
    const at = await this.ask(`(() => {
      const found = document.querySelector(a);
      if (!found) return undefined;
      found.scrollIntoView({ block: "center" });
      const { left, top, width, height } = found.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    })()`, selector);
    if (!at) throw new Error(`there is no ${selector}`);
    for (const type of ["mousePressed", "mouseReleased"]) {
      await this.send("Input.dispatchMouseEvent", { type, ...at, button: "left", clickCount: 1 });
    }
    await this.settled();
  }

  async press(key, keyCode, text) {
    for (const type of ["keyDown", "keyUp"]) {
      await this.send("Input.dispatchKeyEvent", { type, key, windowsVirtualKeyCode: keyCode, ...(type === "keyDown" && text ? { text } : {}) });
    }
    await this.settled();
  }

  /** Types into what has the focus. */
  async type(text) {
    for (const sign of text) await this.send("Input.dispatchKeyEvent", { type: "char", text: sign });
    await this.settled();
  }

  text(selector) {
    return this.ask("(document.querySelector(a) || { innerText: '' }).innerText", selector);
  }

  /** A picture of the whole page at a size, or of what is in sight. */
  async picture(file, [width, height], whole = true) {
    await this.resize(width, height);
    await this.settled();
    if (whole) {
      await this.resize(width, Math.min(8000, await this.ask("document.documentElement.scrollHeight")));
      await this.settled();
    }
    const { data } = await this.send("Page.captureScreenshot");
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, Buffer.from(data, "base64"));
    await this.resize(width, height);
  }

  async end() {
    if (this.socket) this.socket.close();
    this.browser.kill("SIGKILL");
    await this.ended;
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 3 });
  }
}
