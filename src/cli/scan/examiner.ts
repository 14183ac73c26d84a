import { lstatSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import type { CustomRule } from "../../policy/custom-rule.ts";
import type { Crew } from "./crew.ts";
import type { Engine } from "./examine-content.ts";
import { examineHere } from "./examine-here.ts";
import type { Examined, Item, Outcome } from "./item.ts";
import { toPath } from "./read-file.ts";

export interface ExamineOptions {
  readonly fingerprintKey: Buffer;
  /** Of the policy, for the threads. */
  readonly customRules: readonly CustomRule[];
  /** For this thread: compiled when it is first needed. */
  readonly engine: () => Promise<Engine>;
  /** Most threads to use. */
  readonly jobs: number;
  /** For one text on this thread. */
  readonly deadlineMs?: number;
}

export interface Result {
  readonly item: Omit<Item, "source">;
  readonly outcome: Outcome;
}

/** Examines whatever there is to examine in one group. */
export interface Examiner {
  /** What became of each item, in the order of the items. */
  examine(items: AsyncIterable<Item>): AsyncGenerator<Result>;
  /** Undefined where that could not be done in time. */
  examineOne(content: Buffer, path: string): Promise<Examined | undefined>;
  /** There is going to be much: other threads get ready for it. */
  expectMuch(): void;
  stop(): Promise<void>;
}

/** Little input is examined on this thread: to start another takes longer. Once others run, they examine all that follows. */
export function openExaminer(options: ExamineOptions): Examiner {
  let started: Promise<Crew> | undefined;

  function start(): Promise<Crew> {
    started ??= import("./crew.ts").then(({ startCrew }) => startCrew(options));
    return started;
  }

  return {
    async *examine(items) {
      if (started !== undefined) return yield* (await started).examine(items);
      const source = items[Symbol.asyncIterator]();
      const { first, isAll } = await takeLittle(source);
      if (isAll) yield* examineLittle(first, options);
      else yield* (await start()).examine(chain(first, source));
    },
    async examineOne(content, path) {
      const item: Item = { file: path, path, source: { kind: "content", content } };
      const results = started === undefined ? examineLittle([item], options) : (await started).examine(only(item));
      for await (const { outcome } of results) if (outcome.kind === "examined") return outcome;
      return undefined;
    },
    expectMuch: () => void start().catch(() => {}),
    async stop() {
      await (await started)?.stop();
    },
  };
}

const fewItems = 200;
const fewBytes = 8 * 1024 * 1024;

async function takeLittle(source: AsyncIterator<Item>): Promise<{ first: Item[]; isAll: boolean }> {
  const first: Item[] = [];
  let bytes = 0;
  while (first.length < fewItems && bytes < fewBytes) {
    const next = await source.next();
    if (next.done) return { first, isAll: true };
    first.push(next.value);
    bytes += sizeOf(next.value);
  }
  return { first, isAll: false };
}

function sizeOf({ source }: Item): number {
  if (source.kind !== "file") return source.kind === "content" ? source.content.byteLength : 0;
  try {
    return lstatSync(toPath(source.location)).size;
  } catch {
    // Why it cannot be had is told when it is read.
    return 0;
  }
}

async function* examineLittle(items: readonly Item[], { engine, deadlineMs }: ExamineOptions): AsyncGenerator<Result> {
  let left = items;
  while (left.length > 0) {
    const outcomes = examineHere(left, await engine(), deadlineMs);
    yield* left.slice(0, outcomes.length).map((item, index) => ({ item, outcome: outcomes[index] as Outcome }));
    left = left.slice(outcomes.length);
    await setImmediate();
  }
}

async function* chain(first: readonly Item[], rest: AsyncIterator<Item>): AsyncGenerator<Item> {
  yield* first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

async function* only(item: Item): AsyncGenerator<Item> {
  yield item;
}
