import type { CommitPlace } from "../../change/place.ts";
import type { Finding } from "../../detection/finding.ts";
import type { BlobAllows } from "../../policy/inline-allow.ts";

/** One thing to examine. */
export interface Item {
  /** As it is shown: what was asked for, with what lies below it. */
  readonly file: string;
  /** From the root of the repository: what the policy's patterns are matched against. "" outside a file. */
  readonly path: string;
  /** Text that stands in no file. */
  readonly place?: CommitPlace;
  readonly source: ItemSource;
  /** Where only what a commit, or the index, brought in counts. */
  readonly added?: Added;
  /** The id of the content, where it is one of a repository's. */
  readonly blob?: string;
  /** Its content was examined before, and is counted: only what is found in it is told. */
  readonly isRepeated?: boolean;
}

/** What is sent to where it is examined. */
export type ToExamine = Pick<Item, "path" | "source">;

export type ItemSource =
  /** Absolute. Bytes, one character each: names need not be UTF-8. */
  | { readonly kind: "file"; readonly location: string }
  | { readonly kind: "content"; readonly content: Uint8Array }
  /** What there is to know is that it cannot be had. */
  | { readonly kind: "missed"; readonly why: string };

export interface Added {
  readonly lines: readonly { readonly first: number; readonly last: number }[];
  /** Undefined: it is in the index, and no commit yet. */
  readonly commit?: string;
  /** The file as it is now, where there is one: what it says itself goes before what it said once. */
  readonly readCurrent?: () => Promise<Buffer | undefined>;
  /** Fingerprints of what stood there before, though the lines may be new. */
  readonly known?: ReadonlySet<string>;
  /** By fingerprint, where the whole history was read. */
  readonly sightings?: ReadonlyMap<string, Sighting>;
}

/** The commits in which a credential stood in any file. */
export interface Sighting {
  /** The oldest. */
  readonly firstSeen: string;
  /** One that a ref names, HEAD before others, and then the newest; where none of these has it, the last before it was taken out. */
  readonly lastSeen: string;
}

/** A credential in one content, wherever that may stand. Holds no secret. */
export interface Found extends Omit<Finding, "commit" | "path" | "blob" | "place"> {
  /** Where in the content, when that is an archive: "" is the content itself. Credentials in it are masked. */
  readonly inner: string;
}

/** What became of an item. Plain data: it may come from another thread. */
export type Outcome = Examined | NotExamined;

export interface Examined {
  readonly kind: "examined";
  readonly bytes: number;
  readonly found: readonly Found[];
  /** How many more there are. */
  readonly cut: number;
  /** It holds more places, or more encoded text, than is read of one file. */
  readonly isReadInPart: boolean;
  readonly allows: BlobAllows;
  /** What in it was not read, named as in `Found`. */
  readonly missed: readonly { readonly inner: string; readonly why: string }[];
}

export interface NotExamined {
  readonly kind: "not examined";
  readonly why: string;
  /** "limit": there is one, and it is beyond. "failed": it should have worked. "gone": deleted before we came, nothing is missed. */
  readonly fault: "limit" | "failed" | "gone";
}
