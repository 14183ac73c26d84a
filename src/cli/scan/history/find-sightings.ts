import { listTipCommits } from "../../../git/list-tips.ts";
import { findObjects } from "../../../git/object-reader.ts";
import type { GitContext } from "../../../git/run-git.ts";
import { decodePath } from "../../../git/tree.ts";
import type { Held } from "../../../history/held.ts";
import type { LastSighting, Sighted } from "../../../history/trace.ts";
import type { Sighting } from "../item.ts";

/** A lookup takes some 50 µs: thousands of branches times hundreds of credentials must end. */
const mostLookups = 100_000;
/** So that what HEAD still has costs nothing else. */
const lookupsAtOnce = 1_000;

export async function findSightings(
  context: GitContext,
  credentials: ReadonlyMap<string, Sighted>,
  heldIn: (blob: string) => Held | undefined,
): Promise<ReadonlyMap<string, Sighting>> {
  const tips = await standingAt(context, credentials, heldIn);
  const commits = await findObjects(
    context,
    [...credentials.values()].map(({ last }) => nameOfCommit(last)),
  );
  return new Map(
    [...credentials].map(([fingerprint, { first, last }]) => {
      const lastSeen = tips.get(fingerprint) ?? commits.get(nameOfCommit(last))?.id ?? first;
      return [fingerprint, { firstSeen: first, lastSeen }];
    }),
  );
}

function nameOfCommit(last: LastSighting): string {
  return "commit" in last ? last.commit : `${last.removedBy}^${last.parent + 1}`;
}

/** For each credential the first of the tips that still has it. */
async function standingAt(
  context: GitContext,
  credentials: ReadonlyMap<string, Sighted>,
  heldIn: (blob: string) => Held | undefined,
): Promise<ReadonlyMap<string, string>> {
  const [head, ...others] = await listTipCommits(context);
  const standing = new Map<string, string>();
  const missing = new Map([...credentials].map(([key, { paths }]) => [key, [...paths].map(decodePath).filter(isLine)]));
  let left = mostLookups;
  if (head !== undefined) await lookAt([head]);
  while (others.length > 0 && missing.size > 0 && left > 0) {
    const lookups = [...missing.values()].flat().length;
    await lookAt(others.splice(0, Math.max(1, lookupsAtOnce / lookups)));
  }
  return standing;

  async function lookAt(some: readonly string[]): Promise<void> {
    const lookups = some.flatMap((tip) =>
      [...missing].flatMap(([fingerprint, paths]) => paths.map((path) => ({ tip, fingerprint, path }))),
    );
    const found = await findObjects(context, lookups.map(nameOf));
    for (const lookup of lookups) {
      const { tip, fingerprint } = lookup;
      const blob = found.get(nameOf(lookup))?.id;
      if (blob === undefined || !heldIn(blob)?.has(fingerprint) || standing.has(fingerprint)) continue;
      standing.set(fingerprint, tip);
      missing.delete(fingerprint);
    }
    left -= lookups.length;
  }
}

interface Lookup {
  readonly tip: string;
  readonly fingerprint: string;
  readonly path: string;
}

function nameOf({ tip, path }: Lookup): string {
  return `${tip}:${path}`;
}

/** Git is asked in lines. */
function isLine(path: string): boolean {
  return !path.includes("\n");
}
