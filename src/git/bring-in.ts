import { isSha } from "./commits.ts";
import { findObjects } from "./object-reader.ts";
import type { GitContext } from "./run-git.ts";

/**
 * Has the contents of files there before they are read: a cache has commits and folders, and of contents what was asked for. All
 * that are lacking come with one request. One that the remote lacks, too, stays missing, and whoever reads it says so.
 */
export async function bringIn(context: GitContext, blobs: Iterable<string>): Promise<void> {
  if (context.fetchBlobs === undefined) return;
  const wanted = [...new Set(blobs)].filter(isSha);
  const present = await findObjects(context, wanted);
  const lacking = wanted.filter((blob) => !present.has(blob));
  if (lacking.length > 0) await context.fetchBlobs(lacking);
}
