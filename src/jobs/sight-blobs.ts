import { setImmediate } from "node:timers/promises";
import type { NotExamined } from "../change/change.ts";
import { unpacksWithin } from "../content/contents.ts";
import type { RuleSet } from "../detection/compile.ts";
import type { LocalRepository } from "../git/port.ts";
import type { CustomRule } from "../policy/custom-rule.ts";
import type { BlobAllows } from "../policy/inline-allow.ts";
import type { CleanBlobs } from "./clean-blobs.ts";
import { type BlobExamination, examineBlob, isClean } from "./examine-blob.ts";
import { examineInThread, largeBytes } from "./examine-in-thread.ts";
import { failed, maxBlobBytes, maxPlaces, notRead, tooLarge } from "./not-read.ts";
import type { Sighted } from "./sighted.ts";

export interface Engine {
  readonly ruleSet: RuleSet;
  /** Of the policy; they are in the rule set, too. */
  readonly customRules: readonly CustomRule[];
  readonly fingerprintKey: Buffer;
  /** What has expired by then is low. */
  readonly now: Date;
  readonly clean: CleanBlobs;
}

/** Blob → where it stands; it is judged as what its first path says. */
export type PathsByBlob = ReadonlyMap<string, ReadonlySet<string>>;

/** Blob → the credentials in it, where there are any. */
export type SightedByBlob = ReadonlyMap<string, readonly Sighted[]>;

export interface Sighting {
  readonly sighted: SightedByBlob;
  /** Blob → what a `rekey:allow` in it covers. */
  readonly allows: ReadonlyMap<string, BlobAllows>;
  readonly bytes: number;
  readonly notExamined: readonly NotExamined[];
}

/** Reads each blob once, whole; not those that are known to hold nothing. */
export async function sightBlobs(
  repository: Pick<LocalRepository, "readBlobs">,
  paths: PathsByBlob,
  engine: Engine,
): Promise<Sighting> {
  const sighted = new Map<string, readonly Sighted[]>();
  const allows = new Map<string, BlobAllows>();
  const notExamined: NotExamined[] = [];
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
    const examination = await examine({ blob, content, places, room }, engine);
    if ("failure" in examination) {
      notExamined.push(...places.map((path) => failed(path, examination)));
      continue;
    }
    bytes += size;
    notExamined.push(...places.flatMap((path) => notRead(path, examination)));
    const { found } = examination;
    if (found.length > 0) {
      sighted.set(blob, found);
      allows.set(blob, examination.allows);
      room -= found.filter(({ confidence }) => confidence !== "low").length;
    }
    if (isClean(examination)) clean.set(blob, { bytes: size });
    await setImmediate();
  }
  await engine.clean.remember(judgedAt, clean);
  return { sighted, allows, bytes, notExamined };
}

interface Blob {
  readonly blob: string;
  readonly content: Buffer;
  readonly places: readonly string[];
  /** How many credentials are wanted. */
  readonly room: number;
}

async function examine(
  { blob, content, places, room }: Blob,
  { ruleSet, customRules, fingerprintKey, now }: Engine,
): Promise<BlobExamination | { readonly failure: string }> {
  const request = { blob, content, paths: places, max: room, fingerprintKey, now };
  return unpacksWithin(largeBytes, content) ? examineBlob(request, ruleSet) : examineInThread(request, customRules);
}
