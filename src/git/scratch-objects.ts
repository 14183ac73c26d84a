import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { GitContext } from "./run-git.ts";

/**
 * Runs `use` with an object store on top of the repository's, which is thrown away afterwards with all that was written.
 * If we are killed meanwhile, prepareCache finds it by its name.
 */
export async function withScratchObjects<T>(context: GitContext, use: (scratch: GitContext) => Promise<T>): Promise<T> {
  const gitDirectory = context.environment.GIT_DIR ?? "";
  const scratch = await mkdtemp(join(gitDirectory, "rekey-scratch-"));
  try {
    await mkdir(join(scratch, "info"));
    // A file, because GIT_ALTERNATE_OBJECT_DIRECTORIES would split a path that holds a colon.
    await writeFile(join(scratch, "info", "alternates"), `${join(gitDirectory, "objects")}\n`);
    const environment = { ...context.environment, GIT_OBJECT_DIRECTORY: scratch };
    const { timeoutMs, log } = context;
    return await use({ environment, timeoutMs, log });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
