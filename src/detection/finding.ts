import type { Confidence, Severity } from "./rule.ts";
import type { Secret } from "./secret.ts";

/** Where something stands in a text. Lines and columns are 1-based, columns count UTF-16 units, `endColumn` is exclusive. */
export interface Span {
  readonly line: number;
  readonly endLine: number;
  readonly startColumn: number;
  readonly endColumn: number;
}

/** One rule matched in one text. Holds the raw secret, so it lives only while its text is examined. */
export interface Match {
  readonly ruleId: string;
  readonly secret: Secret;
  readonly span: Span;
  /** UTF-16 offsets into the text that was scanned, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly confidence: Confidence;
  /** Why the confidence is what it is, as short statements ("checksum holds", "name says password"). */
  readonly reasons: readonly string[];
}

/** One rule matched at one place of one commit. Holds no secret: it may be stored, queued and rendered. */
export interface Finding extends Span {
  readonly ruleId: string;
  /** Keyed hash of the credential: the same secret anywhere has the same fingerprint. Hex, 64 characters. */
  readonly fingerprint: string;
  readonly mask: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly reasons: readonly string[];
  readonly commit: string;
  readonly path: string;
  readonly blob: string;
}
