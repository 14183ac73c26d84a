import { type ByteReader, nul, readBytes } from "./byte-reader.ts";
import { patient, revisionsOf, type Tips } from "./list-reachable.ts";
import { type GitContext, readUntilEnd, startGit } from "./run-git.ts";
import { kindOf } from "./tree.ts";

/** What one commit changed: where it has several parents, what differs from all of them. */
export interface RawCommit {
  readonly sha: string;
  readonly entries: readonly RawEntry[];
}

export interface RawEntry {
  /** As in `TreeEntry`. */
  readonly path: string;
  readonly kind: "file" | "symlink" | "submodule";
  /** Undefined: it is gone. */
  readonly id: string | undefined;
  /** What stands there in each parent; in the nothing before a first commit, where there is none. */
  readonly before: readonly (string | undefined)[];
}

/**
 * The commits that the tips lead to, parents before children and otherwise by their dates, with their changes that touch one of the wanted blobs; commits
 * without one are left out. Nothing of the history is kept in memory, here. Contents are not read, so all of a history takes
 * seconds; Git holds one commit's changes at a time, which in a repository that somebody made for it can be many.
 */
export async function* readRawHistory(
  context: GitContext,
  tips: Tips,
  isWanted: (blob: string) => boolean,
): AsyncGenerator<RawCommit> {
  const { args, input } = revisionsOf(tips);
  const list = startGit(patient(context), ["rev-list", "--date-order", "--reverse", ...args]);
  const compare = startGit(patient(context), ["diff-tree", "--stdin", ...rawOptions]);
  try {
    list.stdin.end(input);
    list.stdout.pipe(compare.stdin);
    const output = readBytes(readUntilEnd(compare));
    let sha = "";
    let entries: RawEntry[] = [];
    for (let record = await output.until(nul); record; record = await output.until(nul)) {
      if (record[0] === colon) {
        const entry = await readEntry(record, output, isWanted);
        if (entry !== undefined) entries.push(entry);
        continue;
      }
      if (entries.length > 0) yield { sha, entries };
      sha = record.toString("latin1");
      entries = [];
    }
    if (entries.length > 0) yield { sha, entries };
    await list.finished;
  } finally {
    list.stop();
    compare.stop();
  }
}

const rawOptions = ["-r", "-c", "--root", "--raw", "-z", "--no-renames", "--no-abbrev"];
const colon = ":".charCodeAt(0);
const nothing = "0".repeat(40);

/** `:<mode> <mode> <id> <id> <status>`, with a colon, a mode and an id for each further parent; then the path. */
async function readEntry(
  record: Buffer,
  output: ByteReader,
  isWanted: (blob: string) => boolean,
): Promise<RawEntry | undefined> {
  const words = record.toString("latin1").split(" ");
  const path = await output.until(nul);
  const parents = words[0]?.lastIndexOf(":") ?? 0;
  const ids = words.slice(parents + 2, -1).map((id) => (id === nothing ? undefined : id));
  if (path === undefined || !ids.some((id) => id !== undefined && isWanted(id))) return undefined;
  const kind = kindOf(words[parents + 1] ?? "");
  return {
    path: path.toString("latin1"),
    kind: kind === "tree" ? "file" : kind,
    id: ids.at(-1),
    before: ids.slice(0, -1),
  };
}
