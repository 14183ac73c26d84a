import { rm, stat, utimes } from "node:fs/promises";
import { devNull } from "node:os";
import { join } from "node:path";
import { Gone } from "../errors.ts";
import type { Repository } from "../jobs/job.ts";
import type { Log } from "../log.ts";
import { takeTurns } from "../take-turns.ts";
import { isPartialCache, prepareCache } from "./cache-directory.ts";
import { existingCommits, hasCommit, mergeBase, requireSha, resolveCommit } from "./commits.ts";
import { createIdleProcesses } from "./conversation.ts";
import { type CacheLimits, chooseToEvict, defaultCacheLimits, listCaches } from "./evict-caches.ts";
import { fetchBlobs, fetchWants, localRef, type Remote } from "./fetch-wants.ts";
import { gitEnvironment, type Protocol } from "./git-environment.ts";
import { defaultLimits, type Limits } from "./limits.ts";
import { countCommits } from "./list-commits.ts";
import { listRefs } from "./list-refs.ts";
import { bringInMissing, fetchEverything, localHistory } from "./open-history.ts";
import type { Git, LocalRepository, SizedRepository } from "./port.ts";
import { readBlobs } from "./read-blobs.ts";
import { readChange } from "./read-change.ts";
import { readCommitTexts } from "./read-commit-texts.ts";
import { readDiffLines } from "./read-diff-lines.ts";
import { readTaggedFiles } from "./read-tagged-files.ts";
import { readFile, readTree } from "./read-tree.ts";
import type { GitContext } from "./run-git.ts";

export interface GitOptions {
  /** Where the caches live, one bare repository each. No other process may use it. */
  readonly directory: string;
  /** The URL to fetch from, without a token. */
  readonly remote: (repository: Repository) => string;
  /** Of our own environment git gets the search path, proxies and certificates; see git-environment.ts. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly protocols?: readonly Protocol[];
  readonly limits?: Limits;
  readonly cacheLimits?: CacheLimits;
}

/** Reading a change takes seconds; ten minutes mean that something is made to take for ever. */
const maxReadMs = 10 * 60_000;

export function createGit(options: GitOptions): Git {
  const { directory, environment, protocols = ["https", "http"], limits = defaultLimits } = options;
  const { cacheLimits = defaultCacheLimits } = options;
  const prepared = new Set<number>();
  const inTurn = takeTurns<number>();

  const directoryOf = (repositoryId: number) => join(directory, `${repositoryId}.git`);

  function contextIn(gitDirectory: string, log: Log | undefined): GitContext {
    const from = environment;
    const gitOnly = gitEnvironment({ gitDirectory, home: directory, from, protocols });
    return { environment: gitOnly, timeoutMs: maxReadMs, idle: createIdleProcesses(), log };
  }

  /** The cache is made, or mended, and stays this process's own while `fill` brings in what it lacks. */
  function fillCache<T>(
    repository: SizedRepository,
    { context, token }: { readonly context: GitContext; readonly token: () => Promise<string> },
    fill: (remote: Remote) => Promise<T>,
  ): Promise<{ readonly filled: T; readonly context: GitContext }> {
    return inTurn(repository.id, async () => {
      const gitDirectory = directoryOf(repository.id);
      if (!prepared.has(repository.id)) await prepareCache(context, gitDirectory);
      prepared.add(repository.id);
      const isPartial = await isPartialCache(gitDirectory, repository.kilobytes);
      const remote = { url: options.remote(repository), token, isPartial };
      const filled = await fill(remote);
      await utimes(gitDirectory, new Date(), new Date());
      if (!isPartial) return { filled, context };
      const bring = (blobs: readonly string[]) => inTurn(repository.id, () => fetchBlobs(context, remote, blobs));
      return { filled, context: { ...context, fetchBlobs: bring } };
    });
  }

  return {
    async open(repository, token, wants, log) {
      const cache = { context: contextIn(directoryOf(repository.id), log), token };
      const { context } = await fillCache(repository, cache, (remote) => fetchWants(cache.context, remote, wants));
      return localRepository(context, limits);
    },
    async openHistory(repository, token, log) {
      const cache = { context: contextIn(directoryOf(repository.id), log), token };
      const { filled: tips, context } = await fillCache(repository, cache, (remote) =>
        fetchEverything(cache.context, remote),
      );
      await bringInMissing(context, tips);
      return { ...localRepository(context, limits), ...localHistory(context, tips, limits) };
    },
    async evict() {
      const chosen = chooseToEvict(await listCaches(directory), cacheLimits, Date.now());
      let evicted = 0;
      for (const { repositoryId, usedAtMs } of chosen) {
        const gitDirectory = directoryOf(repositoryId);
        await inTurn(repositoryId, async () => {
          // Opened while we looked.
          if ((await stat(gitDirectory)).mtimeMs !== usedAtMs) return;
          prepared.delete(repositoryId);
          await rm(gitDirectory, { recursive: true, force: true });
          evicted += 1;
        });
      }
      return evicted;
    },
    async listRefs(repository, token, log) {
      // Nothing is read from the cache, which need not be there.
      const context = contextIn(devNull, log);
      return listRefs(context, { url: options.remote(repository), token });
    },
  };
}

async function peel(context: GitContext, id: string): Promise<string> {
  const commit = await resolveCommit(context, requireSha(id));
  if (commit === undefined) throw new Gone("The commit is not in the repository");
  return commit;
}

function localRepository(context: GitContext, limits: Limits): LocalRepository {
  return {
    has: (commit) => hasCommit(context, commit),
    resolve: (ref) => resolveCommit(context, localRef(ref)),
    mergeBase: (a, b) => mergeBase(context, a, b),
    count: async (heads, known) =>
      countCommits(context, await existingCommits(context, heads), await existingCommits(context, known)),
    peel: (id) => peel(context, id),
    taggedFiles: (id) => readTaggedFiles(context, id),
    async readChange([first, ...others], known) {
      const heads = [await peel(context, first), ...(await existingCommits(context, others))] as const;
      return readChange(context, { heads, known: await existingCommits(context, known) }, limits);
    },
    readBlobs: (blobs, maxBytes) => readBlobs(context, blobs, maxBytes),
    readCommitTexts: (commits, maxBytes) => readCommitTexts(context, commits, maxBytes),
    readTree: (commit) => readTree(context, commit),
    readFile: (commit, path, maxBytes) => readFile(context, { commit, path }, maxBytes),
    async readDiffLines(base, head) {
      const from = await mergeBase(context, base, head);
      return from === undefined ? new Map() : readDiffLines(context, { from, to: requireSha(head) }, limits);
    },
  };
}
