import { PassThrough } from "node:stream";
import { describeKnown } from "../../../src/cli/describe.ts";
import type { Format } from "../../../src/cli/formats/format.ts";
import { newTally, type Reported, type Tally } from "../../../src/cli/scan/report.ts";

/** A finding with the usual things in it, but for those given. */
export function reported(given: Partial<Omit<Reported, "about">>): Reported {
  const ruleId = given.ruleId ?? "slack-bot-token";
  return {
    ruleId,
    about: describeKnown(ruleId),
    fingerprint: "0123456789abcdef".repeat(4),
    mask: "xoxb…1234",
    severity: "high",
    confidence: "high",
    reasons: ["form"],
    line: 1,
    endLine: 1,
    startColumn: 10,
    endColumn: 60,
    file: "src/a.ts",
    path: "src/a.ts",
    fails: true,
    ...given,
  };
}

/** What the format writes of the findings, each run of one file's together. */
export async function formatted(
  format: Format,
  findings: readonly Reported[],
  tally: Partial<Tally> = {},
): Promise<string> {
  async function* reports() {
    for (const [file, group] of Map.groupBy(findings, (finding) => finding.file)) yield { file, findings: group };
  }
  const context = {
    tally: { ...newTally(), ...tally },
    ruleSetVersion: async () => "0123456789ab",
    stream: new PassThrough(),
    seconds: () => 1.5,
  };
  let text = "";
  for await (const piece of format(reports(), context)) text += piece;
  return text;
}
