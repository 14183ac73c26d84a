import type { Change, Coverage, FileChange } from "../change/change.ts";
import { pathIn } from "../change/inner-path.ts";
import type { Finding } from "../detection/finding.ts";
import { withPartners } from "../detection/grade.ts";
import { withoutSecrets } from "../detection/redact.ts";
import type { LocalRepository } from "../git/port.ts";
import { isCustomRuleId } from "../policy/custom-rules.ts";
import type { BlobAllows } from "../policy/inline-allow.ts";
import { policyPath } from "../policy/parse-policy.ts";
import type { Occurrence } from "../verdict/verdict.ts";
import { broughtIn } from "./brought-in.ts";
import { maxPlaces, tooManyPlaces } from "./not-read.ts";
import { removedIn } from "./removed-in.ts";
import { type Engine, type PathsByBlob, type SightedByBlob, sightBlobs } from "./sight-blobs.ts";
import { type Sighted, spanOf } from "./sighted.ts";

export interface Examination {
  /** What the change's commits brought in, one for each commit and place. */
  readonly findings: readonly Finding[];
  /** Fingerprint → where that credential stands in the tree at the head, in files that the change touches. */
  readonly present: ReadonlyMap<string, readonly Occurrence[]>;
  /** Fingerprint → the commit that took it out last, where that is known. */
  readonly removedIn: ReadonlyMap<string, string>;
  /** By blob. */
  readonly allows: ReadonlyMap<string, BlobAllows>;
  readonly coverage: Coverage;
}

/** The tree at the head: path → blob. */
export type ExaminedTree = ReadonlyMap<string, { readonly blob: string }>;

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
  const { sighted, allows, bytes, notExamined } = await sightBlobs(repository, paths, engine);
  const former = await sightFormerArchives(repository, { change, paths, sighted }, engine);
  const shown = (path: string) => withoutSecrets(path, engine.ruleSet);
  const findings = takeSurest(sighted, (known) => everyFinding(change.files, known, former));
  const present = takeSurest(sighted, (known) => everyOccurrence(paths, tree, known));
  const cut = findings.isCut || present.isCut ? [tooManyPlaces] : [];
  const allNotExamined = [...change.notExamined, ...notExamined, ...cut];
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
      notExamined: allNotExamined.map((skipped) => ({ ...skipped, what: shown(skipped.what) })),
    },
  };
}

/** What of it counts at the path: the file that defines rules holds samples of what they find. */
function countingAt(path: string, found: readonly Sighted[] = []): readonly Sighted[] {
  return path === policyPath ? found.filter(({ ruleId }) => !isCustomRuleId(ruleId)) : found;
}

interface Examined {
  readonly change: Change;
  readonly paths: PathsByBlob;
  readonly sighted: SightedByBlob;
}

/** What the archives that hold something now held before, for those that the change does not examine anyway. */
async function sightFormerArchives(
  repository: Pick<LocalRepository, "readBlobs">,
  { change, paths, sighted }: Examined,
  engine: Engine,
): Promise<SightedByBlob> {
  const wanted = new Map<string, Set<string>>();
  for (const { blob, path, before } of change.files) {
    if (!sighted.get(blob)?.some(({ inner }) => inner !== "")) continue;
    for (const former of before) if (!paths.has(former)) wanted.set(former, new Set([path]));
  }
  const former = await sightBlobs(repository, wanted, engine);
  return new Map([...sighted, ...former.sighted]);
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

/** What commits brought in. */
function* everyFinding(
  files: readonly FileChange[],
  sighted: SightedByBlob,
  former: SightedByBlob,
): Generator<Finding> {
  for (const { blob, before, added, commit, path } of files) {
    const found = added.length > 0 ? countingAt(path, sighted.get(blob)) : [];
    const had = before.flatMap((id) => former.get(id) ?? []);
    for (const { suggestions: _, lineKey: __, inner, ...finding } of broughtIn(found, added, had))
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
  sighted: SightedByBlob,
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
