import { newline, readBytes } from "./byte-reader.ts";
import { isSha, resolveCommit } from "./commits.ts";
import { RepositoryUnreadable } from "./repository-unreadable.ts";
import { type GitContext, readUntilEnd, runGit, startGit } from "./run-git.ts";

/** Something that a ref leads to. */
export type Reachable =
  | { readonly kind: "commit"; readonly id: string }
  /** `path` is one of those it stands at, as in `TreeEntry`; empty where a ref names the blob itself. */
  | { readonly kind: "blob"; readonly id: string; readonly bytes: number; readonly path: string }
  /** Left out when it was cloned, or lost. */
  | { readonly kind: "missing" }
  | { readonly kind: "other" };

/** Whoever reads a whole history may work for days between two records, and git waits. */
export function patient(context: GitContext): GitContext {
  return { ...context, timeoutMs: 7 * 24 * 60 * 60_000 };
}

/** Where histories begin to be walked, and where they end. */
export interface Tips {
  /** `--all`: all refs (`refs/`: branches, tags, remotes' branches, notes, the stash) and HEADs of all work trees. */
  readonly args: readonly "--all"[];
  /** Besides them: commits, tag objects, or whatever else a tag may name. */
  readonly ids: readonly string[];
  /** What these lead to is left out. */
  readonly known: readonly string[];
}

/** All that there is in a repository of one's own: its refs, and the older stashes, which only a log names. */
export async function findTips(context: GitContext): Promise<Tips> {
  const all: Tips = { args: ["--all"], ids: [], known: [] };
  if ((await resolveCommit(context, "refs/stash")) === undefined) return all;
  const log = await runGit(context, ["rev-list", "--walk-reflogs", "refs/stash"]);
  return { ...all, ids: log.split("\n").filter(isSha) };
}

/** For `git rev-list`. */
export function revisionsOf({ args, ids, known }: Tips): { readonly args: readonly string[]; readonly input: string } {
  return {
    args: [...args, "--stdin"],
    input: [...ids, ...known.map((id) => `^${id}`)].map((id) => `${id}\n`).join(""),
  };
}

/** Every object that the tips lead to, once, as git meets them: all commits, newest first, then what their trees hold. */
export async function* listReachable(context: GitContext, tips: Tips): AsyncGenerator<Reachable> {
  const { args, input } = revisionsOf(tips);
  const walk = startGit(patient(context), ["rev-list", "--objects", "--missing=print", ...args]);
  const check = startGit(patient(context), ["cat-file", `--batch-check=${format}`, "--buffer"]);
  try {
    walk.stdin.end(input);
    walk.stdout.pipe(check.stdin);
    const output = readBytes(readUntilEnd(check));
    for (let line = await output.until(newline); line; line = await output.until(newline)) yield toReachable(line);
    await walk.finished;
  } finally {
    walk.stop();
    check.stop();
  }
}

/** Ids of objects that the tips lead to and that are not there. */
export async function* listMissing(context: GitContext, tips: Tips): AsyncGenerator<string> {
  const { args, input } = revisionsOf(tips);
  const walk = startGit(patient(context), ["rev-list", "--objects", "--missing=print", ...args]);
  try {
    walk.stdin.end(input);
    const output = readBytes(readUntilEnd(walk));
    for (let line = await output.until(newline); line; line = await output.until(newline)) {
      const text = line.toString("latin1");
      if (text.startsWith("?")) yield text.slice(1, 41);
    }
  } finally {
    walk.stop();
  }
}

/** How many objects `listReachable` comes to, where none is missing. Takes a while, but not as long as reading them. */
export async function countReachable(context: GitContext, tips: Tips): Promise<number> {
  const { args, input } = revisionsOf(tips);
  return Number(
    await runGit(patient(context), ["rev-list", "--objects", "--count", "--missing=allow-any", ...args], input),
  );
}

const format = "%(objecttype) %(objectname) %(objectsize) %(rest)";

/** Git writes a missing object's id with `?` before it; what that names, it then says, is missing. */
function toReachable(line: Buffer): Reachable {
  const text = line.toString("latin1");
  const commit = /^commit (?<id>[0-9a-f]{40}) /.exec(text)?.groups;
  if (commit) return { kind: "commit", id: commit.id ?? "" };
  const blob = /^blob (?<id>[0-9a-f]{40}) (?<bytes>\d+) (?<path>.*)$/s.exec(text)?.groups;
  if (blob) return { kind: "blob", id: blob.id ?? "", bytes: Number(blob.bytes), path: blob.path ?? "" };
  if (text.endsWith(" missing")) return { kind: "missing" };
  if (/^[a-z]+ [0-9a-f]{64} /.test(text))
    throw new RepositoryUnreadable("it names objects by SHA-256, which Rekey does not know yet");
  return { kind: "other" };
}
