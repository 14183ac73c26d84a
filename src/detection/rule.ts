import type { Form } from "./form.ts";
import type { Reason } from "./reasons.ts";

export type Severity = "critical" | "high" | "medium" | "low";

/** How one kind of credential is recognised. The id is stable for ever: it stands in baselines and in issues. */
export interface Rule {
  readonly id: string;
  /** What a developer would call it: "Stripe live secret key". */
  readonly title: string;
  readonly severity: Severity;
  readonly form: Form;
  /** Variables it usually travels in, the commonest first: used for the replacement we suggest. */
  readonly envVars: readonly string[];
  /** Where it does not open anything of value: issued for a sandbox, or made to stand in a web page or an app. Undefined: live use. */
  readonly use?: "test" | "publishable";
  /** Rules of the other half, where one credential is of no use alone: the key id that belongs to a secret. */
  readonly partners?: readonly string[];
  /** What a credential of this kind tells about itself: that it is a canary token, planted to be found. */
  readonly tells?: (credential: string) => Reason | undefined;
  /** The cheapest call that tells whether it is live; it only reads. Only where the issuer's host is known beforehand. */
  readonly verify?: Verification;
  /** The call that ends its life. */
  readonly revoke?: ApiCall;
}

export interface ApiCall {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "HEAD";
  /** https. `{token}` is the credential, other braces are what goes with it. */
  readonly url: string;
  /** A header line ("Authorization: Bearer {token}"), or how else the credential travels. */
  readonly auth: string;
}

export interface Verification extends ApiCall {
  /** HTTP statuses that mean the credential is accepted. Any other answer than these two lists says nothing. */
  readonly live: readonly number[];
  readonly dead: readonly number[];
}
