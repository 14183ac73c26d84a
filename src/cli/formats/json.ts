import type { Format } from "./format.ts";
import { toRecord } from "./jsonl.ts";

/** One document: the findings, and what was and was not looked at. */
export const json: Format = async function* (reports, { tally, ruleSetVersion }) {
  yield '{\n  "findings": [';
  let separator = "\n";
  for await (const { findings } of reports) {
    for (const finding of findings) {
      yield `${separator}    ${JSON.stringify(toRecord(finding))}`;
      separator = ",\n";
    }
  }
  const { commits, files, bytes, examinedBefore, suppressed, unsure, notExamined } = tally;
  const coverage = {
    ...(commits > 0 && { commits }),
    files,
    bytes,
    ...(commits > 0 && { examinedBefore }),
    suppressed,
    belowConfidence: unsure,
    notExamined: notExamined.map(({ file, why }) => ({ file, why })),
  };
  yield `${separator === "\n" ? "" : "\n  "}],\n  "coverage": ${JSON.stringify(coverage)},\n`;
  yield `  "ruleSet": ${JSON.stringify(await ruleSetVersion())}\n}\n`;
};
