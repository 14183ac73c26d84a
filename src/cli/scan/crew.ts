import { getCompileCacheDir } from "node:module";
import { dirname } from "node:path";
import type { ExamineOptions, Result } from "./examiner.ts";
import type { Item } from "./item.ts";
import { usualBytes } from "./packed.ts";
import { startThreads, type Threads } from "./threads.ts";

/** Threads that examine together. */
export interface Crew {
  /** What became of each item, in the order of the items, whichever thread is done first. */
  examine(items: AsyncIterable<Item>): AsyncGenerator<Result>;
  stop(): Promise<void>;
}

/** The first thread gets ready at once. */
export function startCrew({ fingerprintKey, customRules, jobs }: ExamineOptions): Crew {
  const data = { fingerprintKey, customRules, compileCache: compileCache() };
  const threads = startThreads({ script: new URL("./thread.js", import.meta.url), data }, jobs);
  const ready = threads.examine([]);
  // It is told when there is something to examine.
  ready.catch(() => {});
  return {
    stop: () => threads.stop(),
    async *examine(items) {
      await ready;
      const pending: Pending[] = [];
      for await (const { items: batch, bytes } of batchesOf(items)) {
        pending.push({ results: examineBatch(threads, batch), bytes });
        while (pending.length >= jobs * batchesAhead || bytesOf(pending) > bytesAhead) yield* await next(pending);
      }
      while (pending.length > 0) yield* await next(pending);
    },
  };
}

function examineBatch(threads: Threads, batch: readonly Item[]): Promise<readonly Result[]> {
  const outcomes = threads.examine(batch.map(({ path, source }) => ({ path, source })));
  const results = outcomes.then((all) => batch.flatMap((item, index) => toResult(item, all[index])));
  // It is told when its turn comes.
  results.catch(() => {});
  return results;
}

/** Where this thread has its own, if it has one: below it Node keeps a folder for each of its versions. */
function compileCache(): string | undefined {
  const folder = getCompileCacheDir();
  return folder === undefined ? undefined : dirname(folder);
}

interface Pending {
  readonly results: Promise<readonly Result[]>;
  /** Of the contents that are held until then. */
  readonly bytes: number;
}

/** So many are under way for each thread: one is examined, the others wait so that it never does. */
const batchesAhead = 4;
/** But a history may hold one film after the other. */
const bytesAhead = 192 * 1024 * 1024;

function bytesOf(pending: readonly Pending[]): number {
  return pending.reduce((sum, { bytes }) => sum + bytes, 0);
}

function next(pending: Pending[]): Promise<readonly Result[]> | readonly Result[] {
  return pending.shift()?.results ?? [];
}

/** A message between threads costs as much as a small file. */
const batchItems = 200;

interface Batch {
  readonly items: readonly Item[];
  readonly bytes: number;
}

async function* batchesOf(items: AsyncIterable<Item>): AsyncGenerator<Batch> {
  let batch: Item[] = [];
  let bytes = 0;
  for await (const item of items) {
    batch.push(item);
    bytes += item.source.kind === "content" ? item.source.content.byteLength : 0;
    if (batch.length < batchItems && bytes < usualBytes / 2) continue;
    yield { items: batch, bytes };
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) yield { items: batch, bytes };
}

function toResult(item: Item, outcome: Result["outcome"] | undefined): Result[] {
  return outcome === undefined ? [] : [{ item, outcome }];
}
