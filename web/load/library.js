// The pages of the library, for the app: all of a language in one file, or of a province, loaded when the
// first is opened, so that no request says which one is read.
import { place } from "./packs.js";

const files = {}, pages = {};

/** A page by the name of its file and its path, as HTML; undefined where its file is not here yet. */
export const page = (file, path) => pages[file] && pages[file][path];

/** Loads a file, unless it is here or on its way; `done` is told whether it is here. */
export function openLibrary(file, done) {
  files[file] = files[file] || fetch(place(file, "json"))
    .then((answer) => answer.ok ? answer.json() : Promise.reject(new Error(answer.status)))
    .then((all) => { pages[file] = all; });
  files[file].then(() => done(true), () => {
    delete files[file];
    done(false);
  });
}
