// What the page shows, once it has come to rest.
const done = arguments[arguments.length - 1];
const all = (selector) => Array.from(document.querySelectorAll(selector));
const text = (selector) => document.querySelector(selector)?.innerText.trim() ?? "";
const pressed = (name) => all(`[${name}][aria-pressed="true"]`).map((e) => e.getAttribute(name));
const look = () => {
  const groups = {};
  for (const group of all('[id^="group-"]')) {
    const cards = Array.from(group.querySelectorAll("[data-programme]"));
    groups[group.id.slice(6)] = cards.map((card) => card.dataset.programme);
  }
  const answers = {};
  for (const given of all("[data-given]")) {
    answers[given.dataset.given] = given.querySelector(".given-value").textContent;
  }
  const focus = document.activeElement;
  const style = focus && getComputedStyle(focus);
  done({
    fragment: location.hash,
    title: document.title,
    lang: document.documentElement.lang,
    large: document.documentElement.dataset.text === "large",
    summary: text("#summary"),
    total: text("#total"),
    groups,
    answers,
    regions: pressed("data-region"),
    statuses: pressed("data-status"),
    doors: pressed("data-door"),
    elsewhere: document.querySelector("#place-elsewhere")?.ariaPressed === "true",
    question: document.querySelector("#question [data-fact]")?.dataset.fact ?? null,
    question_text: text("#question"),
    date: document.querySelector("#date")?.value ?? "",
    documents: all("[data-document]").map((e) => e.dataset.document),
    damaged: all("#damaged li").map((e) => e.textContent),
    said: text(".said"),
    page: document.body.innerText,
    focus: {
      // After the last stop, Tab goes on in the browser's own bars.
      on: !focus || focus === document.body || !document.hasFocus() ? "body" : focus.id || focus.getAttribute("data-answer")
        || focus.getAttribute("data-fact") || focus.getAttribute("data-status")
        || focus.getAttribute("data-region") || focus.tagName.toLowerCase(),
      // Inside a date field the browser itself marks the day, month, year or button.
      shown: !!style && (focus.matches("input[type='date']") || style.boxShadow !== "none"
        || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0)),
    },
  });
};
// The library's file may still be on its way.
const rest = () => document.querySelector("#opening") ? setTimeout(rest, 20) : look();
requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(rest)));
