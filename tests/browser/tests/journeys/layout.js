// What sticks out at the side, what to tap is too small, and what is broken that belongs together.
const done = arguments[arguments.length - 1];
const faults = [];
const name = (e) => `${e.tagName.toLowerCase()}${e.id && "#" + e.id}${e.className?.baseVal === undefined && e.className ? "." + e.className.split(" ").join(".") : ""}`;
const wide = document.documentElement.clientWidth;
if (document.documentElement.scrollWidth > wide) {
  // Those with nothing inside that sticks out too; where a column is too wide all in it do.
  const sticks = (e) => e.getBoundingClientRect().right > wide + 1;
  const out = Array.from(document.querySelectorAll("body *"))
    .filter((e) => sticks(e) && !Array.from(e.children).some(sticks))
    .slice(0, 4).map((e) => `${name(e)} to ${Math.round(e.getBoundingClientRect().right)}`);
  faults.push(`scrolls to ${document.documentElement.scrollWidth}: ${out.join(", ")}`);
}
const small = new Map();
for (const e of document.querySelectorAll("button, a[href]:not(.skip), select, input, summary")) {
  const box = e.getBoundingClientRect();
  if (e.getClientRects().length === 0 || box.width === 0) continue;
  if (box.height < 47.5) small.set(name(e), `${name(e)} is ${box.height.toFixed(1)} px high`);
  if (box.width < 47.5) small.set(name(e), `${name(e)} is ${box.width.toFixed(1)} px wide`);
}
// A word, or a figure and its unit, that goes over the end of a line; not where a bar to scroll takes
// of the width.
const full = wide === innerWidth;
for (const e of document.querySelectorAll(".tile-name, .card-money b, .total-sum b, .badge, h1, h2, h3, h4")) {
  if (!full || e.getClientRects().length === 0 || !e.firstChild || e.firstChild.nodeType !== Node.TEXT_NODE) continue;
  for (const { index, 0: whole } of e.firstChild.data.matchAll(/[A-Za-z]{2,}|[\d,.]+元/g)) {
    const range = document.createRange();
    range.setStart(e.firstChild, index);
    range.setEnd(e.firstChild, index + whole.length);
    const lines = Array.from(range.getClientRects()).filter(({ width }) => width > 1).map(({ top }) => Math.round(top));
    if (new Set(lines).size > 1) faults.push(`${whole} is broken in ${name(e)}`);
  }
}
done(faults.concat(Array.from(small.values())));
