/**
 * How much of one change is read. A tree of a few kilobytes can stand for more files than any memory holds, and a small
 * pack for terabytes of content, so everything that grows with what was pushed ends somewhere. Whatever is cut is told.
 */
export interface Limits {
  readonly commits: number;
  /** Entries of trees that differ, over the whole change. */
  readonly entries: number;
  readonly pathBytes: number;
  readonly blobBytes: number;
  /** Different lines that a file had, in all parents of one commit: beyond them lines count as added, and none is missed. */
  readonly comparedLines: number;
  /** Content of files, new versions and the ones they replace, over the whole change. */
  readonly changeBytes: number;
  /** Stretches of added lines, over the whole change. Beyond them a file has one, from its first added line to its last. */
  readonly ranges: number;
}

export const defaultLimits: Limits = {
  // GitHub lists 2,048 commits in a push; more at once is an import of a history.
  commits: 5_000,
  entries: 100_000,
  // Linux opens no longer path.
  pathBytes: 4_096,
  // GitHub takes no larger file. One is held in memory while it is read.
  blobBytes: 100 * 1024 * 1024,
  // A hundred bytes each, and hardly a file that people write has as many.
  comparedLines: 4_000_000,
  changeBytes: 2 * 1024 * 1024 * 1024,
  // A file in which every second line is new has millions.
  ranges: 1_000_000,
};

/** One's own repository was not made to exhaust our memory, and is read to its end. */
export const localLimits: Limits = {
  ...defaultLimits,
  entries: 2_000_000,
  // More than the largest file that GitHub takes.
  blobBytes: 128 * 1024 * 1024,
  changeBytes: Number.MAX_SAFE_INTEGER,
};
