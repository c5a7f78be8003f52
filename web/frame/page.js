// What the page shows, as far as a host page may be told of it. Selectors stand in
// contract.json alone; tests/browser/tests/web/contract.rs holds them to the page.
import { chosenRegion, count, door, given, givenLabel, givenValue, groups, region, regionName } from "./contract.json";

export const root = document.documentElement;

const find = (selector) => document.querySelector(selector);
const fill = (selector, value) => selector.replace("{}", value);

/** How many results each kind of group shows; nothing while the page has none. */
export function counts() {
  const on = (group) => {
    const found = find(`${group}:not([hidden]) ${count}`);
    return found ? Number(found.textContent) : 0;
  };
  const sum = (kind) => kind.reduce((sum, group) => sum + on(group), 0);
  return find(groups.yours[0]) ? { yours: sum(groups.yours), open: sum(groups.open), ended: sum(groups.ended) } : undefined;
}

/** The parts of the address that hold answers, as the address writes them. */
export const answers = () => location.hash.slice(1).split("&").filter((part) => part && !/^(v|lang)=/.test(part));

/** A part of the address in the words of the page; as it stands where nobody has words for it. */
export function inWords(part, t) {
  const [key, value] = part.split("=");
  const answer = fill(given, key);
  if (find(answer)) return text(`${answer} ${givenLabel}`) + t.is + text(`${answer} ${givenValue}`);
  if (key === "region") {
    const tile = fill(region, value);
    const chosen = find(chosenRegion);
    const name = text(`${tile} ${regionName}`) || text(tile)
      || (chosen && chosen.value === value ? chosen.textContent.trim() : "");
    return t.place + t.is + (name ? `${name} ${value}` : value);
  }
  if (key === "date") return t.date + t.is + value;
  if (key === "for") return t.door + t.is + (text(fill(door, value)) || value);
  return part;
}

/** The first line of an element's text. */
function text(selector) {
  const found = find(selector);
  return found ? (found.innerText || found.textContent).split("\n")[0].trim() : "";
}
