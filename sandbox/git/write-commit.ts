import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Repository } from "../state.ts";
import type { Signature } from "./read-commits.ts";
import type { GitStorage } from "./storage.ts";

export interface NewCommit {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly message: string;
  readonly author: Signature;
  readonly committer: Signature;
}

/** Writes a commit object and gives its SHA; no ref moves. */
export function writeCommit(git: GitStorage, repository: Repository, commit: NewCommit): Promise<string> {
  const parents = commit.parents.flatMap((parent) => ["-p", parent]);
  return git.text(repository, ["commit-tree", commit.tree, ...parents, "-F", "-"], {
    stdin: commit.message,
    environment: {
      GIT_AUTHOR_NAME: commit.author.name,
      GIT_AUTHOR_EMAIL: commit.author.email,
      GIT_AUTHOR_DATE: commit.author.date,
      GIT_COMMITTER_NAME: commit.committer.name,
      GIT_COMMITTER_EMAIL: commit.committer.email,
      GIT_COMMITTER_DATE: commit.committer.date,
    },
  });
}

export function writeBlob(git: GitStorage, repository: Repository, content: Buffer): Promise<string> {
  return git.text(repository, ["hash-object", "-w", "--stdin"], { stdin: content });
}

export interface TreeChange {
  readonly path: string;
  /** As in git: `100644`, `100755`, `120000`, `160000`, `040000`. */
  readonly mode: string;
  /** undefined: the path is removed. */
  readonly sha: string | undefined;
}

/** A tree that differs from `base` (a tree or commit; undefined: the empty tree) in some paths. */
export async function writeTree(
  git: GitStorage,
  repository: Repository,
  base: string | undefined,
  changes: readonly TreeChange[],
): Promise<string> {
  const index = join(git.path(repository), `index-${randomUUID()}`);
  const environment = { GIT_INDEX_FILE: index };
  try {
    if (base !== undefined) await git.run(repository, ["read-tree", base], { environment });
    for (const tree of changes.filter((change) => change.mode === "040000" && change.sha !== undefined)) {
      await git.run(repository, ["read-tree", `--prefix=${tree.path}/`, tree.sha ?? ""], { environment });
    }
    const stdin = changes
      .filter((change) => change.mode !== "040000" || change.sha === undefined)
      .map(({ path, mode, sha }) =>
        sha === undefined ? `0 ${"0".repeat(40)}\t${path}\0` : `${mode} ${sha}\t${path}\0`,
      )
      .join("");
    await git.run(repository, ["update-index", "-z", "--index-info"], { environment, stdin });
    return await git.text(repository, ["write-tree"], { environment });
  } finally {
    await rm(index, { force: true });
  }
}
