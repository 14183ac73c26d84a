import { pathIn, shownPath } from "../../change/inner-path.ts";
import { withoutSecrets } from "../../detection/redact.ts";
import type { Result } from "./examiner.ts";
import type { Examined, NotExamined } from "./item.ts";
import { judge, type Sight } from "./judge.ts";
import { type AskedLevels, isFailing, isShown, levelsFor } from "./levels.ts";
import type { ScanPolicy } from "./load-policy.ts";
import type { FileReport, Missed, Reported, Tally } from "./report.ts";
import type { RuleBook } from "./rule-book.ts";

export interface ReportOptions {
  readonly policy: ScanPolicy;
  readonly ruleBook: () => Promise<RuleBook>;
  readonly levels: AskedLevels;
  /** Undefined where that could not be done in time. */
  readonly examine: (content: Buffer, path: string) => Promise<Examined | undefined>;
  /** Sentences for whoever runs the scan. */
  readonly warn: (sentence: string) => void;
}

/** Judges what was found, counts it, and passes on what is to be shown. */
export async function* reportFiles(
  results: AsyncIterable<Result>,
  tally: Tally,
  options: ReportOptions,
): AsyncGenerator<FileReport> {
  const known: CurrentVersions = new Map();
  // People put credentials into names, too.
  const shownName = async (name: string) => withoutSecrets(name, (await options.ruleBook()).ruleSet);
  for await (const { item, outcome } of results) {
    if (outcome.kind === "not examined") {
      if (outcome.fault !== "gone") miss(missed(await shownName(item.file), outcome, options.policy), tally, options);
      continue;
    }
    const isFirst = item.isRepeated !== true;
    if (isFirst) {
      if (item.place === undefined) tally.files += 1;
      tally.bytes += outcome.bytes;
    }
    if (outcome.found.length + outcome.missed.length === 0 && !outcome.isReadInPart) continue;
    const file = await shownName(item.file);
    if (isFirst) for (const one of outcome.missed) miss(notRead(file, one, options.policy), tally, options);
    if (isFirst && outcome.isReadInPart) miss(readInPart(file, options.policy), tally, options);
    const path = item.path === item.file ? file : await shownName(item.path);
    if (outcome.cut > 0) miss(cutPlaces(file, outcome, options.policy), tally, options);
    const current = await currentVersion(item, known, options);
    const about = { ...(item.added && { added: item.added }), ...(item.place && { place: item.place }) };
    const sight = { ...about, file, path, examined: outcome, current };
    const findings = findingsIn(sight, { ...options, tally, book: await options.ruleBook() });
    // A file in an archive is told like any other.
    for (const [name, together] of Map.groupBy(findings, (finding) => finding.file))
      yield { file: name, findings: together };
  }
}

/** By path: a file that a hundred commits touched is read once. */
type CurrentVersions = Map<string, Promise<Examined | undefined>>;

function currentVersion(
  { path, added }: Result["item"],
  known: CurrentVersions,
  { examine }: ReportOptions,
): Promise<Examined | undefined> | undefined {
  if (added?.readCurrent === undefined) return undefined;
  const version = known.get(path) ?? added.readCurrent().then((content) => content && examine(content, path));
  known.set(path, version);
  return version;
}

interface Judging extends ReportOptions {
  readonly tally: Tally;
  readonly book: RuleBook;
}

function findingsIn(sight: Sight, judging: Judging): readonly Reported[] {
  const { policy, tally, book, warn } = judging;
  const { kept, suppressed, notes } = judge(sight, policy, book.isCustom);
  for (const note of notes) warn(note);
  const levels = levelsFor(judging.levels, policy);
  const shown = kept
    .filter(({ confidence }) => isShown(confidence, levels))
    .map((finding) => ({
      ...finding,
      about: book.describe(finding.ruleId),
      fails: isFailing(finding.confidence, levels),
    }));
  tally.suppressed += suppressed;
  tally.unsure += kept.length - shown.length;
  for (const finding of shown) {
    tally.found[finding.confidence] += 1;
    if (finding.fails) tally.failing += 1;
  }
  return shown;
}

function miss(missed: Missed, tally: Tally, { warn }: ReportOptions): void {
  tally.notExamined.push(missed);
  warn(`not examined: ${missed.file}: ${missed.why}`);
}

function missed(file: string, { why, fault }: NotExamined, { incomplete }: ScanPolicy): Missed {
  return { file, why, isFatal: fault === "failed" || incomplete === "block" };
}

function notRead(file: string, { inner, why }: Examined["missed"][number], { incomplete }: ScanPolicy): Missed {
  return { file: shownPath(pathIn(file, inner)), why, isFatal: incomplete === "block" };
}

function readInPart(file: string, { incomplete }: ScanPolicy): Missed {
  const why = "part of it: it holds more places, or more encoded text, than is read of one file";
  return { file, why, isFatal: incomplete === "block" };
}

function cutPlaces(file: string, { cut, found }: Examined, { incomplete }: ScanPolicy): Missed {
  const why = `${cut} more places look like credentials; at most ${found.length} of a file are told`;
  return { file, why, isFatal: incomplete === "block" };
}
