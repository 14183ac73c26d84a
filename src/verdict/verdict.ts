import type { Coverage } from "../change/change.ts";
import type { Finding } from "../detection/finding.ts";
import type { HygieneCheck, HygieneFinding } from "../hygiene/check.ts";

/** The one value that the check run, the comments and the terminal are renderings of. Holds no secret. */

/** GitHub's words; a required check passes on success and neutral. */
export type Conclusion = "success" | "neutral" | "failure";

export type SuppressedBy =
  | { readonly kind: "inline"; readonly reason: string; readonly author: string }
  | { readonly kind: "path"; readonly glob: string; readonly reason: string }
  | { readonly kind: "fingerprint"; readonly reason: string };

export interface SuppressedFinding {
  readonly finding: Finding;
  readonly by: SuppressedBy;
}

/** Where a credential stands in the tree at the head. */
export interface Occurrence {
  readonly path: string;
  readonly line: number;
  readonly endLine: number;
  readonly startColumn: number;
  readonly endColumn: number;
  /** Keyed hash of the rest of the line: the same as long as the line reads the same, wherever it moves. Hex, 12 characters. */
  readonly lineKey: string;
  /** The whole line with the credential replaced by what should stand there; absent where that cannot be said safely. */
  readonly suggestion?: string;
}

/** All findings with one fingerprint. */
export interface CredentialVerdict {
  readonly fingerprint: string;
  readonly ruleId: string;
  readonly mask: string;
  readonly findings: readonly Finding[];
  /** Empty: the credential is gone from the head and stands in history only. */
  readonly present: readonly Occurrence[];
  /** The commit that took it out; undefined: it is there, or not known. */
  readonly removedIn: string | undefined;
  /** What it does to the conclusion: a resolved one (its rotation issue was closed) and a removed one under `removed: warn` do not block. */
  readonly effect: "blocks" | "warns" | "resolved";
}

export interface SecretsVerdict {
  readonly conclusion: Conclusion;
  readonly credentials: readonly CredentialVerdict[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly coverage: Coverage;
  /** Sentences for the reader that are no findings: an invalid policy, what an edit of the policy would change. */
  readonly notes: readonly string[];
}

export interface HygieneResult {
  readonly check: HygieneCheck;
  readonly level: "warn" | "block";
  /** In files that the change touches. */
  readonly introduced: readonly HygieneFinding[];
  /** In files that it does not touch: told, never blocking. */
  readonly before: readonly HygieneFinding[];
}

export interface HygieneVerdict {
  readonly conclusion: Conclusion;
  /** Failing checks only. */
  readonly results: readonly HygieneResult[];
  readonly passed: readonly HygieneCheck[];
  readonly notes: readonly string[];
}
