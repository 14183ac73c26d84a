import { filePath, isInner, shownPath } from "../../change/inner-path.ts";
import type { Severity } from "../../detection/rule.ts";
import { version } from "../../version.ts";
import type { Description } from "../describe.ts";
import type { FileReport, Missed, Reported } from "../scan/report.ts";
import type { Format } from "./format.ts";
import { originOf } from "./jsonl.ts";
import { markdownHelp, plainHelp } from "./rule-help.ts";

/** SARIF 2.1.0, one run, as GitHub's code scanning takes it. */
export const sarif: Format = async function* (reports, { tally, ruleSetVersion }) {
  const rules = new Map<string, Rule>();
  yield `{"version":"2.1.0","$schema":"${schema}","runs":[{"columnKind":"utf16CodeUnits","results":[`;
  let separator = "\n";
  for await (const report of reports) {
    for (const result of resultsIn(report, rules)) {
      yield `${separator}${JSON.stringify(result)}`;
      separator = ",\n";
    }
  }
  const driver = {
    name: "Rekey",
    version: version(),
    semanticVersion: version(),
    rules: [...rules.values()].map(({ about }) => toRule(about)),
    properties: { ruleSet: await ruleSetVersion() },
  };
  const invocation = {
    executionSuccessful: !tally.notExamined.some(({ isFatal }) => isFatal),
    toolExecutionNotifications: tally.notExamined.map(toNotification),
  };
  const bases = { "%SRCROOT%": { description: { text: "The root of the repository." } } };
  yield `\n],"tool":${JSON.stringify({ driver })},"invocations":[${JSON.stringify(invocation)}],`;
  yield `"originalUriBaseIds":${JSON.stringify(bases)}}]}\n`;
};

const schema = "https://json.schemastore.org/sarif-2.1.0.json";

interface Rule {
  readonly index: number;
  readonly about: Description;
}

function resultsIn({ findings }: FileReport, rules: Map<string, Rule>) {
  return findings.map((finding) => {
    const rule = rules.get(finding.ruleId) ?? { index: rules.size, about: finding.about };
    rules.set(finding.ruleId, rule);
    return toResult(finding, rule.index);
  });
}

function toResult(finding: Reported, ruleIndex: number) {
  const { ruleId, severity, confidence, reasons, mask, fingerprint, file, place, about } = finding;
  return {
    ruleId,
    ruleIndex,
    level: levels[severity],
    message: {
      text: `${about.title}: ${mask}${place === undefined ? "" : ` in the ${file}`} (${confidence} confidence).${whichFile(finding)}`,
    },
    locations: [locationOf(finding)],
    partialFingerprints: { "rekeyCredential/v1": fingerprint },
    properties: { severity, confidence, reasons, ...(place === undefined ? {} : { place }), ...originOf(finding) },
  };
}

/**
 * Code scanning refuses a whole run in which one result has no file with a line (github/codeql-action#2459, #1738), and takes one
 * that is not there: it says that it has no preview. So what stands in no file is told as one that is named like the place.
 */
function locationOf({ path, place, file, line, endLine, startColumn, endColumn }: Reported) {
  const region = { startLine: line, startColumn, endLine, endColumn };
  if (place !== undefined)
    return { physicalLocation: physical(file, region), logicalLocations: [{ fullyQualifiedName: file, kind: place }] };
  if (!isInner(path)) return { physicalLocation: physical(path, region) };
  // An archive has no lines of its own; GitHub wants one.
  return {
    physicalLocation: physical(filePath(path), { startLine: 1 }),
    logicalLocations: [{ fullyQualifiedName: shownPath(path), kind: "resource" }],
  };
}

function physical(path: string, region: Readonly<Record<string, number>>) {
  return { artifactLocation: { uri: toUri(path), uriBaseId: "%SRCROOT%" }, region };
}

function whichFile({ path, line }: Reported): string {
  return isInner(path) ? ` In ${shownPath(path)}, line ${line}.` : "";
}

function toRule({ id, title, severity, issuer }: Description) {
  return {
    id,
    name: id,
    shortDescription: { text: title },
    fullDescription: { text: `${title}, issued by ${issuer.name}.` },
    help: { text: plainHelp(issuer), markdown: markdownHelp(issuer) },
    ...(issuer.references[0] === undefined ? {} : { helpUri: issuer.references[0] }),
    defaultConfiguration: { level: levels[severity] },
    properties: {
      // GitHub sorts by it: above 9 critical, above 7 high, above 4 medium.
      "security-severity": securitySeverities[severity],
      tags: ["security", "external/cwe/cwe-798"],
    },
  };
}

function toNotification({ file, why, isFatal }: Missed) {
  return { level: isFatal ? "error" : "warning", message: { text: `Not examined: ${file}: ${why}` } };
}

/** Relative. Each segment is encoded, so that no name is taken for a scheme or a query. */
function toUri(path: string): string {
  return path
    .split("/")
    .map((segment) => encodeURIComponent(segment.toWellFormed()))
    .join("/");
}

const levels: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  critical: "error",
  high: "error",
  medium: "warning",
  low: "note",
};

const securitySeverities: Readonly<Record<Severity, string>> = {
  critical: "9.5",
  high: "8.0",
  medium: "5.5",
  low: "2.0",
};
