// What web/load/morph.js promises, case by case: a part says `before`; `given` is done to it; it is
// made to say `after`; then it must say just that, and `holds` must hold. What `given` gives back,
// `holds` is given.
import { write } from "/web/load/morph.js";

const part = document.getElementById("part");
const one = (selector) => part.querySelector(selector);
const all = (selector) => Array.from(part.querySelectorAll(selector));
const focus = (selector) => {
  const element = one(selector);
  element.focus();
  return element;
};
const type = (selector, text) => {
  const field = focus(selector);
  field.value = text;
  return field;
};

const CASES = [
  // --- what is written ---
  { name: "nothing becomes something, and is shown", before: "", after: "<p>1</p>", holds: () => !part.hidden },
  { name: "something becomes nothing, and is hidden", before: "<p>1</p>", after: "", holds: () => part.hidden },
  { name: "text changes in the same element", before: "<p>1</p>", given: () => one("p"), after: "<p>2</p>",
    holds: (p) => one("p") === p },
  { name: "text beside elements changes", before: "a<b>1</b>c", given: () => one("b"), after: "x<b>1</b>y<i>2</i>",
    holds: (b) => one("b") === b },
  { name: "comments are nodes too", before: "<!--a--><p>1</p>", after: "<!--b--><p>1</p>" },
  { name: "an element becomes one of another kind", before: "<p>1</p>", given: () => one("p"), after: "<div>1</div>",
    holds: (p) => !p.isConnected },
  { name: "rows of a table stay rows", before: "<table><tbody><tr><td>1</td></tr></tbody></table>", given: () => one("tr"),
    after: "<table><tbody><tr><td>1</td></tr><tr><td>2</td></tr></tbody></table>",
    holds: (row) => all("tr").length === 2 && one("tr") === row },
  { name: "drawings stay drawings", before: "<p>1</p>", after: '<p>1</p><svg viewBox="0 0 1 1"><path d="M0 0h1"/></svg>',
    holds: () => one("path").namespaceURI === "http://www.w3.org/2000/svg" },

  // --- attributes ---
  { name: "attributes come, change and go", before: '<p class="a" title="t">1</p>', given: () => one("p"),
    after: '<p class="b" lang="en">1</p>', holds: (p) => one("p") === p && !p.hasAttribute("title") },
  { name: "one that is the same is not set again", before: '<p class="a" title="t">1</p>',
    given: () => {
      const observer = new MutationObserver(() => {});
      observer.observe(one("p"), { attributes: true });
      return () => observer.takeRecords().map((record) => record.attributeName);
    },
    after: '<p class="a" title="u">1</p>', holds: (changed) => changed().join() === "title" },
  { name: "pressed is an attribute like others", before: '<button aria-pressed="false">1</button>', given: () => one("button"),
    after: '<button aria-pressed="true">1</button>', holds: (button) => one("button") === button },

  // --- lists ---
  { name: "one more at the end", before: "<ul><li>1</li><li>2</li></ul>", given: () => all("li"),
    after: "<ul><li>1</li><li>2</li><li>3</li></ul>", holds: (was) => was.every((li, at) => all("li")[at] === li) },
  { name: "one with a key comes before others with keys", before: '<b data-key="x"></b><b data-key="y"></b>', given: () => all("b"),
    after: '<b data-key="w"></b><b data-key="x"></b><b data-key="y"></b>',
    holds: ([x, y]) => all("b")[1] === x && all("b")[2] === y },
  { name: "one in the middle goes", before: '<b data-key="x"></b><b data-key="y"></b><b data-key="z"></b>', given: () => all("b"),
    after: '<b data-key="x"></b><b data-key="z"></b>', holds: ([x, y, z]) => all("b")[0] === x && all("b")[1] === z && !y.isConnected },
  { name: "the last comes first: it stays, the others are new", before: '<b data-key="x">1</b><b data-key="y">2</b><b data-key="z">3</b>',
    given: () => all("b"), after: '<b data-key="z">3</b><b data-key="x">1</b><b data-key="y">2</b>',
    holds: ([x, , z]) => all("b")[0] === z && !x.isConnected },
  { name: "two change places", before: '<b data-key="x">1</b><b data-key="y">2</b>', given: () => all("b"),
    after: '<b data-key="y">2</b><b data-key="x">1</b>', holds: ([, y]) => all("b")[0] === y },
  { name: "all go", before: "<ul><li>1</li><li>2</li></ul>", after: "<ul></ul>" },

  // --- what has a name of its own ---
  ...["id", "type", "data-key", "data-fact"].map((name) => (
    { name: `another ${name} is another element`, before: `<input ${name}="text">`, given: () => one("input"),
      after: `<input ${name}="date">`, holds: (input) => one("input") !== input })),
  { name: "what stands in another's name is another too", before: '<div data-fact="a"><input></div>', given: () => type("input", "7"),
    after: '<div data-fact="b"><input></div>', holds: () => one("input").value === "" },

  // --- the focus ---
  { name: "the focus stays where the element does", before: '<button>1</button><p>a</p>', given: () => focus("button"),
    after: "<button>1</button><p>b</p>", holds: (button) => document.activeElement === button },
  { name: "also where its own words change", before: '<button data-key="x" aria-pressed="false">1</button>', given: () => focus("button"),
    after: '<button data-key="x" aria-pressed="true">2</button>', holds: (button) => document.activeElement === button },
  { name: "also where something comes before it", before: '<button data-key="x">1</button>', given: () => focus("button"),
    after: '<p>new</p><button data-key="x">1</button>', holds: (button) => document.activeElement === button },
  { name: "it goes to what has the same key where the element is gone", before: '<p><button data-key="x">1</button></p>',
    given: () => focus("button"), after: '<div><button>0</button><button data-key="x">1</button></div>',
    holds: () => document.activeElement === all("button")[1] },
  { name: "it is nowhere where nothing has the same key", before: '<button data-key="x">1</button>', given: () => focus("button"),
    after: '<button data-key="y">1</button>', holds: () => document.activeElement === document.body },
  { name: "it is not drawn in from outside", before: '<button data-key="x">1</button>',
    given: () => document.activeElement.blur(), after: '<p><button data-key="x">1</button></p>',
    holds: () => document.activeElement === document.body },

  // --- what was typed and chosen ---
  { name: "typed text stays in a field of the same fact", before: '<div data-fact="a"><label>1</label><input></div>',
    given: () => type("input", "7"), after: '<div data-fact="a"><label>2</label><input aria-invalid="true"></div>',
    holds: (field) => one("input") === field && field.value === "7" && document.activeElement === field },
  { name: "and is gone where another fact is asked for", before: '<div data-fact="a"><input></div>',
    given: () => type("input", "7"), after: '<div data-fact="b"><input></div>', holds: () => one("input").value === "" },
  { name: "what is chosen in a list stays where the list says the same", before: "<p>1</p><select><option>a<option>b</select>",
    given: () => { one("select").value = "b"; }, after: "<p>2</p><select><option>a</option><option>b</option></select>",
    holds: () => one("select").value === "b" },
  { name: "and is chosen anew where it says something else", before: "<select><option>a<option>b</select>",
    given: () => { one("select").value = "b"; }, after: "<select><option>a</option><option>b</option><option>c</option></select>",
    holds: () => one("select").value === "a" },
  { name: "a list is chosen as it says", before: "<select><option>a<option>b</select>",
    after: '<select><option>a</option><option selected="">b</option></select>', holds: () => one("select").value === "b" },
];

/** What is wrong with a case; nothing where it holds. */
function wrong({ before, given, after, holds }) {
  part.textContent = "";
  write(part, before);
  const was = given && given();
  write(part, after);
  const plain = document.createElement("div");
  plain.innerHTML = after;
  if (part.innerHTML !== plain.innerHTML) return `it says ${part.innerHTML}`;
  return holds && !holds(was) ? "it does not hold" : undefined;
}

const said = CASES.map((one) => {
  try {
    return { name: one.name, wrong: wrong(one) };
  } catch (error) {
    return { name: one.name, wrong: String(error) };
  }
});
document.getElementById("said").textContent = JSON.stringify(said);
