import { type Engine, engineOf } from "./examine-content.ts";
import { examineHere } from "./examine-here.ts";
import { examineItems, type Result } from "./examine-items.ts";
import type { Group } from "./gather-items.ts";
import type { Examined, Item } from "./item.ts";
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
  const { fingerprintKey, tally, warn, levels, jobs } = options;
  const ruleBook = once(() => loadRuleBook(policy.rules));
  const engine = once(async () => engineOf((await ruleBook()).ruleSet, fingerprintKey));
  const results = resultsOf(group, {
    ...{ ruleBook, tally, warn, fingerprintKey },
    examine: (items) => examineItems(items, { fingerprintKey, customRules: policy.rules, engine, jobs }),
  });
  const examine = async (content: Buffer, path: string) => examineOne(content, path, await engine());
  return { ruleBook, reports: reportFiles(results, tally, { policy, levels, ruleBook, examine, warn }) };
}

interface Examining extends Pick<Part, "ruleBook">, Pick<GroupOptions, "tally" | "warn" | "fingerprintKey"> {
  readonly examine: (items: AsyncIterable<Item>) => AsyncIterable<Result>;
}

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

async function* historyOf(history: History, { ruleBook, ...examining }: Examining): AsyncGenerator<Result> {
  const { examineHistory } = await import("./history/examine-history.ts");
  const { version } = (await ruleBook()).ruleSet;
  yield* examineHistory(history, { ...examining, ruleSetVersion: version });
}

function examineOne(content: Buffer, path: string, engine: Engine): Examined | undefined {
  const [outcome] = examineHere([{ path, source: { kind: "content", content } }], engine);
  return outcome?.kind === "examined" ? outcome : undefined;
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
