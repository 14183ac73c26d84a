import { type ByteReader, nul } from "./byte-reader.ts";
import type { ChangedEntry } from "./compare-trees.ts";
import { defaultLimits } from "./limits.ts";
import { type FileChanges, readFileChanges } from "./read-file-changes.ts";
import { type GitContext, readGit } from "./run-git.ts";
import { kindOf } from "./tree.ts";

/** Git knows it without having it. */
const emptyTree = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

/**
 * What the next commit would bring in: the index compared with `head`, whose commit is undefined before the first one.
 * The changes name no commit.
 */
export async function readStaged(context: GitContext, head: string | undefined): Promise<FileChanges> {
  const args = ["diff-index", "--cached", "--raw", "-z", "--no-renames", "--abbrev=40", head ?? emptyTree];
  const { changed, removed } = await readGit(context, { args }, parseRaw);
  const step = { commit: { sha: "", parents: [] }, changed, removed: [removed], cut: new Set<never>() };
  return readFileChanges(context, [step], defaultLimits);
}

interface Staged {
  readonly changed: readonly ChangedEntry[];
  readonly removed: ReadonlySet<string>;
}

/** `:<mode> <mode> <blob> <blob> <status>`, then the path. A file in conflict (`U`) cannot be committed. */
async function parseRaw(output: ByteReader): Promise<Staged> {
  const changed: ChangedEntry[] = [];
  const removed = new Set<string>();
  for (let header = await output.until(nul); header; header = await output.until(nul)) {
    const path = (await output.until(nul))?.toString("latin1") ?? "";
    const [, mode = "", before = "", id = "", status] = header.toString("latin1").split(" ");
    const kind = kindOf(mode);
    if (status === "D") removed.add(before);
    else if (status !== "U" && kind !== "tree")
      changed.push({ path, kind, id, before: [status === "A" ? undefined : before] });
  }
  return { changed, removed };
}
