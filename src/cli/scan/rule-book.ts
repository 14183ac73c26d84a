import type { RuleSet } from "../../detection/compile.ts";
import type { CustomRule } from "../../policy/custom-rule.ts";
import { type Description, describeCustom, describeKnown } from "../describe.ts";

/** The rules that Rekey comes with, and those of a policy. */
export interface RuleBook {
  readonly ruleSet: RuleSet;
  /** Throws where there is no such rule: an id comes from a finding. */
  readonly describe: (ruleId: string) => Description;
  readonly isCustom: (ruleId: string) => boolean;
}

/** Compiles the rules. The modules that custom rules need are loaded only where there are such. */
export async function loadRuleBook(custom: readonly CustomRule[]): Promise<RuleBook> {
  const { providers, ruleSet } = await import("../../providers/index.ts");
  if (custom.length === 0) return { ruleSet: ruleSet(), describe: describeKnown, isCustom: () => false };
  const { compileRules } = await import("../../detection/compile.ts");
  const { customRuleId, toRule } = await import("../../policy/custom-rules.ts");
  const byId = new Map(custom.map((rule) => [customRuleId(rule), rule]));
  return {
    ruleSet: compileRules([...providers.flatMap(({ rules }) => rules), ...custom.map(toRule)]),
    describe(ruleId) {
      const own = byId.get(ruleId);
      return own === undefined ? describeKnown(ruleId) : describeCustom(ruleId, own);
    },
    isCustom: (ruleId) => byId.has(ruleId),
  };
}
