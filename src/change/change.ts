/** What was pushed, in Git's words. Plain data: reading it is the business of `git/`. */

export interface Person {
  readonly name: string;
  readonly email: string;
}

export interface Commit {
  readonly sha: string;
  readonly parents: readonly string[];
  readonly author: Person;
  readonly committer: Person;
  /** ISO 8601. Survives a rebase, unlike the committer's date. */
  readonly authoredAt: string;
  /** ISO 8601. */
  readonly committedAt: string;
  /** First line of the message. */
  readonly subject: string;
}

/** Lines `first` to `last`, both included, 1-based, on the new side. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** One version of one file that a commit brought in, with the lines that none of the commit's parents had. */
export interface FileChange {
  readonly commit: string;
  readonly path: string;
  readonly blob: string;
  /** What the commit's parents have at the path. */
  readonly before: readonly string[];
  readonly bytes: number;
  readonly added: readonly LineRange[];
}

/** Something that was not looked at, and why: shown on the check, never left out. */
export interface NotExamined {
  /** What it is, in the reader's words: a path, "commit 1a2b3c4", "submodule vendor/lib". */
  readonly what: string;
  readonly why: string;
  /** True when there is nothing of the repository's own to read there (a submodule's commit): told, but not held against the check. */
  readonly harmless: boolean;
}

/** A version of a file that a commit put another one in place of, or took away. */
export interface Replacement {
  readonly commit: string;
  readonly before: string;
  /** undefined: the file is gone, or has another name now. */
  readonly after: string | undefined;
}

/** Everything that a range of commits brought in. */
export interface Change {
  readonly head: string;
  /** Oldest first. */
  readonly commits: readonly Commit[];
  readonly files: readonly FileChange[];
  /** By commits with one parent. */
  readonly replaced: readonly Replacement[];
  readonly notExamined: readonly NotExamined[];
}

/** What was examined: stated on every check. */
export interface Coverage {
  readonly commits: number;
  readonly files: number;
  readonly bytes: number;
  readonly notExamined: readonly NotExamined[];
}
