// Puts the calculator into another page: <subsidy-calculator> or one script tag.
// See docs/embedding.md. Plain JavaScript for browsers from 2020 on; sets no inline style
// by attribute, so that a host page's content policy needs only script-src and frame-src. The
// bundler puts it into a function of its own.
const VERSION = "1.1.0";
const NAME = "subsidy-calculator";
const self = document.currentScript || Array.from(document.scripts).reverse().find((one) => /\/embed[-.\d]*\.js([?#]|$)/.test(one.src));
const BASE = new URL("./", self ? self.src : document.baseURI);
const TITLES = { "zh-Hans": "职业技能培训补贴计算器", en: "Skill-training subsidy calculator" };
const FIRST_HEIGHT = 640; // CSS pixels, until the calculator says how high it is
const HIGHEST = 60000; // no page is as high; a broken message must not make one

// What may be said: a test, and words for the message where it fails.
const one_of = (...words) => [(value) => words.includes(value), words.join(", ")];
const OPTIONS = {
  region: [(value) => /^\d{6}$/.test(value), "a six-digit region code of GB/T 2260, such as 210000"],
  lang: one_of("zh-Hans", "en"),
  door: one_of("worker", "employer", "provider"),
  accent: [(value) => /^#[0-9a-f]{6}$/i.test(value), "a colour as #rrggbb"],
  title: [(value) => value.trim() !== "", "words that say what the frame is"],
  "min-height": [(value) => /^\d{2,4}$/.test(value), "pixels, 10 to 9999"],
  events: one_of("counts"),
  answers: one_of("ask"),
  law: one_of("all"),
  sandbox: one_of("none", "strict"),
};
const OF_ANY_ELEMENT = /^(id|class|style|hidden|slot|part|dir|role|tabindex|nonce|data-.*|aria-.*)$/;
const warn = (words, element) => console.warn(`${NAME}: ${words}`, element);

// The options that make sense; what makes none is said on the console and left out.
function options(element) {
  const good = {};
  for (const { name, value } of Array.from(element.attributes)) {
    const option = OPTIONS[name];
    if (option && option[0](value)) good[name] = value;
    else if (option) warn(`${name}="${value}" is ignored; allowed: ${option[1]}`, element);
    else if (!OF_ANY_ELEMENT.test(name)) warn(`there is no option ${name}="${value}"; options: ${Object.keys(OPTIONS).join(", ")}`, element);
  }
  return good;
}

function address(good) {
  const url = new URL("index.html", BASE);
  url.searchParams.set("embed", "1");
  if (good.accent) url.searchParams.set("accent", good.accent.slice(1));
  for (const name of ["events", "answers", "law"]) if (good[name]) url.searchParams.set(name, good[name]);
  const parts = ["v=1"];
  if (good.region) parts.push(`region=${good.region}`);
  if (good.door && good.door !== "worker") parts.push(`for=${good.door}`);
  if (good.lang) parts.push(`lang=${good.lang}`);
  if (parts.length > 1) url.hash = parts.join("&");
  return url.href;
}

class Calculator extends HTMLElement {
  static get observedAttributes() {
    return Object.keys(OPTIONS);
  }

  connectedCallback() {
    if (this.frame) return;
    this.hear = (event) => this.heard(event);
    this.hello = () => this.greet();
    window.addEventListener("message", this.hear);
    this.show();
  }

  // Nothing stays behind: no listener, no frame.
  disconnectedCallback() {
    window.removeEventListener("message", this.hear);
    clearTimeout(this.due);
    if (this.frame) this.frame.remove();
    this.frame = undefined;
  }

  // Other options are another frame; several at once are one change.
  attributeChangedCallback(name, before, after) {
    if (!this.frame || before === after) return;
    clearTimeout(this.due);
    this.due = setTimeout(() => this.show());
  }

  show() {
    const good = options(this);
    const frame = document.createElement("iframe");
    frame.title = good.title || TITLES[good.lang] || TITLES["zh-Hans"];
    frame.setAttribute("loading", "lazy");
    frame.setAttribute("referrerpolicy", "no-referrer");
    frame.setAttribute("allow", "clipboard-write");
    // It can run its scripts and open links. `strict` takes its origin and storage too, which
    // its server must allow for; on the host page's own origin anything less isolates nothing.
    if (good.sandbox === "strict" || (good.sandbox !== "none" && BASE.origin !== location.origin)) {
      frame.setAttribute("sandbox", `allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox${good.sandbox === "strict" ? "" : " allow-same-origin"}`);
    }
    this.least = Number(good["min-height"] || 0);
    this.from = good.sandbox === "strict" ? "null" : BASE.origin;
    this.style.display = "block";
    const style = { display: "block", width: "100%", "max-width": "100%", border: "0", margin: "0", height: `${Math.max(this.least, FIRST_HEIGHT)}px` };
    for (const name of Object.keys(style)) frame.style.setProperty(name, style[name], "important");
    frame.addEventListener("load", this.hello);
    frame.src = address(good);
    this.frame = frame;
    this.clear();
    this.appendChild(frame);
    // While the page is still being read, what stands in the element comes only now.
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => this.clear(), { once: true });
  }

  // Takes out what the host page offers where no script runs, and an earlier frame.
  clear() {
    for (const child of Array.from(this.childNodes)) if (child !== this.frame) child.remove();
  }

  greet() {
    const frame = this.frame;
    // The frame may be anybody's by now only if it has been led away; nothing secret is said.
    if (frame && frame.contentWindow) frame.contentWindow.postMessage({ type: "subsidy:hello", version: VERSION }, "*");
  }

  heard(event) {
    const message = event.data;
    if (!this.frame || event.source !== this.frame.contentWindow || event.origin !== this.from || !message) return;
    if (message.type === "subsidy:ready") this.greet();
    if (message.type === "subsidy:height" && message.height > 0 && message.height <= HIGHEST) {
      this.frame.style.setProperty("height", `${Math.max(this.least, Math.ceil(message.height))}px`, "important");
    }
    if (message.type === "subsidy:counts") {
      const { yours, open, ended } = message;
      this.say("subsidy:counts", { yours, open, ended });
    }
    if (message.type === "subsidy:answers") this.say("subsidy:answers", { fragment: message.fragment });
  }

  say(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
  }
}
if (!customElements.get(NAME)) customElements.define(NAME, Calculator);

// One script tag: the calculator stands where the tag does. A tag that says nothing only
// brings the element.
const tag = document.currentScript;
if (tag && ["calculator", ...Object.keys(OPTIONS)].some((name) => tag.hasAttribute(`data-${name}`))) {
  const element = document.createElement(NAME);
  for (const { name, value } of Array.from(tag.attributes)) {
    if (/^data-(?!calculator$)/.test(name)) element.setAttribute(name.slice(5), value);
  }
  tag.insertAdjacentElement("afterend", element);
}
