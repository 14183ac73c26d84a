import { bringIn } from "./bring-in.ts";
import { requireSha } from "./commits.ts";
import { openObjects } from "./object-reader.ts";
import { RepositoryUnreadable } from "./repository-unreadable.ts";
import type { GitContext } from "./run-git.ts";

export interface BlobContent {
  readonly blob: string;
  /** undefined: bigger than was asked for. */
  readonly content: Buffer | undefined;
  readonly bytes: number;
}

/** The caller works between two blobs, so the process waits for it most of the time. */
const maxMs = 2 * 60 * 60_000;

/** One blob is held at a time, and the next one is read when the caller asks for it. */
export async function* readBlobs(
  context: GitContext,
  blobs: Iterable<string>,
  maxBytes: number,
): AsyncGenerator<BlobContent> {
  const wanted = context.fetchBlobs ? [...blobs] : blobs;
  await bringIn(context, wanted);
  const objects = openObjects({ ...context, timeoutMs: maxMs });
  try {
    for (const blob of wanted) {
      const object = await objects.read(requireSha(blob), maxBytes);
      if (!object) throw new RepositoryUnreadable("the content of a file is missing");
      yield { blob, ...object };
    }
  } finally {
    objects.close();
  }
}
