/** Chance that can be repeated: the same seed gives the same numbers (mulberry32). */
export interface Chance {
  /** In [0, below). */
  below(limit: number): number;
  /** One of them, each as likely as the others. */
  pick<Item>(items: readonly Item[]): Item;
}

export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  return {
    below: (limit) => next() * limit,
    pick(items) {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new TypeError("nothing to pick from");
      return item;
    },
  };
}
