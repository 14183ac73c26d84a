import { expect, test } from "vitest";
import { providerOf, providers, ruleOf } from "../../src/providers/index.ts";

const rules = providers.flatMap((provider) => provider.rules);

test("a rule's id is its own, and leads back to the rule and its provider", () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  for (const provider of providers) {
    for (const rule of provider.rules) {
      expect(ruleOf(rule.id)).toBe(rule);
      expect(providerOf(rule.id)).toBe(provider);
    }
  }
});

test("an id that no rule has is refused", () => {
  expect(() => ruleOf("no-such-rule")).toThrow("no rule no-such-rule");
});

test("no two providers have the same name", () => {
  const names = providers.map(({ name }) => name.toLowerCase());
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
});

test("an id is in kebab-case, a title is no sentence, and a variable can be set in a shell", () => {
  for (const { id, title, envVars } of rules) {
    expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    expect(title, id).toMatch(/^\S.*[^.\s]$/);
    for (const name of envVars) expect(name, id).toMatch(/^[A-Za-z_][A-Za-z0-9_]*$/);
  }
});

test("the other half of a credential is a rule, too", () => {
  for (const { id, partners = [] } of rules)
    for (const partner of partners) expect(() => ruleOf(partner), id).not.toThrow();
});

test("a credential is sent to no host but one that is written down here, and only by https", () => {
  for (const { id, verify, revoke } of rules) {
    for (const call of [verify, revoke]) {
      if (call === undefined) continue;
      expect(call.url, id).toMatch(/^https:\/\/[a-z0-9.-]+\.[a-z]+(?::\d+)?(?:[/?]|$)/);
      expect(call.auth, id).not.toBe("");
    }
  }
});

test("no answer says both that a credential is live and that it is dead", () => {
  for (const { id, verify } of rules) {
    if (verify === undefined) continue;
    const { live, dead } = verify;
    expect(live.length + dead.length, id).toBeGreaterThan(0);
    expect(
      live.filter((status) => dead.includes(status)),
      id,
    ).toEqual([]);
    for (const status of [...live, ...dead]) expect(Math.floor(status / 100), id).toBeOneOf([2, 3, 4, 5]);
  }
});

test.each(providers)("$name has a complete runbook", ({ runbook, references }) => {
  for (const steps of [runbook.replace, runbook.revoke, runbook.audit]) {
    expect(steps.length).toBeGreaterThan(0);
    for (const step of steps) expect(step).toMatch(/^[A-Z].{20,}[.:]$/);
  }
  for (const url of [...references, ...(runbook.console === undefined ? [] : [runbook.console])]) {
    expect(new URL(url).protocol).toBe("https:");
  }
});
