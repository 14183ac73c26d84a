import type { LineRange } from "../change/change.ts";
import { bringIn } from "./bring-in.ts";
import { compareTrees } from "./compare-trees.ts";
import { diffBlobs } from "./diff-blobs.ts";
import type { Limits } from "./limits.ts";
import { findObjects, openObjects } from "./object-reader.ts";
import type { GitContext } from "./run-git.ts";
import { decodePath } from "./tree.ts";

/** GitHub shows no diff of such files either (500 kB of diff, 20,000 lines), and comparing them can take minutes. */
const maxShownBytes = 4 * 1024 * 1024;

/**
 * The right-side lines that a diff of two commits shows, by path. Files without a line to show are not in it: deleted ones,
 * mere renames, submodules, and what is too big.
 */
export async function readDiffLines(
  context: GitContext,
  { from, to }: { readonly from: string; readonly to: string },
  limits: Limits,
): Promise<ReadonlyMap<string, readonly LineRange[]>> {
  const objects = openObjects(context);
  try {
    const budget = { entries: limits.entries, removals: limits.entries, pathBytes: limits.pathBytes };
    const { changed, removed } = await compareTrees(objects, `${to}^{tree}`, [`${from}^{tree}`], budget);
    const files = changed
      .filter(({ kind }) => kind !== "submodule")
      .map(({ path, id, before }) => ({ path: decodePath(path), after: id, before: before[0] }));
    const gone = [...(removed[0] ?? [])];
    const blobs = [...files.flatMap(({ before, after }) => [before ?? after, after]), ...gone];
    await bringIn(context, blobs);
    const sizes = await findObjects(context, blobs);
    const isShown = (blob: string) => (sizes.get(blob)?.bytes ?? maxShownBytes + 1) <= maxShownBytes;

    const shown = files.filter(({ before, after }) => isShown(before ?? after) && isShown(after));
    const lines = await diffBlobs(context, shown, gone.filter(isShown));
    const byPath = shown.map(({ path }, index) => [path, lines[index] ?? []] as const);
    return new Map(byPath.filter(([, ranges]) => ranges.length > 0));
  } finally {
    objects.close();
  }
}
