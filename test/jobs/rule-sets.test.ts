import { expect, test } from "vitest";
import { compileRules } from "../../src/detection/compile.ts";
import { scan } from "../../src/detection/scan.ts";
import { keepRuleSets } from "../../src/jobs/rule-sets.ts";
import { toRule } from "../../src/policy/custom-rules.ts";
import { customRule } from "../support/custom-rule.ts";

const builtIn = compileRules([toRule(customRule({ id: "stands-in-for-a-provider", pattern: "acme-own-[0-9]+" }))]);

test("without rules of its own, a policy is judged by the rules that were compiled at the start", () => {
  expect(keepRuleSets(builtIn)([])).toBe(builtIn);
});

test("a policy's rules are added to the others, and the version says so", () => {
  const ruleSet = keepRuleSets(builtIn)([customRule()]);
  expect(scan("acme-own-1 acme-fern-2047", ruleSet).map(({ ruleId }) => ruleId)).toEqual([
    "custom-stands-in-for-a-provider",
    "custom-acme-deploy-key",
  ]);
  expect(ruleSet.version).not.toBe(builtIn.version);
});

test("the same rules are compiled once, until four others were used since", () => {
  const ruleSetWith = keepRuleSets(builtIn);
  const first = ruleSetWith([customRule()]);
  for (const id of ["a", "b", "c"]) ruleSetWith([customRule({ id })]);
  expect(ruleSetWith([customRule()])).toBe(first);
  for (const id of ["d", "e", "f", "g"]) ruleSetWith([customRule({ id })]);
  expect(ruleSetWith([customRule()])).not.toBe(first);
});
