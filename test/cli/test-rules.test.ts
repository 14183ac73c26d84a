import { expect, test } from "vitest";
import { customRule } from "../support/custom-rule.ts";
import { runRekey, tempFolder } from "./run-rekey.ts";

test("rules test names each rule of the file that does what its samples say", async () => {
  const directory = tempFolder({ "good.yml": JSON.stringify({ rules: [customRule()] }), "none.yml": "failOn: high\n" });
  const good = await runRekey(["rules", "test", "good.yml"], { directory });
  expect(good).toMatchObject({ status: 0, stderr: "" });
  expect(good.stdout).toContain("custom-acme-deploy-key: Acme deploy key. Found in 1 of 1 samples");
  const none = await runRekey(["rules", "test", "none.yml"], { directory });
  expect(none).toMatchObject({ status: 0, stdout: "The policy has no rules of its own.\n" });
});

test("rules test says which sample a rule fails on, and does not print it", async () => {
  const rule = customRule({ samples: { match: ["acme-fern"], ignore: ["x"] } });
  const directory = tempFolder({ "bad.yml": JSON.stringify({ rules: [rule] }) });
  const { status, stderr } = await runRekey(["rules", "test", "bad.yml"], { directory });
  expect(status).toBe(2);
  expect(stderr).toContain("`rules.samples.match` number 1 is not found");
  expect(stderr).not.toContain("fern");
});
