import type { Rule } from "../detection/rule.ts";
import type { CustomRule } from "../policy/custom-rule.ts";
import { providerOf, ruleOf } from "../providers/index.ts";
import type { Provider } from "../providers/provider.ts";

/** What there is to say of a finding's rule. */
export interface Description {
  readonly id: string;
  readonly title: string;
  readonly severity: Rule["severity"];
  /** Who issues such credentials. */
  readonly issuer: Pick<Provider, "name" | "runbook" | "references">;
}

/** Of a rule that Rekey comes with. Throws where there is none of the id. */
export function describeKnown(ruleId: string): Description {
  const { id, title, severity } = ruleOf(ruleId);
  return { id, title, severity, issuer: providerOf(ruleId) };
}

/** Of a rule of the policy's own, which its findings know by `id`. */
export function describeCustom(id: string, { title, severity, advice, console }: CustomRule): Description {
  const name = console === undefined ? title : new URL(console).host;
  const runbook = {
    console,
    replace: [advice ?? "Make a new one where this kind of credential is issued."],
    revoke: ["Revoke it where it was issued, and see that it is refused."],
    audit: ["Look through the access logs of what it opens, from the moment it was readable."],
  };
  return { id, title, severity, issuer: { name, runbook, references: [] } };
}
