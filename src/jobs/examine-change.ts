import { setImmediate } from "node:timers/promises";
import type { Change, Coverage, FileChange, NotExamined } from "../change/change.ts";
import { pathIn, shownPath } from "../change/inner-path.ts";
import { unpacksWithin } from "../content/contents.ts";
import type { RuleSet } from "../detection/compile.ts";
import type { Finding } from "../detection/finding.ts";
import { withPartners } from "../detection/grade.ts";
import { withoutSecrets } from "../detection/redact.ts";
import type { LocalRepository } from "../git/port.ts";
import type { CustomRule } from "../policy/custom-rule.ts";
import { isCustomRuleId } from "../policy/custom-rules.ts";
import { policyPath } from "../policy/parse-policy.ts";
import type { Occurrence } from "../verdict/verdict.ts";
import { broughtIn } from "./brought-in.ts";
import type { CleanBlobs } from "./clean-blobs.ts";
import { type BlobExamination, examineBlob, isClean } from "./examine-blob.ts";
import { examineInThread, largeBytes } from "./examine-in-thread.ts";
import { removedIn } from "./removed-in.ts";
import { type Sighted, spanOf } from "./sighted.ts";

/** GitHub takes no larger one. */
export const maxBlobBytes = 100 * 1024 * 1024;

/** Nobody reads more, and each takes memory, a row in the database and a place on the check; that there are more is told. */
export const maxPlaces = 5_000;

export interface Examination {
  /** What the change's commits brought in, one for each commit and place. */
  readonly findings: readonly Finding[];
  /** Fingerprint → where that credential stands in the tree at the head, in files that the change touches. */
  readonly present: ReadonlyMap<string, readonly Occurrence[]>;
  /** Fingerprint → the commit that took it out last, where that is known. */
  readonly removedIn: ReadonlyMap<string, string>;
  /** Blob → line → reason of a `rekey:allow` that covers the line. */
  readonly allows: ReadonlyMap<string, ReadonlyMap<number, string>>;
  readonly coverage: Coverage;
}

/** The tree at the head: path → blob. */
export type ExaminedTree = ReadonlyMap<string, { readonly blob: string }>;

export interface Engine {
  readonly ruleSet: RuleSet;
  /** Of the policy; they are in the rule set, too. */
  readonly customRules: readonly CustomRule[];
  readonly fingerprintKey: Buffer;
  /** What has expired by then is low. */
  readonly now: Date;
  readonly clean: CleanBlobs;
}

/**
 * Scans each blob of the change once, whole, and keeps what lies on the lines that a commit added. Reading whole blobs lets a
 * key that spans lines, or is completed by an older line, be seen; it also says where a credential stands at the head now.
 */
export async function examineChange(
  repository: Pick<LocalRepository, "readBlobs">,
  { change, tree }: { readonly change: Change; readonly tree: ExaminedTree },
  engine: Engine,
): Promise<Examination> {
  const paths = pathsByBlob(change.files, tree);
  const sighted = new Map<string, readonly Sighted[]>();
  const allows = new Map<string, ReadonlyMap<number, string>>();
  const notExamined: NotExamined[] = [...change.notExamined];
  const judgedAt = new Map([...paths].map(([blob, [path = ""]]) => [blob, path]));
  const known = await engine.clean.among(judgedAt);
  const clean = new Map<string, { readonly bytes: number }>();
  let bytes = [...known.values()].reduce((sum, blob) => sum + blob.bytes, 0);
  let room = maxPlaces;
  const unknown = [...paths.keys()].filter((blob) => !known.has(blob));
  for await (const { blob, content, bytes: size } of repository.readBlobs(unknown, maxBlobBytes)) {
    const places = [...(paths.get(blob) ?? [])];
    if (content === undefined) {
      notExamined.push(...places.map((path) => tooLarge(path, size)));
      continue;
    }
    const { fingerprintKey, now } = engine;
    const request = { blob, content, paths: places, max: room, fingerprintKey, now };
    const examination = unpacksWithin(largeBytes, content)
      ? examineBlob(request, engine.ruleSet)
      : await examineInThread(request, engine.customRules);
    if ("failure" in examination) {
      notExamined.push(...places.map((path) => ({ what: path, why: examination.failure, harmless: false })));
      continue;
    }
    bytes += size;
    const { found, more, isCut, missed } = examination;
    notExamined.push(...places.flatMap((path) => missed.map((one) => notRead(path, one))));
    if (isCut) notExamined.push(...places.map(readInPart));
    if (more > 0) notExamined.push(...places.map((path) => tooMany(path, more)));
    if (found.length > 0) {
      sighted.set(blob, found);
      allows.set(blob, examination.allows);
      room -= found.filter(({ confidence }) => confidence !== "low").length;
    }
    if (isClean(examination)) clean.set(blob, { bytes: size });
    await setImmediate();
  }
  await engine.clean.remember(judgedAt, clean);
  const shown = (path: string) => withoutSecrets(path, engine.ruleSet);
  const findings = takeSurest(sighted, (known) => everyFinding(change.files, known));
  const present = takeSurest(sighted, (known) => everyOccurrence(paths, tree, known));
  if (findings.isCut || present.isCut) notExamined.push(tooManyPlaces);
  return {
    findings: withPartners(findings.items, engine.ruleSet.partnersOf).map((finding) => ({
      ...finding,
      path: shown(finding.path),
    })),
    present: byFingerprint(
      present.items.map(({ fingerprint, occurrence }) => ({
        fingerprint,
        occurrence: { ...occurrence, path: shown(occurrence.path) },
      })),
    ),
    removedIn: removedIn(change, sighted),
    allows,
    coverage: {
      commits: change.commits.length,
      files: change.files.length,
      bytes,
      notExamined: notExamined.map((skipped) => ({ ...skipped, what: shown(skipped.what) })),
    },
  };
}

