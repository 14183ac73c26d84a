import type { CustomRule } from "../policy/custom-rule.ts";
import { customRuleId } from "../policy/custom-rules.ts";
import { isKnownRule, providerOf, ruleOf } from "../providers/index.ts";
import { prose } from "../verdict/markdown.ts";
import type { CredentialKind } from "../verdict/render-context.ts";

/** A rule and its provider, in the reader's words. `custom`: the rules that the policy adds. One that is gone is described, too. */
export function describeRule(ruleId: string, custom: readonly CustomRule[]): CredentialKind {
  const own = custom.find((rule) => customRuleId(rule) === ruleId);
  if (own !== undefined) return describeOwn(own);
  if (!isKnownRule(ruleId)) return goneRule;
  const { name, runbook } = providerOf(ruleId);
  const { title, envVars } = ruleOf(ruleId);
  return { provider: name, title, envVar: envVars[0], runbook };
}

function describeOwn({ title, envVar, advice, console }: CustomRule): CredentialKind {
  return {
    provider: console === undefined ? title : new URL(console).host,
    title,
    envVar,
    runbook: {
      console,
      replace: [advice === undefined ? "Make a new one where this kind of credential is issued." : prose(advice)],
      revoke: ["Revoke it where it was issued, and see that it is refused."],
      audit: ["Look through the access logs of what it opens, from the moment it was pushed."],
    },
  };
}

/** An incident outlives the rule that found it: a policy's own may be taken out of the file. */
const goneRule: CredentialKind = {
  provider: "whoever issued it",
  title: "Credential",
  envVar: undefined,
  runbook: {
    console: undefined,
    replace: ["Find out what it opens (the rule that found it is no longer there to say), and make a new one."],
    revoke: ["Revoke it where it was issued, and see that it is refused."],
    audit: ["Look through the access logs of what it opens, from the moment it was pushed."],
  },
};
