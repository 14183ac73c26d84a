import type { Change } from "../change/change.ts";
import { coversFile, parseIgnorePattern } from "../change/ignore-pattern.ts";
import { filePath, innerPath, shownPath } from "../change/inner-path.ts";
import { quote } from "../change/quote.ts";
import type { Finding } from "../detection/finding.ts";
import type { Occurrence, SuppressedBy, SuppressedFinding } from "../verdict/verdict.ts";
import { gradedUnder } from "./grade-guesses.ts";
import type { BlobAllows } from "./inline-allow.ts";
import type { IgnoredPath, Policy } from "./policy.ts";

/** What the examined files say themselves. */
export interface InlineAllows {
  readonly change: Change;
  /** The tree at the head. */
  readonly tree: ReadonlyMap<string, { readonly blob: string }>;
  /** Fingerprint → where that credential stands at the head. */
  readonly present: ReadonlyMap<string, readonly Occurrence[]>;
  /** By blob. */
  readonly allows: ReadonlyMap<string, BlobAllows>;
}

/** What of a policy decides here. */
export type Suppressions = Pick<Policy, "ignore" | "inlineAllow" | "likelihood">;

export interface Suppressed {
  readonly kept: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  /** Sentences on `rekey:allow` comments that do not count. Quotes stand between backticks. */
  readonly notes: readonly string[];
}

/**
 * Grades guesses as the policy asks for, and parts what is reported from what somebody has given a reason for. The policy is asked first, then the file itself. An inline
 * comment speaks for the credential in its file: where it still stands there at the head, the head's version decides for
 * the commits before it too; where it is gone, each commit's own version does.
 */
export function suppress(findings: readonly Finding[], policy: Suppressions, inline: InlineAllows): Suppressed {
  const hitOf = ignoringEntry(policy);
  const kept: Finding[] = [];
  const suppressed: SuppressedFinding[] = [];
  const notes = new Set<string>();
  for (const found of findings) {
    const finding = gradedUnder(found, policy);
    const allow = inlineAllow(finding, inline);
    const by = byPath(finding, hitOf, inline) ?? byFingerprint(finding, policy) ?? countingAllow(allow, policy);
    if (by) suppressed.push({ finding, by });
    else kept.push(finding);
    if (!by && allow) notes.add(whyNotCounted(allow, finding));
  }
  return { kept, suppressed, notes: [...notes] };
}

/** Nobody writes longer paths by hand, and matching takes time in proportion to them: what lies there is reported. */
const longestPath = 512;

type HitOf = (path: string) => IgnoredPath | undefined;

/**
 * The first entry that covers a path; what covers an archive covers the files in it. Each path is matched once: thousands of
 * findings may stand in one file.
 */
function ignoringEntry(policy: Suppressions): HitOf {
  const patterns = policy.ignore.paths.map((entry) => ({ entry, pattern: parseIgnorePattern(entry.glob) }));
  const hits = new Map<string, IgnoredPath | undefined>();
  return (path) => {
    if (!hits.has(path)) {
      const names = [filePath(path), shownPath(path)].filter(({ length }) => length <= longestPath);
      const hit = patterns.find(({ pattern }) => pattern && names.some((name) => coversFile(pattern, name)));
      hits.set(path, hit?.entry);
    }
    return hits.get(path);
  };
}

/** A path speaks for what stays there: moved on to a path that nobody ignored, the credential is reported where it came in. */
function byPath(
  { path, place, fingerprint }: Finding,
  hitOf: HitOf,
  { present }: InlineAllows,
): SuppressedBy | undefined {
  const hit = place === undefined ? hitOf(path) : undefined;
  if (!hit || (present.get(fingerprint) ?? []).some((place) => hitOf(place.path) === undefined)) return undefined;
  return { kind: "path", glob: hit.glob, reason: hit.reason };
}

/** The reason that the policy gives for a credential, wherever it stands. */
export function byFingerprint(
  { fingerprint }: Pick<Finding, "fingerprint">,
  policy: Pick<Policy, "ignore">,
): SuppressedBy | undefined {
  const hit = policy.ignore.fingerprints.find((entry) => fingerprint.startsWith(entry.fingerprint));
  return hit && { kind: "fingerprint", reason: hit.reason };
}

interface Allow {
  /** "": none was given. */
  readonly reason: string;
  readonly author: string;
}

/** In an archive, the file in it speaks for itself. */
function inlineAllow(finding: Finding, inline: InlineAllows): Allow | undefined {
  if (finding.place !== undefined) return undefined;
  const head = inline.tree.get(filePath(finding.path))?.blob;
  const places = (inline.present.get(finding.fingerprint) ?? []).filter(({ path }) => path === finding.path);
  const blob = head !== undefined && places.length > 0 ? head : finding.blob;
  const lines = inline.allows.get(blob)?.get(innerPath(finding.path));
  const reasons = (places.length > 0 ? places : [finding]).map((place) => reasonAt(lines, place));
  const [reason] = reasons;
  // One place without an allow leaves the credential as it is; one without a reason is what must be told.
  if (reason === undefined || reasons.includes(undefined)) return undefined;
  return { reason: reasons.includes("") ? "" : reason, author: authorOf(blob, finding, inline.change) };
}

function reasonAt(
  lines: ReadonlyMap<number, string> | undefined,
  { line, endLine }: { readonly line: number; readonly endLine: number },
): string | undefined {
  return lines?.get(line) ?? lines?.get(endLine);
}

/** Who brought in the version of the file that holds the comment. */
function authorOf(blob: string, finding: Finding, change: Change): string {
  const file = change.files.find((one) => one.blob === blob && one.path === filePath(finding.path));
  const sha = file?.commit ?? finding.commit;
  return change.commits.find((commit) => commit.sha === sha)?.author.name ?? "unknown";
}

function countingAllow(allow: Allow | undefined, policy: Suppressions): SuppressedBy | undefined {
  return allow && allow.reason !== "" && policy.inlineAllow ? { kind: "inline", ...allow } : undefined;
}

function whyNotCounted({ reason }: Allow, { path }: Finding): string {
  return reason === ""
    ? `A \`rekey:allow\` in ${quote(shownPath(path))} gives no reason, so it does not count. Write why behind it: \`rekey:allow <reason>\`.`
    : `A \`rekey:allow\` in ${quote(shownPath(path))} does not count: the policy says \`inlineAllow: false\`.`;
}
