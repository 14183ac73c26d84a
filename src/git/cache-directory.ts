import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { type GitContext, runGit } from "./run-git.ts";

/**
 * Makes the bare repository, or mends one that a killed process has left behind. Call it before anything else uses the
 * directory, and while no other process does: a lock file in there is then nobody's.
 */
export async function prepareCache(context: GitContext, gitDirectory: string): Promise<void> {
  // Only we may read what private repositories hold.
  await mkdir(gitDirectory, { recursive: true, mode: 0o700 });
  await removeLeftovers(gitDirectory);
  await runGit(context, ["init", "--bare", "--quiet", "--template="]);
}

async function removeLeftovers(gitDirectory: string): Promise<void> {
  const refs = await readdir(join(gitDirectory, "refs"), { recursive: true }).catch(() => []);
  const packs = await readdir(join(gitDirectory, "objects", "pack")).catch(() => []);
  const names = [
    ...(await readdir(gitDirectory)),
    ...refs.map((name) => join("refs", name)),
    ...packs.map((name) => join("objects", "pack", name)),
  ];
  const leftovers = names.filter(
    (name) => name.endsWith(".lock") || /^(?:rekey-scratch-|objects.pack.tmp_)/.test(name),
  );
  for (const name of leftovers) await rm(join(gitDirectory, name), { recursive: true, force: true });
}

/** Below, all contents come with the first fetch in a second or two, and no later one is needed for those that are read. */
const largeKilobytes = 30_000;

/**
 * Whether the cache has, or is to have, the contents of those files alone that are read: decided when it is filled for the first time.
 *
 * @param kilobytes of the repository, as GitHub says; undefined: not known
 */
export async function isPartialCache(gitDirectory: string, kilobytes = 0): Promise<boolean> {
  const packs = await readdir(join(gitDirectory, "objects", "pack")).catch(() => []);
  // Git marks what was fetched with a filter.
  return packs.length === 0 ? kilobytes >= largeKilobytes : packs.some((name) => name.endsWith(".promisor"));
}
