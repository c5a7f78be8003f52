// A site with its own interface: every case must come to what the command line printed.
import init, { assess, facts, programmes, SubsidyError } from "./node_modules/skill-subsidy-engine/index.js";

const lines = async (name) => (await (await fetch(name)).text()).split("\n").filter(Boolean);
const said = { same: 0, other: [] };
try {
  await init();
  const [cases, native] = await Promise.all(["cases.jsonl", "native.jsonl"].map(lines));
  cases.forEach((line, at) => {
    const own = JSON.stringify(assess({ date: "2026-11-22", answers: JSON.parse(line) }));
    if (own === native[at]) said.same += 1;
    else said.other.push(line);
  });
  said.cases = native.length;
  said.facts = facts().length;
  said.programmes = programmes().map(({ id }) => id);
  try {
    assess({ answers: { laidoff: true } });
  } catch (error) {
    said.refused = [error instanceof SubsidyError, error.code, error.path, error.hint];
  }
} catch (error) {
  said.failed = String(error);
}
document.querySelector("#said").textContent = JSON.stringify(said);
