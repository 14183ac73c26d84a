import type { Confidence } from "../../detection/confidence.ts";
import type { Description } from "../describe.ts";
import type { Found, Item } from "./item.ts";

/** One credential at one place, as it is told. */
export interface Reported extends Found {
  readonly about: Description;
  /** As it is shown; credentials in it are masked. */
  readonly file: string;
  /** From the root of the repository, in the same way. */
  readonly path: string;
  /** The commit that brought it in. */
  readonly commit?: string;
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
  files: number;
  bytes: number;
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
  return { files: 0, bytes: 0, suppressed: 0, unsure: 0, found, failing: 0, notExamined: [] };
}

/** Whether what a commit, or the index, brought in touches the finding. */
export function isAdded({ line, endLine }: Found, added: Item["added"]): boolean {
  return added === undefined || added.lines.some(({ first, last }) => first <= endLine && line <= last);
}
