import { inspect } from "node:util";

/**
 * The raw text of a credential. It cannot be printed by accident: logging it, putting it into a template or into JSON
 * gives the mask. `reveal()` is called where a fingerprint or a checksum is computed, and a test counts those places.
 */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** Enough to tell two keys apart in a provider's console, never enough to use one. */
  get mask(): string {
    return maskOf(this.#text);
  }

  reveal(): string {
    return this.#text;
  }

  toString(): string {
    return this.mask;
  }

  toJSON(): string {
    return this.mask;
  }

  [inspect.custom](): string {
    return this.mask;
  }
}

function maskOf(text: string): string {
  const oneLine = /^[\x21-\x7e]+$/.test(text);
  if (!oneLine || text.length < 12) return "…";
  if (text.length < 24) return `${text.slice(0, 2)}…`;
  return `${text.slice(0, 4)}…${text.slice(-4)}`;
}
