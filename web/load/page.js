// What the page says of itself, and of where its files are.

/** The tag of this script; its attributes name the other files of the release. */
export const script = document.querySelector("script[data-wasm]");

/** Brings another script of ours in; what it has to give it puts into a global. */
export const bring = (src) => new Promise((done, failed) => {
  const tag = document.createElement("script");
  tag.src = src;
  tag.onload = done;
  tag.onerror = () => failed(new Error(`${src} could not be loaded`));
  document.head.append(tag);
});

/** A file of ours, as bytes; `name` says to who looks after the site which did not come. */
export const bytes = (address, name) => fetch(address, { credentials: "same-origin" })
  .then((answer) => answer.ok ? answer.arrayBuffer() : Promise.reject(new Error(`${name}: ${answer.status}`)));

/** What is brought once; where it did not come it is brought anew when next asked for. */
export const once = (brings) => {
  let coming;
  return () => {
    coming = coming || brings();
    coming.catch(() => { coming = undefined; });
    return coming;
  };
};

/** The page's parameters. */
export const search = new URLSearchParams(location.search);

/** Whether the page stands in the frame of another. */
export const embedded = search.has("embed") && window.parent !== window;

/** Whether this is a screen in a hall. */
export const kiosk = search.get("mode") === "kiosk";

/** The browser's service workers; undefined where there are none. */
export const workers = (() => {
  try {
    return navigator.serviceWorker;
  } catch (_) {
    return undefined; // a sandboxed frame may not even ask
  }
})();
