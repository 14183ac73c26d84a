import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { policyOf, usualPolicy } from "../../../src/cli/scan/load-policy.ts";
import { policyPath } from "../../../src/policy/parse-policy.ts";
import { defaultPolicy } from "../../../src/policy/policy.ts";
import { tempFolder } from "../run-rekey.ts";

test("without a file, the command line judges as the app does, and fails where something was not examined", async () => {
  expect({ ...defaultPolicy, incomplete: "block", path: policyPath }).toMatchObject(usualPolicy);
  expect(await policyOf(tempFolder({}))).toBe(usualPolicy);
});

test("the file is the app's", async () => {
  expect(await policyOf(tempFolder({ [policyPath]: "failOn: high\n" }))).toMatchObject({ failOn: "high" });
});

test("a policy behind a symbolic link is not followed", async () => {
  const outside = tempFolder({ "rekey.yml": "failOn: high\n" });
  const directory = tempFolder({});
  symlinkSync(outside, join(directory, ".github"));
  await expect(policyOf(directory)).rejects.toThrow("lies behind a symbolic link");
});
