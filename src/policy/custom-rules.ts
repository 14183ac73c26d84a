import { compileRules } from "../detection/compile.ts";
import type { Rule } from "../detection/rule.ts";
import { scan } from "../detection/scan.ts";
import type { CustomRule } from "./custom-rule.ts";
import { compilePattern, type MatchPattern } from "./re2-pattern.ts";

/** No rule of a provider's begins with it. */
const prefix = "custom-";

/** What its findings are called. */
export function customRuleId({ id }: Pick<CustomRule, "id">): string {
  return `${prefix}${id}`;
}

export function isCustomRuleId(ruleId: string): boolean {
  return ruleId.startsWith(prefix);
}

/** For the engine. Throws where the pattern has a problem: `problemsOfRules` was to be asked before. */
export function toRule(custom: CustomRule): Rule {
  const compiled = compilePattern(custom.pattern);
  if ("problem" in compiled) throw new TypeError(`the pattern of ${custom.id} ${compiled.problem}`);
  return ruleWith(custom, compiled.match);
}

function ruleWith(custom: CustomRule, match: MatchPattern): Rule {
  const { title, severity, keywords, pattern, confidence, envVar } = custom;
  return {
    id: customRuleId(custom),
    title,
    severity,
    form: { kind: "custom", keywords, pattern, confidence, match, near: [] },
    envVars: envVar === undefined ? [] : [envVar],
  };
}

export interface RuleProblem {
  /** From the list of rules: `[2, "samples", "match", 0]`. */
  readonly path: readonly (string | number)[];
  /** Goes on where the setting's name stopped. Quotes nothing of a sample: it may look like a secret, or be one. */
  readonly message: string;
}

/** What keeps the rules from counting: ids that come twice, patterns that do not compile, samples that they do not live up to. */
export function* problemsOfRules(rules: readonly CustomRule[]): Generator<RuleProblem> {
  const ids = new Set<string>();
  for (const [index, rule] of rules.entries()) {
    if (ids.has(rule.id)) yield { path: [index, "id"], message: "is the id of a rule above; give each its own" };
    ids.add(rule.id);
    for (const { path, message } of problemsOf(rule)) yield { path: [index, ...path], message };
  }
}

function* problemsOf(rule: CustomRule): Generator<RuleProblem> {
  const compiled = compilePattern(rule.pattern);
  if ("problem" in compiled) {
    yield { path: ["pattern"], message: compiled.problem };
    return;
  }
  const ruleSet = compileRules([ruleWith(rule, compiled.match)]);
  const { match, ignore } = rule.samples;
  for (const [index, sample] of match.entries()) {
    if (scan(sample, ruleSet).length > 0) continue;
    yield {
      path: ["samples", "match", index],
      message: `number ${index + 1} ${whyMissed(sample, rule, compiled.match)}`,
    };
  }
  for (const [index, sample] of ignore.entries()) {
    if (scan(sample, ruleSet).length === 0) continue;
    const message = `number ${index + 1} is found by the rule; make the pattern narrower, or take the sample out`;
    yield { path: ["samples", "ignore", index], message };
  }
}

function whyMissed(sample: string, { keywords }: CustomRule, match: MatchPattern): string {
  const text = Buffer.from(sample).toString("latin1");
  if (match(text).next().done) return "is not found: the pattern does not match it; mend the one or the other";
  const isNamed = keywords.some((keyword) => text.toLowerCase().includes(keyword.toLowerCase()));
  return isNamed
    ? "is not found: no keyword stands within 512 bytes of what the pattern matches; choose a nearer one"
    : "is not found: it holds none of the keywords, and the pattern is tried near them only; add one that it holds";
}
