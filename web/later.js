// What nobody needs before something is on the screen: web/load.js brings it then, the same for
// everybody, and web/app.js passes on to it.
import { leaveCompositions } from "./later/keys.js";
import { watchReleases } from "./later/release.js";

export { save } from "./later/calendar.js";
export { copy, mark, print, share } from "./later/passing.js";

leaveCompositions();
watchReleases();
