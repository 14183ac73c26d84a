import { expect, test } from "vitest";
import { describeRule } from "../../src/jobs/describe-rule.ts";
import { customRule } from "../support/custom-rule.ts";

test("a rule of a provider's is told with its provider and runbook", () => {
  expect(describeRule("stripe-secret-key", [])).toMatchObject({ provider: "Stripe", envVar: "STRIPE_SECRET_KEY" });
});

test("a rule of the policy's own is told by its title, its page and its advice, which stays text", () => {
  const rule = customRule({
    console: "https://deploy.acme.example/keys",
    envVar: "ACME_KEY",
    advice: "Ask @team, [here](https://a.example)",
  });
  const kind = describeRule("custom-acme-deploy-key", [rule]);
  expect(kind).toMatchObject({ title: "Acme deploy key", provider: "deploy.acme.example", envVar: "ACME_KEY" });
  expect(kind.runbook.console).toBe("https://deploy.acme.example/keys");
  const [step] = kind.runbook.replace;
  expect(step).toContain("Ask @\u2060team");
  expect(step).not.toContain("[here](");
});

test.each(["custom-taken-out-of-the-file", "of-a-version-long-ago"])("%s is still told, in general words", (ruleId) => {
  const { title, runbook } = describeRule(ruleId, [customRule()]);
  expect(title).toBe("Credential");
  expect([runbook.replace, runbook.revoke, runbook.audit].map((steps) => steps.length)).toEqual([1, 1, 1]);
});
