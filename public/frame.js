// The calculator inside another page's frame. Tells that page how high it is and, if asked
// to, how many results there are; the answers only after the person has agreed.
// Loaded by load.js for `?embed=1`. What goes out:
//   {type: "subsidy:height", height}                 CSS pixels
//   {type: "subsidy:counts", yours, open, ended}     with &events=counts
//   {type: "subsidy:answers", fragment}              with &answers=ask, once a press
const search = new URLSearchParams(location.search);
const root = document.documentElement;
const TEXTS = {
  zh: {
    ask: (host) => `${host}想知道您的回答。您不同意，什么都不会发出。`,
    sends: "会发出这些：",
    yes: "同意，发出一次",
    no: "不发出",
    sent: (host) => `已发给${host}。改了回答以后，可以再发一次。`,
    page: "您正在看的网页",
    place: "地区",
    date: "计算日期",
    door: "身份",
    is: "：",
  },
  en: {
    ask: (host) => `${host} would like to know your answers. Unless you agree, nothing is sent.`,
    sends: "This would be sent:",
    yes: "Agree, send once",
    no: "Don't send",
    sent: (host) => `Sent to ${host}. After changing an answer you can send again.`,
    page: "The page you are on",
    place: "Place",
    date: "Date",
    door: "Asking as",
    is: ": ",
  },
};
const host = window.parent;
let origin = "*"; // the host page's, once it has said hello
const tell = (message, to = "*") => { if (host !== window) host.postMessage(message, to); };

root.dataset.embed = "";
addEventListener("message", (event) => {
  if (event.source !== host || !event.data || event.data.type !== "subsidy:hello") return;
  // The host page fits the frame to the height: nothing needs to scroll in here.
  root.dataset.embed = "fitted";
  if (event.origin !== "null") origin = event.origin;
  height = 0;
  measure();
  consent();
});

// --- height --------------------------------------------------------------------
let height = 0;
function measure() {
  const now = Math.ceil(root.getBoundingClientRect().height);
  if (now === height || now === 0) return;
  height = now;
  tell({ type: "subsidy:height", height });
}
new ResizeObserver(measure).observe(document.body);
new ResizeObserver(measure).observe(root);

// --- accent ---------------------------------------------------------------------
const parts = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
function luminance(rgb) {
  const [r, g, b] = rgb.map((part) => (part /= 255) <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}
const ENOUGH = 4.5; // WCAG 2.2, 1.4.3
function accent(hex) {
  const colour = parts(hex);
  const white = [255, 255, 255];
  const ratio = contrast(colour, white);
  if (ratio < ENOUGH) {
    console.warn(`subsidy-calculator: accent ${hex} is ignored: its contrast with white is ${ratio.toFixed(1)}:1, at least ${ENOUGH}:1 is needed`);
    return;
  }
  // The palest tint the colour can still be read on.
  const tint = [0.12, 0.08, 0.04, 0].map((share) => colour.map((part) => Math.round(255 - (255 - part) * share)))
    .find((tint) => contrast(colour, tint) >= ENOUGH);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    // By night the calculator keeps colours of its own that can be read on dark.
    const set = (name, value) => dark.matches ? root.style.removeProperty(name) : root.style.setProperty(name, value);
    set("--accent", hex);
    set("--accent-soft", `rgb(${tint.join(" ")})`);
  };
  apply();
  if (dark.addEventListener) dark.addEventListener("change", apply);
}
const wanted = search.get("accent");
if (wanted && /^[0-9a-f]{6}$/i.test(wanted)) accent(`#${wanted}`);

// --- counts ----------------------------------------------------------------------
let counted = "";
function count() {
  const on = (group) => {
    const found = document.querySelector(`#group-${group}:not([hidden]) .group-count`);
    return found ? Number(found.textContent) : 0;
  };
  const counts = { yours: on("yours"), open: on("one") + on("related") + on("more"), ended: on("ended") };
  if (JSON.stringify(counts) === counted || !document.getElementById("group-yours")) return;
  counted = JSON.stringify(counts);
  tell(Object.assign({ type: "subsidy:counts" }, counts));
}

