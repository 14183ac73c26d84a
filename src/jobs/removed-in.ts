import type { Change } from "../change/change.ts";
import type { Sighted } from "./sighted.ts";

/** Fingerprint → the last commit that put a version without that credential in the place of one with it. */
export function removedIn(
  { replaced }: Pick<Change, "replaced">,
  sighted: ReadonlyMap<string, readonly Pick<Sighted, "fingerprint">[]>,
): Map<string, string> {
  const held = new Map(
    [...sighted].map(([blob, found]) => [blob, new Set(found.map(({ fingerprint }) => fingerprint))]),
  );
  const removed = new Map<string, string>();
  for (const { commit, before, after } of replaced) {
    for (const fingerprint of held.get(before) ?? []) {
      if (!held.get(after ?? "")?.has(fingerprint)) removed.set(fingerprint, commit);
    }
  }
  return removed;
}
