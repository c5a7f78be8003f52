// So many visitors, one after the other: begin, answer, open a card, write a number, leave.
const [count, done] = arguments;
const soon = () => new Promise((resume) => setTimeout(resume));
const until = async (look, what) => {
  for (const since = performance.now(); performance.now() - since < 20000; await soon()) {
    const found = look();
    if (found) return found;
  }
  throw new Error(`no ${what}`);
};
const there = (selector) => until(() => document.querySelector(selector), selector);
const press = async (selector) => {
  (await there(selector)).click();
  await soon();
};
const visit = async () => {
  await press("[data-act='begin en']");
  await until(() => !document.querySelector(".kiosk-screen"), "page");
  await press("[data-region='650400']");
  await press("[data-status='laid_off']");
  await press("[data-act='ask insured_months']");
  await press("[data-act='digit 7']");
  await press("#question [data-answer='confirm']");
  await press(".card-fold > summary");
  await there(".card-fold[open] h5");
  await press("#tool-large");
  dispatchEvent(new Event("beforeprint"));
  dispatchEvent(new Event("afterprint"));
  await new Promise(requestAnimationFrame);
  await press("#tool-clear");
  await there("[data-act='begin en']");
};
(async () => {
  let at = 0;
  for (; at < count; at += 1) await visit();
  return at;
})().then(done, (error) => done(String(error)));