/** What of it counts at the path: the file that defines rules holds samples of what they find. */
function countingAt(path: string, found: readonly Sighted[] = []): readonly Sighted[] {
  return path === policyPath ? found.filter(({ ruleId }) => !isCustomRuleId(ruleId)) : found;
}

/** The blobs to read: all that commits brought in, and what stands at their paths now (a merge may have brought back an older version). */
function pathsByBlob(files: readonly FileChange[], tree: ExaminedTree): Map<string, Set<string>> {
  const paths = new Map<string, Set<string>>();
  function add(blob: string, path: string): void {
    const known = paths.get(blob);
    if (known) known.add(path);
    else paths.set(blob, new Set([path]));
  }
  for (const { blob, path } of files) {
    add(blob, path);
    const now = tree.get(path);
    if (now && now.blob !== blob) add(now.blob, path);
  }
  return paths;
}

function tooLarge(path: string, bytes: number): NotExamined {
  const megabytes = (bytes / 1024 / 1024).toFixed(0);
  return {
    what: path,
    why: `it has ${megabytes} MB; files are read up to ${maxBlobBytes / 1024 / 1024} MB`,
    harmless: false,
  };
}

function readInPart(path: string): NotExamined {
  return {
    what: path,
    why: "part of it: it holds more places, or more encoded text, than is read of one file",
    harmless: false,
  };
}

function notRead(path: string, { inner, why }: BlobExamination["missed"][number]): NotExamined {
  return { what: shownPath(pathIn(path, inner)), why, harmless: false };
}

function tooMany(path: string, count: number): NotExamined {
  return { what: path, why: `${count} more places in it look like credentials, and ${limitText}`, harmless: false };
}

const limitText = `at most ${maxPlaces.toLocaleString("en-US")} are reported at once`;
const tooManyPlaces: NotExamined = {
  what: "further places of credentials that are reported",
  why: limitText,
  harmless: false,
};

/** What commits brought in. */
function* everyFinding(
  files: readonly FileChange[],
  sighted: ReadonlyMap<string, readonly Sighted[]>,
): Generator<Finding> {
  for (const { blob, added, commit, path } of files) {
    const found = added.length > 0 ? countingAt(path, sighted.get(blob)) : [];
    for (const { suggestions: _, lineKey: __, inner, ...finding } of broughtIn(found, added))
      yield { ...finding, commit, path: pathIn(path, inner) };
  }
}

interface Standing {
  readonly fingerprint: string;
  readonly occurrence: Occurrence;
}

/** Where credentials stand in the tree at the head. */
function* everyOccurrence(
  paths: ReadonlyMap<string, ReadonlySet<string>>,
  tree: ExaminedTree,
  sighted: ReadonlyMap<string, readonly Sighted[]>,
): Generator<Standing> {
  for (const [blob, found] of sighted) {
    for (const path of paths.get(blob) ?? []) {
      if (tree.get(path)?.blob !== blob) continue;
      for (const { fingerprint, suggestions, lineKey, inner, ...span } of countingAt(path, found)) {
        const suggestion = suggestions.get(path);
        const occurrence = {
          path: pathIn(path, inner),
          ...spanOf(span),
          lineKey,
          ...(suggestion === undefined ? {} : { suggestion }),
        };
        yield { fingerprint, occurrence };
      }
    }
  }
}

function byFingerprint(standing: readonly Standing[]): Map<string, Occurrence[]> {
  const groups = Map.groupBy(standing, ({ fingerprint }) => fingerprint);
  return new Map([...groups].map(([fingerprint, group]) => [fingerprint, group.map(({ occurrence }) => occurrence)]));
}

type SightedByBlob = ReadonlyMap<string, readonly Sighted[]>;

/** What `list` makes of them, up to our limit: guesses give way where there is more. */
function takeSurest<Item>(sighted: SightedByBlob, list: (sighted: SightedByBlob) => Iterable<Item>) {
  const all = takeUpTo(maxPlaces, list(sighted));
  if (!all.isCut) return all;
  const sure = [...sighted].map(
    ([blob, found]) => [blob, found.filter(({ confidence }) => confidence !== "low")] as const,
  );
  return { items: takeUpTo(maxPlaces, list(new Map(sure))).items, isCut: true };
}

function takeUpTo<Item>(max: number, items: Iterable<Item>): { readonly items: Item[]; readonly isCut: boolean } {
  const taken: Item[] = [];
  for (const item of items) {
    if (taken.length === max) return { items: taken, isCut: true };
    taken.push(item);
  }
  return { items: taken, isCut: false };
}
