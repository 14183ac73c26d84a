const wordsOfId = 5;
const firstSlots = 1_024;

/** Ids of Git's objects, forty digits each. Millions of them: it takes some 40 bytes for one, where a `Set` takes a hundred. */
export interface IdSet {
  add(id: string): void;
  has(id: string): boolean;
}

export function createIdSet(): IdSet {
  let slots = new Uint32Array(firstSlots * wordsOfId);
  let size = 0;

  /** Ids are drawn as if by lot: their first digits say where to look. All zeros is a free place, and no object's id. */
  function placeOf(id: Uint32Array): number {
    const count = slots.length / wordsOfId;
    for (let slot = (id[0] ?? 0) % count; ; slot = (slot + 1) % count) {
      const start = slot * wordsOfId;
      if (isAt(slots, start, id) || isFree(slots, start)) return start;
    }
  }

  function put(id: Uint32Array): void {
    const start = placeOf(id);
    if (isFree(slots, start)) size += 1;
    slots.set(id, start);
  }

  function grow(): void {
    const old = slots;
    slots = new Uint32Array(old.length * 2);
    size = 0;
    for (let start = 0; start < old.length; start += wordsOfId)
      if (!isFree(old, start)) put(old.subarray(start, start + wordsOfId));
  }

  return {
    add(id) {
      if (size * wordsOfId * 4 > slots.length * 3) grow();
      put(toWords(id));
    },
    has: (id) => size > 0 && !isFree(slots, placeOf(toWords(id))),
  };
}

function toWords(id: string): Uint32Array {
  return Uint32Array.from({ length: wordsOfId }, (_, index) => Number.parseInt(id.slice(index * 8, index * 8 + 8), 16));
}

function isAt(slots: Uint32Array, start: number, id: Uint32Array): boolean {
  for (let index = 0; index < wordsOfId; index += 1) if (slots[start + index] !== id[index]) return false;
  return true;
}

function isFree(slots: Uint32Array, start: number): boolean {
  for (let index = 0; index < wordsOfId; index += 1) if (slots[start + index] !== 0) return false;
  return true;
}
