import type { GitStorage } from "./git/storage.ts";
import type { Repository } from "./state.ts";

/** What happened to one file between two commits. */
export interface FileDiff {
  readonly path: string;
  readonly previousPath: string | undefined;
  readonly status: "added" | "removed" | "modified" | "renamed" | "changed";
  /** Of the blob after the change, or before it where the file was removed. */
  readonly blobSha: string;
  readonly additions: number;
  readonly deletions: number;
  /** The hunks; undefined for binary files, pure renames and everything that GitHub finds too large to show. */
  readonly patch: string | undefined;
}

/** GitHub does not say where it starts to leave `patch` out; these are the limits its manual names for showing one file. */
const maxPatchLines = 3_000;
const maxPatchBytes = 100_000;

/** Compares two trees as GitHub shows them: renames found, three lines of context, in the order of paths. */
export async function diffFiles(
  git: Pick<GitStorage, "run">,
  repository: Repository,
  range: { readonly from: string; readonly to: string },
): Promise<readonly FileDiff[]> {
  const formats = ["--raw", "--numstat", "--patch", "--unified=3", "-z", "--no-abbrev", "--full-index"];
  const options = ["-r", "-M", "--no-ext-diff", "--no-textconv", ...formats];
  const output = (await git.run(repository, ["diff-tree", ...options, range.from, range.to])).toString();
  // All raw lines come first, then all counts, and after an empty field the patches.
  const end = output.indexOf("\0\0");
  const fields = output.slice(0, end).split("\0");
  const { changes, rest } = readChanges(fields);
  const counts = readCounts(rest);
  const patches = readPatches(output.slice(end + 2));
  return changes.map((change, index) => ({ ...change, ...(counts[index] ?? noCounts), patch: patches[index] }));
}

type Change = Pick<FileDiff, "path" | "previousPath" | "status" | "blobSha">;

const statuses: Readonly<Record<string, FileDiff["status"]>> = {
  A: "added",
  D: "removed",
  M: "modified",
  R: "renamed",
  T: "changed",
};

/** `:100644 100644 <sha> <sha> R086 NUL old NUL new NUL` */
function readChanges(fields: readonly string[]): {
  readonly changes: readonly Change[];
  readonly rest: readonly string[];
} {
  const changes: Change[] = [];
  let index = 0;
  while (fields[index]?.startsWith(":")) {
    const [, , before = "", after = "", letter = ""] = (fields[index] ?? "").split(" ");
    const status = statuses[letter.charAt(0)] ?? "changed";
    const isRename = status === "renamed";
    changes.push({
      path: fields[index + (isRename ? 2 : 1)] ?? "",
      previousPath: isRename ? fields[index + 1] : undefined,
      status,
      blobSha: status === "removed" ? before : after,
    });
    index += isRename ? 3 : 2;
  }
  return { changes, rest: fields.slice(index) };
}

type Counts = Pick<FileDiff, "additions" | "deletions">;

const noCounts: Counts = { additions: 0, deletions: 0 };

/** `12 TAB 3 TAB path NUL`, for a rename `12 TAB 3 TAB NUL old NUL new NUL`, for a binary file `-` as both numbers. */
function readCounts(fields: readonly string[]): readonly Counts[] {
  const counts: Counts[] = [];
  for (let index = 0; index < fields.length; ) {
    const [additions, deletions, path] = (fields[index] ?? "").split("\t");
    counts.push({ additions: Number(additions) || 0, deletions: Number(deletions) || 0 });
    index += path === "" ? 3 : 1;
  }
  return counts;
}

/** No line of a hunk starts like a file header, so splitting there is safe. */
function readPatches(output: string): readonly (string | undefined)[] {
  const files = output.split(/^diff --git /m).slice(1);
  const patches: (string | undefined)[] = [];
  for (let index = 0; index < files.length; index += 1) {
    const text = files[index] ?? "";
    // A file that became a link (or the other way round) is shown as removed and added.
    if (/^deleted file mode/m.test(head(text)) && sameFile(text, files[index + 1])) index += 1;
    patches.push(hunks(text));
  }
  return patches;
}

function hunks(file: string): string | undefined {
  const start = file.search(/^@@ /m);
  if (start < 0) return undefined;
  const patch = file.slice(start).replace(/\n$/, "");
  const isTooLarge = patch.length > maxPatchBytes || patch.split("\n").length > maxPatchLines;
  return isTooLarge ? undefined : patch;
}

function head(file: string): string {
  const start = file.search(/^@@ /m);
  return start < 0 ? file : file.slice(0, start);
}

function sameFile(file: string, next: string | undefined): boolean {
  return next !== undefined && file.split("\n", 1)[0] === next.split("\n", 1)[0];
}
