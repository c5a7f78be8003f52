// The texts that one sees and that are not in Hebrew letters, signs and figures; without those in elements
// that say to be in another language, and ids of the law.
const mine = arguments[0], done = arguments[arguments.length - 1];
const strange = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const text = walker.currentNode.data.replace(/\b[a-z]{2,4}\d*\.[a-z0-9-]+/g, "").trim();
  const element = walker.currentNode.parentElement;
  const shown = element.getClientRects().length > 0 && getComputedStyle(element).visibility === "visible";
  const other = element.closest("[lang]").lang !== mine || element.closest("style, script");
  if (shown && !other && /[A-Za-z\u4e00-\u9fff]/.test(text)) strange.push(text);
}
for (const element of document.querySelectorAll("[aria-label], [placeholder], [title]")) {
  if (element.closest("[lang]").lang !== mine) continue;
  for (const name of ["aria-label", "placeholder", "title"]) {
    const text = element.getAttribute(name) || "";
    if (/[A-Za-z\u4e00-\u9fff]/.test(text)) strange.push(`${name}: ${text}`);
  }
}
if (/[A-Za-z\u4e00-\u9fff]/.test(document.title)) strange.push(document.title);
done(strange);
