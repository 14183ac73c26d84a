import type { RuleSet } from "../detection/compile.ts";
import { redact } from "../detection/redact.ts";
import { examine } from "../detection/scan.ts";
import { toUtf8 } from "../detection/to-utf8.ts";
import { findInlineAllows } from "../policy/inline-allow.ts";
import { type Sighted, sightedIn } from "./sighted.ts";

export interface BlobRequest {
  readonly blob: string;
  readonly content: Buffer;
  readonly paths: readonly string[];
  /** How many places are wanted. */
  readonly max: number;
  readonly fingerprintKey: Buffer;
  /** What has expired by then is low. */
  readonly now: Date;
}

/** What a blob holds, wherever it stands. Plain data without a secret: it may come from another thread. */
export interface BlobExamination {
  readonly found: readonly Sighted[];
  /** How many more places there are than were wanted. */
  readonly more: number;
  /** It holds more places, or more encoded text, than is read of one text. */
  readonly isCut: boolean;
  /** Line → reason of a `rekey:allow` that covers it. */
  readonly allows: ReadonlyMap<number, string>;
}

/** Examined whole, and without a match of any confidence. */
export function isClean({ found, more, isCut }: BlobExamination): boolean {
  return found.length === 0 && more === 0 && !isCut;
}

export function examineBlob(request: BlobRequest, ruleSet: RuleSet): BlobExamination {
  const text = toUtf8(request.content);
  const { matches, isCut } = examine(text, ruleSet, { now: request.now, path: request.paths[0] });
  if (matches.length === 0) return { found: [], more: 0, isCut, allows: new Map() };
  const found = sightedIn(text, matches, { ...request, rules: ruleSet.byId });
  // A reason is shown on the check, and people write the key itself behind the comment.
  return { found, more: matches.length - found.length, isCut, allows: findInlineAllows(redact(text, matches)) };
}
