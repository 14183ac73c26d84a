/** Shannon entropy, in bits per character. */
export function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/**
 * The entropy below which a text of that length was hardly drawn at random, hexadecimal digits assumed: the poorest
 * alphabet in use. A fit through simulated samples, where about one in a thousand random values falls below.
 */
export function leastRandomEntropy(length: number): number {
  return Math.max(0, Math.min(3.2, 4 - 28 / length));
}
