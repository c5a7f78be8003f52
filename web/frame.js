// The calculator inside another page's frame, loaded by web/load.js for `?embed=1`. Tells that page
// how high it is and, if asked to, how many results there are; the answers only by consent.
import { setAccent } from "./frame/accent.js";
import { askForConsent } from "./frame/consent.js";
import { tellCounts } from "./frame/counts.js";
import { submitWithoutForms } from "./frame/forms.js";
import { tellHeight, watchHeight } from "./frame/height.js";
import { listen, options, tell } from "./frame/host.js";
import { root } from "./frame/page.js";

listen(() => {
  tellHeight();
  askForConsent();
});
watchHeight();
setAccent(options.get("accent"));

let due = false;
function look() {
  due = false;
  if (options.get("events") === "counts") tellCounts();
  askForConsent();
}
new MutationObserver(() => {
  // The app has asked for a frame before, and writes the address after it: it is up to date then.
  if (!due) requestAnimationFrame(() => setTimeout(look, 50));
  due = true;
}).observe(root, { attributes: true, attributeFilter: ["lang", "hidden"], childList: true, characterData: true, subtree: true });

if (self.origin === "null") submitWithoutForms();
tell({ type: "subsidy:ready" });
