// The pages of the library, for the app: all of a language in one file, loaded when the first is
// opened, so that no request says which one is read.
import { script } from "./page.js";

const files = {}, pages = {};

/** A page by its language and path, as HTML; undefined where its file is not here yet. */
export const page = (lang, path) => pages[lang] && pages[lang][path];

/** Loads the file of a language, unless it is here or on its way; `done` is told whether it is here. */
export function openLibrary(lang, done) {
  files[lang] = files[lang] || fetch(script.getAttribute(`data-library-${lang}`))
    .then((answer) => answer.ok ? answer.json() : Promise.reject(new Error(answer.status)))
    .then((all) => { pages[lang] = all; });
  files[lang].then(() => done(true), () => {
    delete files[lang];
    done(false);
  });
}
