import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

export interface Cache {
  readonly repositoryId: number;
  readonly bytes: number;
  readonly usedAtMs: number;
}

export interface CacheLimits {
  /** All caches together. */
  readonly maxBytes: number;
  /** Whatever is used, is used within that time: a younger cache may have a reader. */
  readonly idleMs: number;
}

/** A job lasts minutes, and opens the repository anew when it runs again. */
export const defaultCacheLimits: CacheLimits = { maxBytes: 20 * 1024 ** 3, idleMs: 2 * 60 * 60 * 1000 };

/** Those to be removed: the longest unused ones, until the rest is small enough. What may be in use stays. */
export function chooseToEvict(caches: readonly Cache[], limits: CacheLimits, nowMs: number): readonly Cache[] {
  let bytes = caches.reduce((sum, cache) => sum + cache.bytes, 0);
  const chosen: Cache[] = [];
  for (const cache of caches.toSorted((a, b) => a.usedAtMs - b.usedAtMs)) {
    if (bytes <= limits.maxBytes || nowMs - cache.usedAtMs < limits.idleMs) break;
    chosen.push(cache);
    bytes -= cache.bytes;
  }
  return chosen;
}

/** The caches in the directory; when they were used last is the time of the directory of each, see `create-git.ts`. */
export async function listCaches(directory: string): Promise<readonly Cache[]> {
  const names = await readdir(directory).catch(() => []);
  const caches: Cache[] = [];
  for (const name of names) {
    const repositoryId = /^(?<id>\d+)\.git$/.exec(name)?.groups?.id;
    if (repositoryId === undefined) continue;
    const path = join(directory, name);
    const { mtimeMs } = await stat(path);
    caches.push({ repositoryId: Number(repositoryId), bytes: await bytesIn(path), usedAtMs: mtimeMs });
  }
  return caches;
}

/** What is fetched lies in packs; the rest is small. */
async function bytesIn(path: string): Promise<number> {
  const packs = join(path, "objects", "pack");
  let bytes = 0;
  for (const name of await readdir(packs).catch(() => [])) {
    const status = await stat(join(packs, name)).catch(() => undefined);
    bytes += status?.size ?? 0;
  }
  return bytes;
}
