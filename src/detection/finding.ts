import type { CommitPlace } from "../change/place.ts";
import type { Confidence } from "./confidence.ts";
import type { Reason } from "./reasons.ts";
import type { Severity } from "./rule.ts";
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
  /** Byte offsets into the text that was scanned, end exclusive. Where the credential is encoded: of the encoded stretch. */
  readonly start: number;
  readonly end: number;
  readonly confidence: Confidence;
  /** What the confidence rests on. */
  readonly reasons: readonly Reason[];
  /** That it is a credential, where a guess was judged: 0 to 1. */
  readonly probability?: number | undefined;
}

/** A candidate and what became of it: "none" is not reported. */
export interface Explained extends Omit<Match, "confidence"> {
  readonly confidence: Confidence | "none";
}

/** One rule matched at one place of one commit. Holds no secret: it may be stored, queued and rendered. */
export interface Finding extends Span {
  readonly ruleId: string;
  /** Keyed hash of the credential: the same secret anywhere has the same fingerprint. Hex, 64 characters. */
  readonly fingerprint: string;
  readonly mask: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly reasons: readonly Reason[];
  /** As in `Match`. */
  readonly probability?: number | undefined;
  readonly commit: string;
  /** "" outside a file; a wiki page's own path. */
  readonly path: string;
  /** "" outside a file. */
  readonly blob: string;
  /** It stands in no file: lines and columns count in that text. */
  readonly place?: CommitPlace;
}
