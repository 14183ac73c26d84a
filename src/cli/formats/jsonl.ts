import type { Reported } from "../scan/report.ts";
import type { Format } from "./format.ts";

/** One finding a line. */
export const jsonl: Format = async function* (reports) {
  for await (const { findings } of reports) {
    yield findings.map((finding) => `${JSON.stringify(toRecord(finding))}\n`).join("");
  }
};

/** The fields in the order in which they are documented. */
export function toRecord(finding: Reported): Readonly<Record<string, unknown>> {
  const { id, title, issuer } = finding.about;
  return {
    rule: id,
    provider: issuer.name,
    title,
    severity: finding.severity,
    confidence: finding.confidence,
    file: finding.place === undefined ? finding.file : null,
    ...(finding.place === undefined ? {} : { place: finding.place }),
    line: finding.line,
    endLine: finding.endLine,
    startColumn: finding.startColumn,
    endColumn: finding.endColumn,
    mask: finding.mask,
    fingerprint: finding.fingerprint,
    ...originOf(finding),
    reasons: finding.reasons,
  };
}

/** Where commits were read: the one that brought it in; where the whole history was, the first and the last with the credential. */
export function originOf({ commit, firstSeen, lastSeen }: Reported): Readonly<Record<string, string>> {
  return {
    ...(commit !== undefined && { commit }),
    ...(firstSeen !== undefined && { firstSeen }),
    ...(lastSeen !== undefined && { lastSeen }),
  };
}
