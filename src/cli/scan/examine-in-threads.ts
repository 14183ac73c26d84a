import { getCompileCacheDir } from "node:module";
import { dirname } from "node:path";
import type { ExamineOptions, Result } from "./examine-items.ts";
import type { Item } from "./item.ts";
import { startThreads } from "./threads.ts";

/** What became of each item, in the order of the items, whichever thread is done first. */
export async function* examineInThreads(
  items: AsyncIterable<Item>,
  { fingerprintKey, customRules, jobs }: ExamineOptions,
): AsyncGenerator<Result> {
  const data = { fingerprintKey, customRules, compileCache: compileCache() };
  const threads = startThreads({ script: new URL("./thread.js", import.meta.url), data }, jobs);
  const pending: Promise<readonly Result[]>[] = [];
  try {
    for await (const batch of batchesOf(items)) {
      pending.push(examineBatch(batch));
      if (pending.length >= jobs * batchesAhead) yield* (await pending.shift()) ?? [];
    }
    for (const results of pending) yield* await results;
  } finally {
    await threads.stop();
  }

  function examineBatch(batch: readonly Item[]): Promise<readonly Result[]> {
    const outcomes = threads.examine(batch.map(({ path, source }) => ({ path, source })));
    const results = outcomes.then((all) => batch.flatMap((item, index) => toResult(item, all[index])));
    // It is told when its turn comes.
    results.catch(() => {});
    return results;
  }
}

/** Where this thread has its own, if it has one: below it Node keeps a folder for each of its versions. */
function compileCache(): string | undefined {
  const folder = getCompileCacheDir();
  return folder === undefined ? undefined : dirname(folder);
}

/** So many are under way for each thread: one is examined, the others wait so that it never does. */
const batchesAhead = 4;
/** A message between threads costs as much as a small file. */
const batchItems = 32;
const batchBytes = 4 * 1024 * 1024;

async function* batchesOf(items: AsyncIterable<Item>): AsyncGenerator<readonly Item[]> {
  let batch: Item[] = [];
  let bytes = 0;
  for await (const item of items) {
    batch.push(item);
    bytes += item.source.kind === "content" ? item.source.content.byteLength : 0;
    if (batch.length < batchItems && bytes < batchBytes) continue;
    yield batch;
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) yield batch;
}

function toResult(item: Item, outcome: Result["outcome"] | undefined): Result[] {
  return outcome === undefined ? [] : [{ item, outcome }];
}