// --- answers, by consent -----------------------------------------------------------
let refused = false;
let sent = "";
let bar = null;
let shown = "";
const element = (name, text, className) => {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
};
// Everything that would be sent, a line each; a part nobody has words for stands as it is.
function lines(parts, t) {
  const text = (selector) => {
    const found = document.querySelector(selector);
    return found ? (found.innerText || found.textContent).split("\n")[0].trim() : "";
  };
  const chosen = document.querySelector("#place option:checked");
  return parts.map((part) => {
    const [key, value] = part.split("=");
    const given = `[data-given="${key}"]`;
    if (document.querySelector(given)) return text(`${given} .given-label`) + t.is + text(`${given} .given-value`);
    if (key === "region") {
      const name = text(`[data-region="${value}"] .tile-name`) || text(`[data-region="${value}"]`)
        || (chosen && chosen.value === value ? chosen.textContent.trim() : "");
      return t.place + t.is + (name ? `${name} ${value}` : value);
    }
    if (key === "date") return t.date + t.is + value;
    if (key === "for") return t.door + t.is + (text(`[data-door="${value}"]`) || value);
    return part;
  });
}
function consent() {
  const parts = location.hash.slice(1).split("&").filter((part) => part && !/^(v|lang)=/.test(part));
  const t = root.lang === "en" ? TEXTS.en : TEXTS.zh;
  const given = lines(parts, t);
  const none = search.get("answers") !== "ask" || root.dataset.embed !== "fitted" || refused || !given.length;
  const now = none ? "" : [root.lang, sent, ...parts, ...given].join("\n");
  if (now === shown) return;
  shown = now;
  const focused = bar && bar.contains(document.activeElement);
  if (bar) bar.remove();
  bar = null;
  if (none) return;
  const name = origin === "*" ? t.page : new URL(origin).host;
  bar = element("section", "", "notice consent");
  bar.id = "consent";
  bar.setAttribute("aria-label", t.ask(name));
  if (sent === parts.join("&")) {
    const said = element("p", t.sent(name));
    said.setAttribute("role", "status");
    said.tabIndex = -1;
    bar.append(said);
    document.body.append(bar);
    if (focused) said.focus();
    return;
  }
  const list = element("ul");
  for (const one of given) list.append(element("li", one));
  const yes = element("button", t.yes, "button");
  const no = element("button", t.no, "button");
  yes.id = "consent-yes";
  no.id = "consent-no";
  yes.addEventListener("click", () => {
    // What is listed is what is sent.
    sent = parts.join("&");
    tell({ type: "subsidy:answers", fragment: `v=1&${sent}` }, origin);
    consent();
  });
  no.addEventListener("click", () => {
    refused = true;
    consent();
  });
  const buttons = element("p", "", "consent-buttons");
  buttons.append(yes, no);
  bar.append(element("p", t.ask(name)), element("p", t.sends), list, buttons);
  document.body.append(bar);
}

let due = false;
function look() {
  due = false;
  if (search.get("events") === "counts") count();
  consent();
}
new MutationObserver(() => {
  // The app has asked for a frame before, and writes the address after it: it is up to date then.
  if (!due) requestAnimationFrame(() => setTimeout(look, 50));
  due = true;
}).observe(root, { attributes: true, attributeFilter: ["lang", "hidden"], childList: true, characterData: true, subtree: true });

// --- a sandbox without forms ---------------------------------------------------------
// There a browser drops a submission before the app hears of it. The app only needs the event.
if (self.origin === "null") {
  const submit = (event, form) => {
    event.preventDefault();
    form.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("button");
    if (button && button.form && button.type === "submit") submit(event, button.form);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.form && event.target.tagName === "INPUT") submit(event, event.target.form);
  });
}
tell({ type: "subsidy:ready" });
