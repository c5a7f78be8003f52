// Writes a part of the page for the app. What says the same stays the same element: the browser
// need not style and lay it out again, and who is in it is not thrown out.

const draft = document.createElement("template");

/** Makes an element say this HTML, and hides it where that is empty. Where the focus was in it,
 * it stays or goes to what has the same `data-key` now. */
export function write(part, html) {
  const focused = part.contains(document.activeElement) && document.activeElement.getAttribute("data-key");
  if (html && part.firstChild) {
    draft.innerHTML = html;
    agree(part, draft.content);
    draft.innerHTML = "";
  } else part.innerHTML = html;
  part.hidden = !html;
  if (focused && !part.contains(document.activeElement)) {
    const same = part.querySelector(`[data-key="${focused}"]`);
    if (same) same.focus();
  }
}

// An element with another of these is another: what was typed into a question about one fact is
// not for the next.
const NAMES = ["id", "type", "data-key", "data-fact"];

/** Whether one node can become another. A list that says something else is chosen from anew. */
function alike(one, other) {
  if (one.nodeName !== other.nodeName) return false;
  if (one.nodeType !== Node.ELEMENT_NODE) return true;
  return one.nodeName === "SELECT" ? one.isEqualNode(other)
    : NAMES.every((name) => one.getAttribute(name) === other.getAttribute(name));
}

/** Gives a node the children of another, with as few changes as one walk finds. */
function agree(old, now) {
  let here = old.firstChild;
  for (const next of Array.from(now.childNodes)) {
    let found = here;
    while (found && !alike(found, next)) found = found.nextSibling;
    if (!found) {
      old.insertBefore(next, here);
      continue;
    }
    for (; here !== found; here = drop(here));
    here = found.nextSibling;
    if (found.isEqualNode(next)) continue;
    if (found.nodeType !== Node.ELEMENT_NODE) {
      found.data = next.data;
      continue;
    }
    for (const { name, value } of Array.from(next.attributes)) {
      if (found.getAttribute(name) !== value) found.setAttribute(name, value);
    }
    for (const { name } of Array.from(found.attributes)) {
      // What a person has opened stays open.
      if (!next.hasAttribute(name) && name !== "open") found.removeAttribute(name);
    }
    agree(found, next);
  }
  while (here) here = drop(here);
}

/** Takes a node out; gives the one after it. */
function drop(node) {
  const next = node.nextSibling;
  node.remove();
  return next;
}
