import type { IssueReference } from "../github/port.ts";
import type { Runbook } from "../providers/provider.ts";
import type { RepositoryPlace } from "./permalink.ts";

/** What a rendering needs besides the verdict. Everything here is known before; a renderer looks nothing up. */
export interface RenderContext {
  readonly place: RepositoryPlace;
  readonly headSha: string;
  /** What a person fetches to have the head: `refs/pull/7/head`, `refs/heads/main`. */
  readonly ref: string;
  /** Public: the texts stay neutral, since they would lead strangers to a key that still works. */
  readonly isPublic: boolean;
  readonly describe: (ruleId: string) => CredentialKind;
  /** Fingerprint → its rotation issue, where there is one already. */
  readonly issues: ReadonlyMap<string, IssueReference>;
  /** Whether rotation issues are opened at all: the policy and the repository allow them. A first verdict is told before its issue exists. */
  readonly opensIssues: boolean;
  /** Policy: whether a credential that is gone from the head, but not from the commits, still blocks. */
  readonly removed: "block" | "warn";
  /** Policy: whether `rekey:allow` on a line counts. */
  readonly inlineAllow: boolean;
  /** `owner/name` where the details of findings in public repositories go. */
  readonly privateRepository: string | undefined;
  /** Named on the check, since another version may judge otherwise: "rules 2026-11-24", "policy 3f2a9c1". */
  readonly versions: readonly string[];
}

/** A rule and its provider, in the reader's words. */
export interface CredentialKind {
  readonly provider: string;
  /** "Stripe live secret key". */
  readonly title: string;
  readonly envVar: string | undefined;
  readonly runbook: Runbook;
}
