// Texts of the page that are not in its language, or look like a key or an unfilled template.
const done = arguments[arguments.length - 1];
const english = document.documentElement.lang === "en";
const found = new Set();
const own = (element) => {
  const marked = element.closest("[lang]");
  return !marked || marked === document.documentElement;
};
// Chinese may stand in an English text as a quotation, as the word explained, or as the
// number of a document or of a clause.
const allowed = [/“[^”]*”|‘[^’]*’|《[^》]*》/g, /[\u3400-\u9fff]+〔\d{4}〕\d+号/g, /[一二三四五六七八九十]+（[一二三四五六七八九十]+）/g, /\([^()]*\)|（[^（）]*）/g];
const bare = (text) => allowed.reduce((text, one) => text.replace(one, ""), text);
const look = (text, element) => {
  if (!text.trim() || !own(element) || element.closest("select, script, style, template, noscript, code")) return;
  if (/\{\w*\}|\b[a-z]+_[a-z_]+\b/.test(text)) found.add(`a key or template: ${text.trim()}`);
  if (english && /[\u3400-\u9fff]/.test(bare(text))) found.add(text.trim());
  if (!english && /[A-Za-z]{4,}/.test(text) && !element.closest(".source")) found.add(text.trim());
};
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) look(walker.currentNode.data, walker.currentNode.parentElement);
for (const element of document.querySelectorAll("body *")) {
  for (const name of ["aria-label", "title", "alt", "placeholder"]) {
    if (element.hasAttribute(name)) look(element.getAttribute(name), element);
  }
}
done(Array.from(found));
