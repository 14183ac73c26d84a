import type { Change, Commit, LineRange } from "../change/change.ts";
import type { Repository } from "../jobs/job.ts";
import type { Log } from "../log.ts";
import type { Reachable } from "./list-reachable.ts";
import type { CommitTexts } from "./read-commit-texts.ts";
import type { FileChanges } from "./read-file-changes.ts";
import type { RawCommit } from "./read-raw-history.ts";
import type { Step } from "./read-steps.ts";

/**
 * What the jobs ask of git. Every function may throw RetryLater (network) or Gone (repository or commit not there). `log` is told of
 * each process, at `debug`.
 */
export interface Git {
  /**
   * Opens the repository's cache and brings in `wants` (commits or full ref names), fetching only what is missing.
   * The token travels in the environment of the git process: never on a command line, in a URL or in `.git/config`.
   */
  open(
    repository: SizedRepository,
    token: () => Promise<string>,
    wants: readonly Want[],
    log?: Log,
  ): Promise<LocalRepository>;
  /** The same with everything that the remote's refs lead to, which for a large repository takes its time. */
  openHistory(repository: SizedRepository, token: () => Promise<string>, log?: Log): Promise<LocalHistory>;
  /** Full name of each branch and tag on the remote → what it points to: a commit, or a tag object. */
  listRefs(repository: Repository, token: () => Promise<string>, log?: Log): Promise<ReadonlyMap<string, string>>;
  /** Removes the caches that were not used for longest, where all together are too large. Returns how many. */
  evict(): Promise<number>;
}

/** `kilobytes`: as GitHub says. Of a large one, contents of files are fetched when they are read. */
export type SizedRepository = Repository & { readonly kilobytes?: number };

/** `optional`: a commit that may be gone (the old head of a force-push); its absence is told by `has`, not thrown. */
export interface Want {
  readonly commitOrRef: string;
  readonly optional: boolean;
}

export interface TaggedFiles {
  /** Of the tree or blob. */
  readonly id: string;
  /** As of a commit's tree; a lone file is under "". */
  readonly files: ReadonlyMap<string, { readonly blob: string }>;
}

/** A repository with its whole history, as the remote's refs led to it when it was opened. */
export interface LocalHistory extends LocalRepository {
  /** Ids of what the refs name, each once. */
  readonly tips: readonly string[];
  /** Every object that the tips lead to, and none of `known`, once; those of `known` that are missing are ignored. */
  listReachable(known: readonly string[]): AsyncIterable<Reachable>;
  /** Contents of blobs in their order; git reads ahead. */
  streamContents<T extends { readonly id: string }>(
    blobs: AsyncIterable<T>,
  ): AsyncIterable<{ readonly blob: T; readonly content: Buffer }>;
  /** The commits that brought in or took out a wanted blob, parents before children. */
  readRawHistory(isWanted: (blob: string) => boolean): AsyncIterable<RawCommit>;
  readFileChanges(steps: readonly Step[]): Promise<FileChanges>;
  /** In no particular order. */
  readCommits(ids: readonly string[]): Promise<readonly Commit[]>;
}

export interface LocalRepository {
  has(commit: string): Promise<boolean>;
  /** The commit a fetched ref points to. */
  resolve(ref: string): Promise<string | undefined>;
  /** The commit that a fetched object stands for: itself, or what a tag object points to. Throws Gone if there is none. */
  peel(id: string): Promise<string>;
  /** What a fetched object stands for, if that is a folder or a file; undefined: a commit, or nothing that is there. */
  taggedFiles(id: string): Promise<TaggedFiles | undefined>;
  /** How many commits are reachable from `heads` and from none of `known`. Those of either that are missing are ignored. */
  count(heads: readonly string[], known: readonly string[]): Promise<number>;
  mergeBase(a: string, b: string): Promise<string | undefined>;
  /** What the commits reachable from `heads` and from none of `known` brought in; the first head gives the change its name. Commits of `known` that are missing are ignored. */
  readChange(heads: readonly [string, ...string[]], known: readonly string[]): Promise<Change>;
  /** Blobs one after another through one process; a blob over `maxBytes` comes without content. */
  readBlobs(
    blobs: Iterable<string>,
    maxBytes: number,
  ): AsyncIterable<{ readonly blob: string; readonly content: Buffer | undefined; readonly bytes: number }>;
  /** What commits say apart from their files; texts over `maxBytes` a commit come as undefined. */
  readCommitTexts(commits: Iterable<string>, maxBytes: number): AsyncIterable<CommitTexts>;
  /** Path → blob of the tree at a commit, submodules left out. */
  readTree(commit: string): Promise<ReadonlyMap<string, { readonly blob: string }>>;
  readFile(commit: string, path: string, maxBytes: number): Promise<Buffer | "missing" | "too large">;
  /** For each path that `base...head` changes: the right-side line ranges that GitHub's diff shows (three context lines). */
  readDiffLines(base: string, head: string): Promise<ReadonlyMap<string, readonly LineRange[]>>;
}
