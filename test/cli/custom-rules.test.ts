import { expect, test } from "vitest";
import { policyPath } from "../../src/policy/parse-policy.ts";
import { customRule } from "../support/custom-rule.ts";
import { runRekey, tempFolder } from "./run-rekey.ts";

const rule = customRule({ advice: "Ask the platform team for a new one." });
const policy = JSON.stringify({ rules: [rule] });
const [sample = ""] = rule.samples.match;

test("rules of the policy's own find what they describe, with their own advice, but not in the policy itself", async () => {
  const directory = tempFolder({ [policyPath]: policy, "a.ts": `${sample}\n` });
  const { status, stdout } = await runRekey(["scan"], { directory });
  expect(status).toBe(1);
  expect(stdout).toContain(rule.title);
  expect(stdout).toContain("→ Ask the platform team for a new one.");
  expect(stdout).toContain("in 1 file; examined 2 files");
});

test("a policy that is asked for by name defines the rules, too, wherever it stands", async () => {
  const directory = tempFolder({ "rules/own.yml": policy, "copy.yml": policy });
  const { stdout } = await runRekey(["scan", "--policy", "rules/own.yml"], { directory });
  expect(stdout).toContain("copy.yml");
  expect(stdout).toContain("in 1 file; examined 2 files");
});

test("threads know the policy's own rules", async () => {
  const files = Object.fromEntries(Array.from({ length: 220 }, (_, index) => [`f${index}.ts`, ""]));
  const directory = tempFolder({ ...files, "z.ts": sample, [policyPath]: policy });
  const { stdout } = await runRekey(["scan", "-f", "jsonl", "--jobs", "2"], { directory });
  expect(JSON.parse(stdout)).toMatchObject({ rule: `custom-${rule.id}`, file: "z.ts", title: rule.title });
});

test("SARIF and --explain describe them, too", async () => {
  const directory = tempFolder({ [policyPath]: policy, "a.ts": `${sample}\n` });
  const sarif = JSON.parse((await runRekey(["scan", "-f", "sarif"], { directory })).stdout);
  expect(sarif.runs[0].tool.driver.rules[0].help.text).toContain("Ask the platform team");
  const explained = await runRekey(["scan", "--explain", "a.ts:1"], { directory });
  expect(explained.stdout).toContain(`${rule.title} (custom-${rule.id}`);
});
