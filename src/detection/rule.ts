import type { Form } from "./form.ts";

export type Severity = "critical" | "high" | "medium" | "low";

/** high: structure or checksum; medium: context; low: guess. */
export type Confidence = "high" | "medium" | "low";

/** How one kind of credential is recognised. The id is stable for ever: it stands in baselines and in issues. */
export interface Rule {
  readonly id: string;
  /** What a developer would call it: "Stripe live secret key". */
  readonly title: string;
  readonly severity: Severity;
  readonly form: Form;
  /** Variables it usually travels in, the commonest first: used for the replacement we suggest. */
  readonly envVars: readonly string[];
}
