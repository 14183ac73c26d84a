import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { renderSettingsPage } from "../../scripts/settings-page.ts";
import { parsePolicy } from "../../src/policy/parse-policy.ts";

test("docs/settings.md is what the schema says: run `node scripts/docs.ts`", () => {
  expect(readFileSync(new URL("../../docs/settings.md", import.meta.url), "utf8")).toBe(renderSettingsPage());
});

test("the example on the page is a valid policy", () => {
  const example = /```yaml\n([\s\S]*?)```/.exec(renderSettingsPage())?.[1] ?? "";
  expect(parsePolicy(example, "repository")).toHaveProperty("policy.failOn", "medium");
});
