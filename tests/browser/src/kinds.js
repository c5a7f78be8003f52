// What kinds of element the page shows, and where: a state that shows no new kind needs no new
// look at its accessibility. Headings count by their order too.
const done = arguments[arguments.length - 1];
const root = document.documentElement;
const own = (e) => `${e.tagName}.${e.getAttribute("class") ?? ""}`;
const told = ["role", "type", "open", "aria-pressed", "aria-expanded", "aria-invalid", "aria-label", "id"];
const kinds = new Set();
let levels = "";
for (const e of document.body.querySelectorAll("*")) {
  if (e.getClientRects().length === 0) continue;
  const said = told.filter((name) => e.hasAttribute(name))
    .map((name) => `${name}=${/^(id|aria-label)$/.test(name) ? "" : e.getAttribute(name)}`);
  kinds.add(`${root.lang} ${root.dataset.text} ${own(e.parentElement)} > ${own(e)} ${said}`);
  if (/^H\d$/.test(e.tagName) && !levels.endsWith(e.tagName[1])) levels += e.tagName[1];
}
// The same run of headings again and again is one.
kinds.add(`${root.lang} headings ${levels.replace(/(.+?)\1+/g, "$1")}`);
done(Array.from(kinds));
