/** In how many places each credential stands in one content, by its fingerprint. */
export type Held = ReadonlyMap<string, number>;

export function heldAmong(found: Iterable<{ readonly fingerprint: string }>): Held {
  const held = new Map<string, number>();
  for (const { fingerprint } of found) held.set(fingerprint, (held.get(fingerprint) ?? 0) + 1);
  return held;
}
