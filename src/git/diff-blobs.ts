import type { LineRange } from "../change/change.ts";
import { type ByteReader, newline } from "./byte-reader.ts";
import { GitFailed } from "./git-failed.ts";
import { type GitContext, readGit, runGit } from "./run-git.ts";
import { withScratchObjects } from "./scratch-objects.ts";

export interface BlobPair {
  /** undefined: the file is new, or was renamed from one of the removed ones. */
  readonly before: string | undefined;
  readonly after: string;
}

/**
 * The right-side lines that git's diff of each pair shows, with three lines around each change. What git is shown are two
 * trees of our own that hold these blobs under numbers for names: no path, attribute or mode of the repository has a say.
 *
 * @param removed blobs that went away: a new one that resembles one of them is shown as its rename
 */
export async function diffBlobs(
  context: GitContext,
  pairs: readonly BlobPair[],
  removed: readonly string[],
): Promise<readonly (readonly LineRange[])[]> {
  if (pairs.length === 0) return [];
  return withScratchObjects(context, async (scratch) => {
    const written = await runGit(scratch, ["mktree", "--batch", "--missing"], describeTrees(pairs, removed));
    const trees = written.trimEnd().split("\n");
    const args = ["diff-tree", ...diffOptions, ...trees];
    const ranges = await readGit({ ...scratch, timeoutMs: maxDiffMs }, { args }, parseDiff);
    return pairs.map((_, index) => ranges.get(`${index}`) ?? []);
  });
}

/** Files can be made that git compares for hours. The ones it got to are shown, the others not, as on GitHub. */
const maxDiffMs = 60_000;

const diffOptions = [
  ...["-r", "--patch", "--unified=3", "--text", "--no-ext-diff", "--no-textconv", "--no-color"],
  ...["--src-prefix=a/", "--dst-prefix=b/", "--find-renames=50%", "-l1000", "--diff-filter=d"],
];

/** The tree before and the tree after, as mktree reads them: an empty line ends a tree. */
function describeTrees(pairs: readonly BlobPair[], removed: readonly string[]): string {
  const before = pairs.map((pair, index) => (pair.before === undefined ? "" : treeLine(pair.before, `${index}`)));
  const gone = removed.map((blob, index) => treeLine(blob, `r${index}`));
  const after = pairs.map((pair, index) => treeLine(pair.after, `${index}`));
  return `${[...before, ...gone].join("")}\n${after.join("")}\n`;
}

function treeLine(blob: string, name: string): string {
  return `100644 blob ${blob}\t${name}\n`;
}

/** Line ranges by file name. */
async function parseDiff(output: ByteReader): Promise<ReadonlyMap<string, readonly LineRange[]>> {
  const files = new Map<string, LineRange[]>();
  let ranges: LineRange[] = [];
  try {
    for (let line = await output.until(newline); line; line = await output.until(newline)) {
      const text = line.toString("latin1", 0, 200);
      const file = fileHeader.exec(text)?.groups?.name;
      if (file) {
        ranges = [];
        files.set(file, ranges);
      }
      const hunk = hunkHeader.exec(text)?.groups;
      if (!hunk) continue;
      const count = Number(hunk.count ?? 1);
      const first = Number(hunk.first);
      if (count > 0) ranges.push({ first, last: first + count - 1 });
      await skipHunk(output, Number(hunk.oldCount ?? 1), count);
    }
  } catch (error) {
    if (!(error instanceof GitFailed && error.failure === "timed out")) throw error;
  }
  return files;
}

const fileHeader = /^diff --git a\/r?\d+ b\/(?<name>\d+)$/;
const hunkHeader = /^@@ -\d+(?:,(?<oldCount>\d+))? \+(?<first>\d+)(?:,(?<count>\d+))? @@/;

const [context, minus, plus] = [0x20, 0x2d, 0x2b];

/** Passes over a hunk's content by counting its lines: what they say cannot be taken for a header. */
async function skipHunk(output: ByteReader, oldLines: number, newLines: number): Promise<void> {
  let oldLeft = oldLines;
  let newLeft = newLines;
  await output.skipRecords(newline, (sign) => {
    if (sign === context || sign === minus) oldLeft -= 1;
    if (sign === context || sign === plus) newLeft -= 1;
    return oldLeft > 0 || newLeft > 0;
  });
}
