import { compileRules, type RuleSet } from "../detection/compile.ts";
import type { CustomRule } from "../policy/custom-rule.ts";
import { toRule } from "../policy/custom-rules.ts";

/** The rules that a policy adds to → all of them, compiled. */
export type RuleSetWith = (custom: readonly CustomRule[]) => RuleSet;

/** Organisations with rules of their own that take turns; each set holds some megabytes. */
const mostKept = 4;

/** Compiling takes tenths of a second, and most jobs come with the same rules as the one before. */
export function keepRuleSets(builtIn: RuleSet): RuleSetWith {
  const kept = new Map<string, RuleSet>();
  return (custom) => {
    if (custom.length === 0) return builtIn;
    const key = JSON.stringify(custom);
    const ruleSet = kept.get(key) ?? compileRules([...builtIn.rules, ...custom.map(toRule)]);
    // Put back at the end: the one that was not used for longest comes first.
    kept.delete(key);
    kept.set(key, ruleSet);
    for (const oldest of [...kept.keys()].slice(0, -mostKept)) kept.delete(oldest);
    return ruleSet;
  };
}
