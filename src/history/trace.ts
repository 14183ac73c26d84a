/**
 * Which commit brought a credential in. Blobs are examined once, wherever and however often they stand; the commits are then
 * read without their contents, oldest first, and a credential is new where a file has it more often than
 *
 * - the same file in any of the parents, or, where a parent has no such file, what the commit removes (it was renamed), and
 * - the file ever had before: a revert of a removal, or the same commit picked to another branch, brings in nothing new.
 *
 * What is kept grows with the credentials and the paths they stood at, not with the history.
 */
import type { RawCommit, RawEntry } from "../git/read-raw-history.ts";
import type { Held } from "./held.ts";

/** A commit that brought credentials in. */
export interface Origin {
  readonly commit: string;
  readonly entries: readonly OriginEntry[];
  /** For each parent, blobs with credentials that the commit removes. */
  readonly removed: readonly ReadonlySet<string>[];
}

export interface OriginEntry extends Omit<RawEntry, "id"> {
  readonly id: string;
  /** Only those with credentials: the lines of the others are not needed, and a partial clone may lack them. */
  readonly before: readonly (string | undefined)[];
  /** Fingerprints of those that it holds and that are not new. */
  readonly known: ReadonlySet<string>;
}

/** Where a credential was seen, over all files. */
export interface Sighted {
  /** The commit that first had it. */
  readonly first: string;
  /** The commit that last changed a file that has it, or, where it was taken out later, the parent of the one that did. */
  readonly last: LastSighting;
  /** As in `TreeEntry`: where it stood. */
  readonly paths: Iterable<string>;
}

export type LastSighting = { readonly commit: string } | { readonly removedBy: string; readonly parent: number };

export interface Trace {
  /** Takes the commits, parents before children; gives what is new in it, if anything is. */
  see(commit: RawCommit): Origin | undefined;
  /** By fingerprint. */
  sighted(): ReadonlyMap<string, Sighted>;
}

export function startTrace(heldIn: (blob: string) => Held | undefined): Trace {
  const credentials = new Map<string, { first: string; last: LastSighting; places: Map<string, number> }>();
  const held = (blob: string | undefined) => (blob === undefined ? undefined : heldIn(blob)) ?? none;

  function noteRemovals(sha: string, { id, before }: RawEntry): void {
    for (const [parent, blob] of before.entries())
      for (const fingerprint of held(blob).keys()) {
        const credential = credentials.get(fingerprint);
        if (credential && !held(id).has(fingerprint)) credential.last = { removedBy: sha, parent };
      }
  }

  /** Notes that it stands there, and tells whether it is new. */
  function noteAddition(place: Place, hadInParents: number): boolean {
    const { sha, path, fingerprint, count } = place;
    const credential = credentials.get(fingerprint) ?? { first: sha, last: { commit: sha }, places: new Map() };
    const hadEver = credential.places.get(path) ?? 0;
    credential.last = { commit: sha };
    credential.places.set(path, Math.max(hadEver, count));
    credentials.set(fingerprint, credential);
    return count > Math.max(hadEver, hadInParents);
  }

  return {
    see({ sha, entries }) {
      const removed = removedIn(entries);
      const hadElsewhere = removed.map((blobs) => sumOf([...blobs].map(held)));
      for (const entry of entries) noteRemovals(sha, entry);
      const origins = entries.flatMap(({ id, ...entry }): OriginEntry[] => {
        if (id === undefined) return [];
        const known = new Set<string>();
        for (const [fingerprint, count] of held(id)) {
          const had = entry.before.map((blob, parent) =>
            (blob === undefined ? hadElsewhere[parent] : held(blob))?.get(fingerprint),
          );
          const isNew = noteAddition({ sha, path: entry.path, fingerprint, count }, Math.max(...had.map(orNone)));
          if (!isNew) known.add(fingerprint);
        }
        const before = entry.before.map((blob) => (held(blob).size > 0 ? blob : undefined));
        return known.size < held(id).size ? [{ ...entry, before, id, known }] : [];
      });
      return origins.length === 0 ? undefined : { commit: sha, entries: origins, removed };
    },
    sighted: () =>
      new Map([...credentials].map(([key, { first, last, places }]) => [key, { first, last, paths: places.keys() }])),
  };
}

interface Place {
  readonly sha: string;
  readonly path: string;
  readonly fingerprint: string;
  readonly count: number;
}

const none: Held = new Map();

function orNone(count: number | undefined): number {
  return count ?? 0;
}

function removedIn(entries: readonly RawEntry[]): readonly ReadonlySet<string>[] {
  const gone = entries.filter(({ id }) => id === undefined);
  const parents = Math.max(...entries.map(({ before }) => before.length));
  return Array.from({ length: parents }, (_, parent) => new Set(gone.flatMap(({ before }) => before[parent] ?? [])));
}

function sumOf(all: readonly Held[]): Held {
  const sum = new Map<string, number>();
  for (const held of all)
    for (const [fingerprint, count] of held) sum.set(fingerprint, (sum.get(fingerprint) ?? 0) + count);
  return sum;
}
