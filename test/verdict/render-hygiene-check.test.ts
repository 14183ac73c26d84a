import { expect, test } from "vitest";
import { renderHygieneCheck } from "../../src/verdict/render-hygiene-check.ts";
import type { HygieneVerdict } from "../../src/verdict/verdict.ts";
import { context, ignoredCheck, unignored } from "./example-verdict.ts";

const older: HygieneVerdict = {
  ...unignored,
  conclusion: "success",
  results: unignored.results.map((result) => ({ ...result, introduced: [], before: result.introduced })),
};

test.each([
  ["1 thing to mend", unignored],
  ["All well here; 1 older thing to mend", older],
  ["All well", { ...unignored, results: [], passed: [ignoredCheck] }],
])("title: %s", (expected, verdict) => {
  expect(renderHygieneCheck(verdict, context()).title).toBe(expected);
});

test("a statement that does not hold comes with where, why and how to mend it", () => {
  const { summary, annotations } = renderHygieneCheck(unignored, context());
  expect(summary).toMatch(
    /### ✗ `\.env` is ignored\n[\s\S]*`\.gitignore:3`[\s\S]*\*\*Why\.\*\*[\s\S]*\*\*How to mend it\.\*\*/,
  );
  expect(annotations).toMatchObject([{ path: ".gitignore", startLine: 3, level: "failure" }]);
});

test("what was there before is listed, without an annotation", () => {
  const { text, annotations } = renderHygieneCheck(older, context());
  expect(text).toContain("Older, not from this change: env-file-ignored (1)");
  expect(annotations).toEqual([]);
});

test("a public repository is not told where", () => {
  const output = renderHygieneCheck(unignored, context({ isPublic: true }));
  expect(output.annotations).toEqual([]);
  expect(`${output.title}${output.summary}${output.text}`).not.toMatch(/\.gitignore|unignored|1 place/);
});
