import { expect, test } from "vitest";
import { describeProblem, type PolicySource, parsePolicy } from "../../src/policy/parse-policy.ts";

function checkProblems(text: string, expected: readonly string[], source: PolicySource = "repository"): void {
  const parsed = parsePolicy(text, source);
  expect("problems" in parsed ? parsed.problems.map(describeProblem) : parsed).toEqual(expected);
}

test("a policy with every setting is read as it stands", () => {
  const text = `
failOn: high
removed: warn
incomplete: block
inlineAllow: false
drafts: false
issues: false
comments: { inline: true, max: 3 }
labels: [security]
privateRepository: acme/incidents
ignore:
  paths:
    - glob: test/fixtures/**
      reason: recorded answers
  fingerprints:
    - fingerprint: 0123456789abcdef
      reason: printed in the vendor's manual
hygiene:
  env-file-ignored: off
`;
  expect(parsePolicy(text, "organisation")).toEqual({
    policy: {
      failOn: "high",
      removed: "warn",
      incomplete: "block",
      inlineAllow: false,
      drafts: false,
      issues: false,
      comments: { inline: true, max: 3 },
      labels: ["security"],
      privateRepository: "acme/incidents",
      ignore: {
        paths: [{ glob: "test/fixtures/**", reason: "recorded answers" }],
        fingerprints: [{ fingerprint: "0123456789abcdef", reason: "printed in the vendor's manual" }],
      },
      hygiene: { "env-file-ignored": "off" },
    },
  });
});

test.each([
  ["an empty file", ""],
  ["nothing but comments", "# nothing yet\n"],
])("%s leaves everything at its default", (_, text) => {
  expect(parsePolicy(text, "repository")).toEqual({ policy: {} });
});

test("a word that YAML 1.1 took for true or false stays a word: `off` is a level", () => {
  const parsed = parsePolicy("hygiene:\n  env-file-untracked: off\n", "repository");
  expect(parsed).toEqual({ policy: { hygiene: { "env-file-untracked": "off" } } });
});

test.each([
  ["failOn: high\nfaillOn: low\n", ["line 2, column 1: `faillOn` is not a setting, `failOn` is"]],
  ["comments:\n  maximum: 3\n", ["line 2, column 3: `comments.maximum` is not a setting; here stand `inline`, `max`"]],
  [
    "hygiene:\n  env-file-ignore: off\n",
    ["line 2, column 3: `hygiene.env-file-ignore` is not a setting, `env-file-ignored` is"],
  ],
  ["failOn: sometimes\n", ["line 1, column 1: `failOn` must be `high`, `medium` or `low`"]],
  ["drafts: maybe\n", ["line 1, column 1: `drafts` must be `true` or `false`"]],
  ["labels: security\n", ["line 1, column 1: `labels` must be a list: one line for each entry, beginning with `- `"]],
  ["comments: 3\n", ["line 1, column 1: `comments` must be a group of settings, indented below it"]],
  ["comments:\n  max: 51\n", ["line 2, column 3: `comments.max` must have at most 50 as its value"]],
  ["- failOn: high\n", ["line 1, column 1: the policy must be a group of settings, indented below it"]],
  ["ignore:\n  paths:\n    - glob: a/**\n", ["line 3, column 7: `ignore.paths.reason` is missing"]],
  [
    "ignore:\n  paths:\n    - glob: a/**\n      reason: ' '\n",
    ["line 4, column 7: `ignore.paths.reason` must say why, so that the next reader can judge whether it still holds"],
  ],
  [
    "ignore:\n  paths:\n    - glob: '!a/**'\n      reason: kept\n",
    ["line 3, column 7: `ignore.paths.glob` must not begin with `!`; name what is ignored, not what is kept"],
  ],
  [
    "ignore:\n  fingerprints:\n    - fingerprint: abc\n      reason: an example\n",
    [
      "line 3, column 7: `ignore.fingerprints.fingerprint` must be the fingerprint that the check shows, or its first 12 characters or more",
    ],
  ],
  ["failOn: high\ndrafts: true\nfailOn: low\n", ["line 3, column 1: `failOn` is set twice; keep one of them"]],
  [
    "labels: &l [a]\nignore: *l\n",
    ["line 2, column 9: `*` begins an alias, and a policy has none; write the value out, or put quotes around it"],
  ],
  [
    "failOn: [high\n",
    [
      "line 2, column 1: this is not valid YAML; look for a missing colon, quote or bracket, or a wrong indentation, here or just above",
    ],
  ],
  [
    "a: 1\n---\nb: 2\n",
    ["line 2, column 1: the file holds a second document; remove the `---` and what does not belong"],
  ],
  ["__proto__: 1\n", ["line 1, column 1: `__proto__` is not a setting; here stand"]],
])("%j is told with its place and what to write instead", (text, expected) => {
  const parsed = parsePolicy(text, "repository");
  const told = "problems" in parsed ? parsed.problems.map(describeProblem) : [];
  expect(told).toHaveLength(expected.length);
  for (const [index, sentence] of expected.entries()) expect(told[index]).toContain(sentence);
});

test("only the organisation says where the details of public findings go", () => {
  const parsed = parsePolicy("failOn: low\nprivateRepository: evil/elsewhere\n", "repository");
  expect(parsed).toMatchObject({ problems: [{ line: 2, column: 1 }] });
});

test("a name in the file cannot leave the code span it is quoted in", () => {
  checkProblems("'a`b @everyone': 1\n", [
    expect.stringMatching(/^line 1, column 1: `a\?b @everyone` is not a setting; here stand `failOn`/),
  ]);
});

test.each([
  ["a file over 64 KB", `# ${"a".repeat(64 * 1024)}\n`, "larger than 64 KB"],
  ["deep nesting", "[".repeat(60_000), "nested too deeply"],
  ["a bomb of aliases", `a: &a [1]\nb: &b [*a, *a]\nc: [*b, *b]\n`, "alias"],
])("%s is refused and does not hold the process", (_, text, expected) => {
  const parsed = parsePolicy(text, "repository");
  expect("problems" in parsed ? parsed.problems[0]?.message : undefined).toContain(expected);
});

test("at most ten problems are told at once", () => {
  const text = Array.from({ length: 30 }, (_, index) => `unknown${index}: 1\n`).join("");
  const parsed = parsePolicy(text, "repository");
  expect("problems" in parsed ? parsed.problems : []).toHaveLength(10);
});
