import type { Coverage } from "../change/change.ts";
import type { Confidence } from "../detection/confidence.ts";
import type { Finding } from "../detection/finding.ts";
import type { Severity } from "../detection/rule.ts";
import type { Policy } from "../policy/policy.ts";
import type { Conclusion, CredentialVerdict, Occurrence, SecretsVerdict, SuppressedFinding } from "./verdict.ts";

export interface SecretsInput {
  readonly policy: Policy;
  /** Those that no suppression took out. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  /** Fingerprint → where that credential stands at the head. */
  readonly present: ReadonlyMap<string, readonly Occurrence[]>;
  /** Fingerprint → the commit that took that credential out, where it is known. */
  readonly removedIn: ReadonlyMap<string, string>;
  /** Credentials whose rotation issue was closed and has not been opened again. */
  readonly resolvedFingerprints: ReadonlySet<string>;
  readonly coverage: Coverage;
  readonly notes: readonly string[];
}

/** Same input, same verdict, in the same order: worst severity first, then by place. */
export function decideSecrets(input: SecretsInput): SecretsVerdict {
  const credentials = [...byFingerprint(input.findings)]
    .map(([fingerprint, findings]) => judgeCredential(fingerprint, findings, input))
    .sort(byImportance);
  return {
    conclusion: conclude(credentials, input),
    credentials,
    suppressed: [...input.suppressed].sort((a, b) => byPlace(a.finding, b.finding)),
    coverage: input.coverage,
    notes: input.notes,
  };
}

function conclude(credentials: readonly CredentialVerdict[], { policy, coverage }: SecretsInput): Conclusion {
  if (credentials.some(({ effect }) => effect === "blocks")) return "failure";
  const isIncomplete = coverage.notExamined.some(({ harmless }) => !harmless);
  if (isIncomplete && policy.incomplete === "block") return "failure";
  return isIncomplete || credentials.some(({ effect }) => effect === "warns") ? "neutral" : "success";
}

function judgeCredential(fingerprint: string, findings: readonly Finding[], input: SecretsInput): CredentialVerdict {
  // Two rules may have seen the same credential; the surer and worse one gives it its name.
  const [named] = [...findings].sort(
    (a, b) => confidences[b.confidence] - confidences[a.confidence] || severities[b.severity] - severities[a.severity],
  );
  if (!named) throw new Error("A credential has at least one finding.");
  const present = presentWhereReported(fingerprint, findings, input);
  return {
    fingerprint,
    ruleId: named.ruleId,
    mask: named.mask,
    findings: [...findings].sort(byPlace),
    present,
    removedIn: present.length === 0 ? input.removedIn.get(fingerprint) : undefined,
    effect: effectOf({ ...named, present, isOutsideFiles: findings.some(isOutsideFiles) }, input),
  };
}

interface Weighed {
  readonly fingerprint: string;
  readonly confidence: Confidence;
  readonly present: readonly Occurrence[];
  readonly isOutsideFiles: boolean;
}

function effectOf(
  { fingerprint, confidence, present, isOutsideFiles }: Weighed,
  { policy, resolvedFingerprints }: SecretsInput,
): CredentialVerdict["effect"] {
  // Still in the code, it is not dealt with: whoever closed the issue may have meant something else.
  if (resolvedFingerprints.has(fingerprint) && present.length === 0) return "resolved";
  if (!isSureEnough(confidence, policy)) return "warns";
  const isRemoved = present.length === 0 && !isOutsideFiles;
  return isRemoved && policy.removed === "warn" ? "warns" : "blocks";
}

/** What stands in a message or a name is there as long as its commit is. */
export function isOutsideFiles({ place }: Finding): boolean {
  return place !== undefined;
}

/** As sure as the policy asks for, to block. */
export function isSureEnough(confidence: Confidence, { failOn }: Pick<Policy, "failOn">): boolean {
  return confidences[confidence] >= confidences[failOn];
}

/** A credential may be reported in one file and suppressed in another: it is not commented on there. */
function presentWhereReported(
  fingerprint: string,
  findings: readonly Finding[],
  { present, suppressed }: SecretsInput,
): readonly Occurrence[] {
  const reported = new Set(findings.map(({ path }) => path));
  const isSuppressed = (path: string) =>
    !reported.has(path) &&
    suppressed.some(({ finding }) => finding.fingerprint === fingerprint && finding.path === path);
  return (present.get(fingerprint) ?? []).filter(({ path }) => !isSuppressed(path)).sort(byPlace);
}

function byFingerprint(findings: readonly Finding[]): Map<string, Finding[]> {
  return Map.groupBy(findings, ({ fingerprint }) => fingerprint);
}

function byImportance(a: CredentialVerdict, b: CredentialVerdict): number {
  const [first, second] = [placeOf(a), placeOf(b)];
  return (
    severities[severityOf(b)] - severities[severityOf(a)] ||
    (first && second ? byPlace(first, second) : 0) ||
    compare(a.fingerprint, b.fingerprint)
  );
}

function placeOf({ present, findings }: CredentialVerdict): Place | undefined {
  return present[0] ?? findings[0];
}

function severityOf({ findings, ruleId }: CredentialVerdict): Severity {
  return findings.find((finding) => finding.ruleId === ruleId)?.severity ?? "low";
}

type Place = Pick<Occurrence, "path" | "line" | "startColumn">;

function byPlace(a: Place, b: Place): number {
  return compare(a.path, b.path) || a.line - b.line || a.startColumn - b.startColumn;
}

/** By code unit: the same order on every machine, whatever its language. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

const confidences: Readonly<Record<Confidence, number>> = { high: 3, medium: 2, low: 1 };
const severities: Readonly<Record<Severity, number>> = { critical: 4, high: 3, medium: 2, low: 1 };
