import type { CommitPlace } from "../../change/place.ts";
import type { Confidence } from "../../detection/confidence.ts";
import type { Description } from "../describe.ts";
import type { Found, Item } from "./item.ts";

/** One credential at one place, as it is told. */
export interface Reported extends Omit<Found, "inner"> {
  readonly about: Description;
  /** As it is shown, `outer.zip!inner/path` for what lies in an archive; credentials in it are masked. */
  readonly file: string;
  /** From the root of the repository, in the way of `change/inner-path.ts`; credentials in it are masked. "" outside a file. */
  readonly path: string;
  /** It stands in no file. */
  readonly place?: CommitPlace;
  /** The commit that brought it in. */
  readonly commit?: string;
  /** As in `Sighting`. */
  readonly firstSeen?: string;
  readonly lastSeen?: string;
  /** Whether it is sure enough to make the exit status 1. */
  readonly fails: boolean;
}

/** What is told of one file. Comes in the order of the files. */
export interface FileReport {
  readonly file: string;
  readonly findings: readonly Reported[];
}

/** What has been looked at so far. */
export interface Tally {
  /** Where a history was read. */
  commits: number;
  /** Or versions of files, where a history was read. */
  files: number;
  bytes: number;
  /** So many of them were examined in an earlier run. */
  examinedBefore: number;
  /** Of Git: how many it has been through, and how many there are, once that is known. */
  readonly objects: { passed: number; all: number | undefined };
  /** Findings that the policy, or a `rekey:allow`, has a reason for. */
  suppressed: number;
  /** Findings that are not sure enough to be shown. */
  unsure: number;
  /** Findings that are shown. */
  readonly found: Record<Confidence, number>;
  /** How many of them make the exit status 1. */
  failing: number;
  readonly notExamined: Missed[];
}

/** Something that was not examined. */
export interface Missed {
  readonly file: string;
  readonly why: string;
  /** Whether the scan as a whole counts as one that could not be done. */
  readonly isFatal: boolean;
}

export function newTally(): Tally {
  const found = { high: 0, medium: 0, low: 0 };
  const objects = { passed: 0, all: undefined };
  return {
    commits: 0,
    files: 0,
    bytes: 0,
    examinedBefore: 0,
    objects,
    suppressed: 0,
    unsure: 0,
    found,
    failing: 0,
    notExamined: [],
  };
}

/** Whether a commit, or the index, brought it in: a line of it, at least. An archive has no lines, and is another one now. */
export function isAdded({ line, endLine, fingerprint, inner }: Found, added: Item["added"]): boolean {
  if (added === undefined) return true;
  if (added.known?.has(fingerprint)) return false;
  return inner !== "" || added.lines.some(({ first, last }) => first <= endLine && line <= last);
}
