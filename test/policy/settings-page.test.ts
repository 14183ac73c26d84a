import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { renderSettingsPage } from "../../scripts/settings-page.ts";
import { parsePolicy } from "../../src/policy/parse-policy.ts";

test("docs/settings.md is what the schema says: run `node scripts/docs.ts`", () => {
  expect(readFileSync(new URL("../../docs/settings.md", import.meta.url), "utf8")).toBe(renderSettingsPage());
});

test("the examples on the page are valid policies", () => {
  const examples = [...renderSettingsPage().matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, example = ""]) => example);
  const [general, ownRules] = examples.map((example) => parsePolicy(example, "repository"));
  expect(general).toHaveProperty("policy.failOn", "medium");
  expect(ownRules).toHaveProperty("policy.rules.0.id", "acme-deploy-key");
});
