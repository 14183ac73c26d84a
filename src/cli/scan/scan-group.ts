import { availableParallelism } from "node:os";
import { engineOf } from "./examine-content.ts";
import { type Examiner, openExaminer, type Result } from "./examiner.ts";
import type { Group } from "./gather-items.ts";
import { joinPartners } from "./join-partners.ts";
import type { FileReport, Tally } from "./report.ts";
import { reportFiles } from "./report-files.ts";
import { loadRuleBook, type RuleBook } from "./rule-book.ts";
import type { ScanOptions } from "./scan-options.ts";

export interface GroupOptions extends ScanOptions {
  readonly fingerprintKey: Buffer;
  readonly tally: Tally;
  /** Sentences for whoever runs the scan. */
  readonly warn: (sentence: string) => void;
}

export interface Part {
  readonly reports: AsyncIterable<FileReport>;
  readonly ruleBook: () => Promise<RuleBook>;
}

/** Nothing is done before the reports are asked for. */
export function scanGroup(group: Group, options: GroupOptions): Part {
  const { policy } = group;
  const { fingerprintKey, tally, warn, levels, jobs = jobsFor(group) } = options;
  const ruleBook = once(() => loadRuleBook(policy.rules));
  const engine = once(async () => engineOf((await ruleBook()).ruleSet, fingerprintKey));
  const examiner = openExaminer({ fingerprintKey, customRules: policy.rules, engine, jobs });
  const { examine, examineOne, expectMuch } = examiner;
  const results = resultsOf(group, { ruleBook, tally, warn, fingerprintKey, examine, expectMuch });
  const reports = reportFiles(results, tally, { policy, levels, ruleBook, examine: examineOne, warn });
  return { ruleBook, reports: inTheEnd(reports, end) };

  async function end(): Promise<void> {
    if (group.kind === "history") group.history.current?.close();
    await examiner.stop();
  }
}

/** Git, which reads a history, takes as long as one thread that examines it. */
function jobsFor({ kind }: Group): number {
  const cores = availableParallelism();
  return kind === "history" ? Math.max(1, cores - 1) : cores;
}

async function* inTheEnd<T>(values: AsyncIterable<T>, end: () => Promise<void>): AsyncGenerator<T> {
  try {
    yield* values;
  } finally {
    await end();
  }
}

interface Examining
  extends Pick<Part, "ruleBook">,
    Pick<GroupOptions, "tally" | "warn" | "fingerprintKey">,
    Pick<Examiner, "examine" | "expectMuch"> {}

function resultsOf(group: Group, examining: Examining): AsyncIterable<Result> {
  const { examine, ruleBook } = examining;
  const partnersOf = async () => (await ruleBook()).ruleSet.partnersOf;
  switch (group.kind) {
    case "files":
      return examine(group.items);
    case "change":
      return joinPartners(examine(group.items), partnersOf);
    case "history":
      return joinPartners(historyOf(group.history, examining), partnersOf);
    default:
      return group satisfies never;
  }
}

type History = Extract<Group, { readonly kind: "history" }>["history"];

async function* historyOf(history: History, { ruleBook, expectMuch, ...examining }: Examining): AsyncGenerator<Result> {
  if (history.isLong) expectMuch();
  const { examineHistory } = await import("./history/examine-history.ts");
  const { version } = (await ruleBook()).ruleSet;
  yield* examineHistory(history, { ...examining, ruleSetVersion: version });
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
