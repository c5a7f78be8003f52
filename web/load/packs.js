// The packs of the law: the law itself, its words a language, and what stands behind folds; and the
// interface's texts a language. Files of this site, the same for everybody.
import { script, search } from "./page.js";

// Those on their way, so that two who want one get the same. Once it has come it is the app's to keep.
const coming = {};

/** The language to begin in: that of the address, else the browser's. The app decides anew. */
export const language = () => {
  const [, said] = /[#?&]lang=([\w-]+)/.exec(location.hash) || [undefined, search.get("lang")];
  return /^en/i.test(said || navigator.language) ? "en" : "zh-Hans";
};

/** A pack by its name, as bytes. One that did not come, or came damaged, is fetched again when next asked for. */
export function pack(name) {
  coming[name] = coming[name] || fetch(script.getAttribute(`data-${name}`), { credentials: "same-origin" })
    .then((answer) => answer.ok ? answer.arrayBuffer() : Promise.reject(new Error(`${name}: ${answer.status}`)))
    .then((bytes) => new Uint8Array(bytes));
  const forget = () => { delete coming[name]; };
  coming[name].then(forget, forget);
  return coming[name];
}

/** The words of the law in a language, and the interface's texts in it. */
export const words = (lang) => Promise.all([pack(`words-${lang}`), pack(`texts-${lang}`)]);

// For the app: `done` is told the bytes, or nothing where they did not come.
const tell = (files, done) => {
  files.then((all) => done(...all), (error) => {
    console.error(error);
    done();
  });
};
// While the words of a language are on their way the page says so (style/page.css).
export const loadWords = (lang, done) => {
  const root = document.documentElement;
  root.setAttribute("data-coming", lang);
  tell(words(lang), (...all) => {
    root.removeAttribute("data-coming");
    done(...all);
  });
};
export const loadMore = (done) => tell(Promise.all([pack("more")]), done);

/** Tells who looks after the site what was wrong with a file. */
export const report = (text) => console.error(text);
