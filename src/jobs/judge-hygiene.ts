import type { Change, NotExamined } from "../change/change.ts";
import type { LocalRepository } from "../git/port.ts";
import { checks } from "../hygiene/index.ts";
import type { Policy } from "../policy/policy.ts";
import { decideHygiene } from "../verdict/decide-hygiene.ts";
import type { HygieneVerdict } from "../verdict/verdict.ts";
import type { ExaminedTree } from "./examine-change.ts";

const maxFileBytes = 256 * 1024;

/** A tree with more holds something else than configuration, and parsing it would hold the event loop; the rest is told. */
const maxFiles = 500;
const maxBytesTogether = 2 * 1024 * 1024;

/** Reads the few files at the head that the checks want, then lets them judge. */
export async function judgeHygiene(
  local: LocalRepository,
  { change, tree }: { readonly change: Change; readonly tree: ExaminedTree },
  policy: Policy,
): Promise<HygieneVerdict> {
  const paths = [...tree.keys()];
  const changedPaths = new Set(change.files.map(({ path }) => path));
  const wanted = paths.filter((path) => checks.some((check) => check.wants(path)));
  // What the change touches comes first: where a limit cuts, it cuts what was there before.
  const chosen = wanted.sort((a, b) => Number(changedPaths.has(b)) - Number(changedPaths.has(a))).slice(0, maxFiles);
  const blobs = Map.groupBy(chosen, (path) => tree.get(path)?.blob ?? "");
  const contents = new Map<string, string>();
  const notExamined: NotExamined[] = [];
  let bytesTogether = 0;
  for await (const { blob, content, bytes } of local.readBlobs(blobs.keys(), maxFileBytes)) {
    const why = obstacle(bytes, bytesTogether);
    for (const path of blobs.get(blob) ?? []) {
      if (content && why === undefined) contents.set(path, content.toString("utf8"));
      else notExamined.push({ what: path, why: why ?? "it could not be read", harmless: false });
    }
    if (why === undefined) bytesTogether += bytes;
  }
  if (wanted.length > maxFiles) notExamined.push(tooMany(wanted.length - maxFiles));
  return decideHygiene({ policy, checks, facts: { paths, changedPaths, contents }, notExamined, notes: [] });
}

function obstacle(bytes: number, bytesTogether: number): string | undefined {
  if (bytes > maxFileBytes) return `it has more than ${maxFileBytes / 1024} KB`;
  if (bytesTogether + bytes > maxBytesTogether)
    return `the configuration files together have more than ${maxBytesTogether / 1024 / 1024} MB`;
  return undefined;
}

function tooMany(count: number): NotExamined {
  return { what: `${count} configuration files`, why: `at most ${maxFiles} are read`, harmless: false };
}
