/** Numbers that look random and are the same for the same seed, everywhere and always. */
export interface Random {
  /** A whole number from 0 to `limit`, `limit` excluded. */
  below(limit: number): number;
  /** `length` characters drawn from `characters`. */
  text(characters: string, length: number): string;
  bytes(length: number): Buffer;
}

/** mulberry32, started from an FNV-1a hash of the seed. Not for keys: for samples. */
export function randomFrom(seed: string): Random {
  let state = hashOf(seed);
  function below(limit: number): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }
  return {
    below,
    text: (characters, length) => Array.from({ length }, () => characters.charAt(below(characters.length))).join(""),
    bytes: (length) => Buffer.from(Array.from({ length }, () => below(256))),
  };
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}
