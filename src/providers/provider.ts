import type { Rule } from "../detection/rule.ts";

/** The provider's own steps, in the order an engineer takes them: replace, deploy, then revoke. */
export interface Runbook {
  /** Page where a person manages the credential (https). Undefined where there is no such page: a key pair, a database. */
  readonly console: string | undefined;
  readonly replace: readonly string[];
  readonly revoke: readonly string[];
  readonly audit: readonly string[];
}

export interface Provider {
  readonly name: string;
  readonly rules: readonly Rule[];
  readonly runbook: Runbook;
  /** Vendor pages the facts come from. */
  readonly references: readonly string[];
}
