import { compileRules, type RuleSet } from "../detection/compile.ts";
import type { Rule } from "../detection/rule.ts";
import * as all from "./all.ts";
import type { Provider } from "./provider.ts";

export const providers: readonly Provider[] = Object.values(all);

/** The rules of all providers, compiled. Takes tens of milliseconds: call it once. */
export function ruleSet(): RuleSet {
  return compileRules(providers.flatMap((provider) => provider.rules));
}

/** Throws where there is no such rule: an id comes from a rule, or from a finding of one. */
export function ruleOf(ruleId: string): Rule {
  const rule = providerOf(ruleId).rules.find(({ id }) => id === ruleId);
  if (rule === undefined) throw new Error(`no rule ${ruleId}`);
  return rule;
}

/** The provider that the rule belongs to. Throws where there is no such rule. */
export function providerOf(ruleId: string): Provider {
  const provider = providers.find(({ rules }) => rules.some(({ id }) => id === ruleId));
  if (provider === undefined) throw new Error(`no rule ${ruleId}`);
  return provider;
}
