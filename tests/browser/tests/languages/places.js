// Where on a line the first and the last figure of each number stand, and those of each quotation's first two
// characters: `[text, left of the one, left of the other]`.
const done = arguments[arguments.length - 1];
const found = [];
const left = (node, at) => {
  const range = document.createRange();
  range.setStart(node, at);
  range.setEnd(node, at + 1);
  // Of the first on a line WebKit gives a place without width at the end of the line before, too.
  return Array.from(range.getClientRects()).find((place) => place.width) || { width: 0 };
};
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const node = walker.currentNode;
  if (!node.parentElement.getClientRects().length) continue;
  const quotation = node.parentElement.closest("[lang='zh-Hans']") ? /[\u4e00-\u9fff]{2,}/g : null;
  for (const wanted of [/\d[\d,.:/–-]*\d/g, quotation].filter(Boolean)) {
    for (let match = wanted.exec(node.data); match; match = wanted.exec(node.data)) {
      const [one, other] = [left(node, match.index), left(node, match.index + match[0].length - 1)];
      if (one.width && other.width && one.top === other.top) found.push([match[0], one.left, other.left]);
    }
  }
}
done(found);
