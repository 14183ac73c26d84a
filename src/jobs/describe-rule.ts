import { providerOf, ruleOf } from "../providers/index.ts";
import type { CredentialKind } from "../verdict/render-context.ts";

/** A rule and its provider, in the reader's words. */
export function describeRule(ruleId: string): CredentialKind {
  const { name, runbook } = providerOf(ruleId);
  const { title, envVars } = ruleOf(ruleId);
  return { provider: name, title, envVar: envVars[0], runbook };
}
