// What axe-core finds: all rules of WCAG 2.2 AA and good practice, or only those named.
const [rules, done] = arguments;
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const runOnly = rules.length > 0 ? { type: "rule", values: rules } : { type: "tag", values: tags };
axe.run(document, { runOnly, resultTypes: ["violations"], preload: false }).then(
  ({ violations }) => done(violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary.replace(/\s+/g, " ")}`))),
  (error) => done([`axe-core failed: ${error}`]),
);
