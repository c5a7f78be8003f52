// The page around the frame. What goes out to it:
//   {type: "subsidy:ready"}
//   {type: "subsidy:height", height}                 CSS pixels
//   {type: "subsidy:counts", yours, open, ended}     with &events=counts
//   {type: "subsidy:answers", fragment}              with &answers=ask, once a press
import { root } from "./page.js";

const host = window.parent;
let origin = "*"; // the host page's, once it has said hello

/** The options in the address. */
export const options = new URLSearchParams(location.search);

/** Tells the host page something, whoever it is. */
export const tell = (message) => { if (host !== window) host.postMessage(message, "*"); };

/** Tells it to the one who said hello, and nobody else. */
export const tellOnly = (message) => { if (host !== window) host.postMessage(message, origin); };

/** The host page's name, once it has said hello. */
export const name = () => origin === "*" ? undefined : new URL(origin).host;

/** Whether the host page has said hello: it fits the frame to the height then. */
export const isFitted = () => root.dataset.embed === "fitted";

/** Listens for the host page's hello; nothing needs to scroll in here after it. */
export function listen(then) {
  root.dataset.embed = "";
  addEventListener("message", (event) => {
    if (event.source !== host || !event.data || event.data.type !== "subsidy:hello") return;
    root.dataset.embed = "fitted";
    if (event.origin !== "null") origin = event.origin;
    then();
  });
}
