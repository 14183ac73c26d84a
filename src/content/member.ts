import type { Allowance } from "./allowance.ts";

/** What a reader finds in a file. */
export type Member =
  | {
      readonly kind: "file";
      readonly name: string;
      readonly bytes: Buffer;
      /** The stretch of the outer file that it was read from. */
      readonly start: number;
      readonly end: number;
    }
  /** "" is the name of the outer file itself. */
  | { readonly kind: "missed"; readonly name: string; readonly why: string };

export interface Opened {
  /** Of the outer file. */
  readonly name: string;
  readonly allowance: Allowance;
}

/** Gives what it can read, tells what it cannot, and throws for no bytes at all. */
export type Reader = (bytes: Buffer, opened: Opened) => Generator<Member>;
