// Sends the answers to the host page, but only after the person has seen them and agreed.
import { isFitted, name, options, tellOnly } from "./host.js";
import { answers, inWords, root } from "./page.js";
import { EN, ZH } from "./texts.js";

let refused = false;
let sent = "";
let bar = null;
let shown = "";

/** Shows what would be sent, and the two buttons, as far as there is something to ask. */
export function askForConsent() {
  const parts = answers();
  const t = root.lang === "en" ? EN : ZH;
  const given = parts.map((part) => inWords(part, t));
  const none = options.get("answers") !== "ask" || !isFitted() || refused || !given.length;
  const now = none ? "" : [root.lang, sent, ...parts, ...given].join("\n");
  if (now === shown) return;
  shown = now;
  const focused = bar && bar.contains(document.activeElement);
  if (bar) bar.remove();
  bar = null;
  if (none) return;
  const host = name() || t.page;
  bar = element("section", "", "notice consent");
  bar.id = "consent";
  bar.setAttribute("aria-label", t.ask(host));
  if (sent === parts.join("&")) {
    const said = element("p", t.sent(host));
    said.setAttribute("role", "status");
    said.tabIndex = -1;
    bar.append(said);
    document.body.append(bar);
    if (focused) said.focus();
    return;
  }
  const list = element("ul");
  for (const one of given) list.append(element("li", one));
  const buttons = element("p", "", "consent-buttons");
  buttons.append(button("consent-yes", t.yes, () => {
    // What is listed is what is sent.
    sent = parts.join("&");
    tellOnly({ type: "subsidy:answers", fragment: `v=1&${sent}` });
  }), button("consent-no", t.no, () => { refused = true; }));
  bar.append(element("p", t.ask(host)), element("p", t.sends), list, buttons);
  document.body.append(bar);
}

function button(id, text, press) {
  const made = element("button", text, "button");
  made.id = id;
  made.addEventListener("click", () => {
    press();
    askForConsent();
  });
  return made;
}

function element(name, text, className) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
}
