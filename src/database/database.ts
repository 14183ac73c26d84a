import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

/** A database whose tables are there, whatever kind it is of. */
export interface Database {
  readonly db: Kysely<Tables>;
  inTransaction<Result>(work: (trx: Transaction) => Promise<Result>): Promise<Result>;
}

export interface Transaction {
  readonly db: Kysely<Tables>;
  /**
   * Keeps every other transaction that locks one of these names waiting until this one ends. In SQLite transactions run one after
   * another anyway. Lock all you need at once: two that take the same names in different orders would wait for each other for ever.
   */
  lock(...names: readonly string[]): Promise<void>;
}
