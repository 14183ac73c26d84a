import type { Change, NotExamined } from "../change/change.ts";
import type { LocalRepository } from "../git/port.ts";
import { checks } from "../hygiene/index.ts";
import type { Policy } from "../policy/policy.ts";
import { decideHygiene } from "../verdict/decide-hygiene.ts";
import type { HygieneVerdict } from "../verdict/verdict.ts";
import type { ExaminedTree } from "./examine-change.ts";

const maxFileBytes = 256 * 1024;

/** A tree with more of them holds something else than configuration; the rest is told. */
const maxFiles = 500;

/** Reads the few files at the head that the checks want, then lets them judge. */
export async function judgeHygiene(
  local: LocalRepository,
  { change, tree }: { readonly change: Change; readonly tree: ExaminedTree },
  policy: Policy,
): Promise<HygieneVerdict> {
  const paths = [...tree.keys()];
  const wanted = paths.filter((path) => checks.some((check) => check.wants(path)));
  const blobs = Map.groupBy(wanted.slice(0, maxFiles), (path) => tree.get(path)?.blob ?? "");
  const contents = new Map<string, string>();
  const notExamined: NotExamined[] = [];
  for await (const { blob, content } of local.readBlobs(blobs.keys(), maxFileBytes)) {
    for (const path of blobs.get(blob) ?? []) {
      if (content) contents.set(path, content.toString("utf8"));
      else notExamined.push({ what: path, why: `it has more than ${maxFileBytes / 1024} KB`, harmless: false });
    }
  }
  if (wanted.length > maxFiles)
    notExamined.push({
      what: `${wanted.length - maxFiles} configuration files`,
      why: `at most ${maxFiles} are read`,
      harmless: false,
    });
  const changedPaths = new Set(change.files.map(({ path }) => path));
  return decideHygiene({ policy, checks, facts: { paths, changedPaths, contents }, notExamined, notes: [] });
}
