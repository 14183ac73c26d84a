/** How many bytes may still be decoded. Shared by all layers of a text, so that a bomb ends where it stands. */
export class Budget {
  #left: number;
  #exceeded = false;

  constructor(bytes: number) {
    this.#left = bytes;
  }

  get left(): number {
    return this.#left;
  }

  /** Whether something was left undecoded because it would have cost more than there was. */
  get exceeded(): boolean {
    return this.#exceeded;
  }

  /** False, and nothing left, where that is more than there was. */
  spend(bytes: number): boolean {
    this.#exceeded ||= bytes > this.#left;
    this.#left = this.#exceeded ? 0 : this.#left - bytes;
    return !this.#exceeded;
  }
}

const smallText = 4 * 1_048_576;

/** Enough for any text that was not made to exceed it: five layers of base64 spell 2.3 times their length in all. */
export function budgetFor(text: Buffer): Budget {
  return new Budget(3 * text.length + smallText);
}
