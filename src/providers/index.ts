import { compileRules, type RuleSet } from "../detection/compile.ts";
import type { Rule } from "../detection/rule.ts";
import * as all from "./all.ts";
import type { Provider } from "./provider.ts";
import * as services from "./services/all.ts";

export const providers: readonly Provider[] = [...Object.values(all), ...Object.values(services).flat()];

/** The rules of all providers, compiled. Takes tens of milliseconds: call it once. */
export function ruleSet(): RuleSet {
  return compileRules(providers.flatMap((provider) => provider.rules));
}

/** Whether it is there now: an id that was stored may be of a rule that is not. */
export function isKnownRule(ruleId: string): boolean {
  return entriesById().has(ruleId);
}

/** Throws where there is no such rule: an id comes from a rule, or from a finding of one. */
export function ruleOf(ruleId: string): Rule {
  return entryOf(ruleId).rule;
}

/** The provider that the rule belongs to. Throws where there is no such rule. */
export function providerOf(ruleId: string): Provider {
  return entryOf(ruleId).provider;
}

interface Entry {
  readonly rule: Rule;
  readonly provider: Provider;
}

let entries: ReadonlyMap<string, Entry> | undefined;

function entryOf(ruleId: string): Entry {
  const entry = entriesById().get(ruleId);
  if (entry === undefined) throw new Error(`no rule ${ruleId}`);
  return entry;
}

function entriesById(): ReadonlyMap<string, Entry> {
  entries ??= new Map(
    providers.flatMap((provider) => provider.rules.map((rule): [string, Entry] => [rule.id, { rule, provider }])),
  );
  return entries;
}
