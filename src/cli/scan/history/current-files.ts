import { localLimits } from "../../../git/limits.ts";
import { type ObjectReader, openObjects } from "../../../git/object-reader.ts";
import { readFileFrom } from "../../../git/read-tree.ts";
import { RepositoryUnreadable } from "../../../git/repository-unreadable.ts";
import type { GitContext } from "../../../git/run-git.ts";

/** Files as a commit has them, through one process that lives until `close`. */
export interface CurrentFiles {
  /** Undefined where there is no such file, or it cannot be had. One at a time. */
  read(path: string): Promise<Buffer | undefined>;
  close(): void;
}

export function openCurrentFiles(context: GitContext, commit: string): CurrentFiles {
  let objects: ObjectReader | undefined;
  return {
    async read(path) {
      objects ??= openObjects(context);
      const content = await readFileFrom(objects, { commit, path }, localLimits.blobBytes).catch((error: unknown) => {
        // A partial clone may lack it, and git asks nobody for it.
        if (error instanceof RepositoryUnreadable) return undefined;
        throw error;
      });
      return Buffer.isBuffer(content) ? content : undefined;
    },
    close: () => objects?.close(),
  };
}
