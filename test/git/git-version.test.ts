import { expect, test } from "vitest";
import { checkGitVersion, requireVersion } from "../../src/git/git-version.ts";
import { gitTestEnvironment } from "../support/git.ts";

test.each([
  ["git version 2.31.0\n", "2.31.0"],
  ["git version 2.39.5 (Apple Git-154)\n", "2.39.5"],
  ["git version 2.50.1.windows.1\n", "2.50.1"],
  ["git version 3.0\n", "3.0"],
])("%j is good enough", (answer, version) => {
  expect(requireVersion(answer)).toBe(version);
});

test.each([
  ["git version 2.30.2\n", "2.30.2"],
  ["git version 1.99.0\n", "1.99.0"],
  ["something else\n", "unknown"],
])("%j is refused by name", (answer, version) => {
  expect(() => requireVersion(answer)).toThrow(`Rekey needs git 2.31 or newer; this one is ${version}.`);
});

test("the git that runs these tests is asked itself", async () => {
  expect(await checkGitVersion(gitTestEnvironment)).toMatch(/^\d+\.\d+/);
});
