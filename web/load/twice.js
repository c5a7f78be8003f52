// A quick double tap answers once: the question has become another under the finger.

/** Milliseconds after an answer in which a press on the same place is still the same tap. */
const SAME = 500;
/** Pixels within which a finger has not moved. */
const NEAR = 30;

/** Lets no second press of a pointer answer a question that nobody can have read. Keys have no place. */
export function ignoreDoubleTaps() {
  let last;
  addEventListener("click", (event) => {
    const answer = event.target.closest && event.target.closest("#question .answer");
    if (!answer || !event.detail) return;
    const [fact, at, x, y] = [answer.closest("[data-fact]").dataset.fact, event.timeStamp, event.clientX, event.clientY];
    if (last && last.fact !== fact && at - last.at < SAME && Math.hypot(x - last.x, y - last.y) < NEAR) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    last = { fact, at, x, y };
  }, true);
}
