import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createGit } from "../../src/git/create-git.ts";
import { defaultLimits, type Limits } from "../../src/git/limits.ts";
import type { LocalRepository } from "../../src/git/port.ts";
import { gitTestEnvironment, type TestRepository } from "../support/git.ts";

export const testRepository = { id: 7, owner: "acme", name: "shop" };

export interface TestCache extends LocalRepository {
  [Symbol.dispose](): void;
}

/** The repository as Rekey sees it: fetched into a cache of its own. */
export async function openCache(
  source: TestRepository,
  commits: readonly string[],
  limits: Partial<Limits> = {},
): Promise<TestCache> {
  const directory = mkdtempSync(join(tmpdir(), "rekey-cache-"));
  const git = createGit({
    directory,
    remote: () => `file://${source.directory}`,
    environment: gitTestEnvironment,
    protocols: ["file"],
    limits: { ...defaultLimits, ...limits },
  });
  const wants = commits.map((commitOrRef) => ({ commitOrRef, optional: false }));
  const repository = await git.open(testRepository, async () => "no token needed", wants);
  return { ...repository, [Symbol.dispose]: () => rmSync(directory, { recursive: true, force: true }) };
}
