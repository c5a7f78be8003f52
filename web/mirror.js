// Where the page is in a language written from right to left, the mirrored styles stand in for its own.
// Only sites with such a language have this script (site/src/publish/mirrored.rs).
const { style, tags } = document.currentScript.dataset;
const root = document.documentElement;
const own = document.querySelector("style");
const mirrored = document.createElement("link");
mirrored.rel = "stylesheet";
mirrored.href = style;
let here = false;

function agree() {
  const rtl = root.dir === "rtl";
  if (rtl && !mirrored.parentNode) document.head.appendChild(mirrored);
  // The page keeps its own until the others have come.
  own.media = rtl && here ? "not all" : "";
  mirrored.media = rtl ? "" : "not all";
}
mirrored.onload = () => { here = true; agree(); };
new MutationObserver(agree).observe(root, { attributes: true, attributeFilter: ["dir"] });

// Whoever begins in such a language has them on their way before the app is.
const [, asked] = /[#?&]lang=([\w-]+)/.exec(location.href) || [];
if (tags.split(" ").includes(asked || navigator.language)) document.head.appendChild(mirrored);
