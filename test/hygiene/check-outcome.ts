import { expect } from "vitest";
import type { HygieneCheck } from "../../src/hygiene/check.ts";

/** Values stand as `§` in the tests' texts, so that no file holds what looks like a secret. */
export const value = ["q7Rk2", "VxPz9", "Lm4Tn8"].join("");

/** Runs a check on a repository of these files. `expected`: `path:line suggestion` for each finding, without what is absent. */
export function checkOutcome(
  check: HygieneCheck,
  files: Readonly<Record<string, string>>,
  expected: readonly string[],
): void {
  const texts = Object.entries(files).map(([path, text]) => [path, text.replaceAll("§", value)] as const);
  const outcome = check.run({
    paths: texts.map(([path]) => path),
    changedPaths: new Set(),
    contents: new Map(texts.filter(([path]) => check.wants(path))),
  });
  const findings = outcome.state === "pass" ? [] : outcome.findings;
  const told = findings.map(({ path, line, suggestion }) =>
    [line === undefined ? path : `${path}:${line}`, suggestion].filter((part) => part !== undefined).join(" → "),
  );
  expect(told).toEqual(expected);
  // What a finding says is printed in comments.
  expect(JSON.stringify(findings)).not.toContain(value);
}
