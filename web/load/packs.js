// The packs of the law: the law itself, its words a language, and what stands behind folds, of the whole
// country or, with its code before them (`21-law`), of a province; and the interface's texts a language.
// Files of this site, the same for everybody who is in the same province.
import { bringHalf } from "./half.js";
import { bytes, script, search } from "./page.js";

// Those on their way, so that two who want one get the same. Once it has come it is the app's to keep.
const coming = {};
// For hosts who want no request later, wherever somebody is.
const all = search.get("law") === "all";

/** The language to begin in: that of the address, else the browser's. The app decides anew. */
export const language = () => {
  const [, asked] = /[#?&]lang=([\w-]+)/.exec(location.hash) || [undefined, search.get("lang")];
  const said = asked || navigator.language || "";
  return [said, said.split("-")[0]].find((tag) => script.hasAttribute(`data-texts-${tag}`)) || "zh-Hans";
};

/** Where a file of the law lies. */
export const place = (name, ending) => {
  const said = (which) => script.getAttribute(`data-${which}${name}`);
  return (all && said("all-")) || said("") || `${script.getAttribute("data-provinces")}${name}.${ending}`;
};

/** A pack by its name, as bytes. One that did not come, or came damaged, is fetched again when next asked for. */
export function pack(name) {
  coming[name] = coming[name] || bytes(place(name, "bin"), name).then((file) => new Uint8Array(file));
  const forget = () => { delete coming[name]; };
  coming[name].then(forget, forget);
  return coming[name];
}

/** The words of the law in a language, and the interface's texts in it. */
export const words = (lang) => Promise.all([pack(`words-${lang}`), pack(`texts-${lang}`)]);

// The texts behind folds are of use with what writes them.
const file = (name) => /more$/.test(name) ? Promise.all([pack(name), bringHalf()]).then(([texts]) => texts) : pack(name);

/** For the app: packs by their names; `done` is told their bytes, or nothing where one did not come. */
export const load = (names, done) => {
  Promise.all(names.split(" ").map(file)).then(done, (error) => {
    console.error(error);
    done();
  });
};

/** Tells who looks after the site what was wrong with a file. */
export const report = (text) => console.error(text);
