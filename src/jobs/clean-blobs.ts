import { createHash } from "node:crypto";
import type { Store } from "../database/store.ts";

/** Blob → size. */
export type Sizes = ReadonlyMap<string, { readonly bytes: number }>;

/** What was examined before with the same rules, at the same path, and holds nothing. */
export interface CleanBlobs {
  /** Those of the blobs that are known to be clean. @param blobs with the path that each is judged at */
  among(blobs: ReadonlyMap<string, string>): Promise<Sizes>;
  /** @param sizes of blobs of `blobs` that were examined whole, and without a finding of any confidence */
  remember(blobs: ReadonlyMap<string, string>, sizes: Sizes): Promise<void>;
}

/** @param judges names all that has a say in what is found: rules, those of the policy, and the version of what applies them */
export function keepCleanBlobs(store: Store, judges: string): CleanBlobs {
  const keyOf = (blob: string, path: string) =>
    createHash("sha256")
      .update(JSON.stringify([judges, path, blob]))
      .digest("hex");
  return {
    async among(blobs) {
      const keys = new Map([...blobs].map(([blob, path]) => [keyOf(blob, path), blob]));
      const known = await store.cleanBlobs([...keys.keys()]);
      return new Map([...known].map(([key, size]) => [keys.get(key) ?? "", size]));
    },
    remember: (blobs, sizes) =>
      store.recordCleanBlobs(new Map([...sizes].map(([blob, size]) => [keyOf(blob, blobs.get(blob) ?? ""), size]))),
  };
}

/** For what is examined once. */
export const nothingKnown: CleanBlobs = { among: async () => new Map(), remember: async () => {} };
