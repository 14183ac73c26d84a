import { expect, test } from "vitest";
import { compileRules } from "../../src/detection/compile.ts";
import { sampleOf } from "../../src/detection/sample.ts";
import { scan } from "../../src/detection/scan.ts";
import type { CustomRule } from "../../src/policy/custom-rule.ts";
import { isCustomRuleId, toRule } from "../../src/policy/custom-rules.ts";
import { describeProblem, parsePolicy } from "../../src/policy/parse-policy.ts";
import { providers, ruleOf } from "../../src/providers/index.ts";
import { customRule } from "../support/custom-rule.ts";

/** JSON is YAML, and each line of it holds one setting. */
function problemsOf(...rules: readonly object[]): string[] {
  const parsed = parsePolicy(JSON.stringify({ rules }, undefined, 1), "repository");
  return "problems" in parsed ? parsed.problems.map(describeProblem) : [];
}

test("a rule that does what its samples say is taken as it stands", () => {
  const rule = customRule({
    advice: "Ask the platform team.",
    console: "https://deploy.acme.example/keys?all=1",
    envVar: "ACME_KEY",
  });
  expect(parsePolicy(JSON.stringify({ rules: [rule] }), "repository")).toEqual({ policy: { rules: [rule] } });
});

test("what it finds has the rule's id, title, severity and confidence, and the place of the credential", () => {
  const ruleSet = compileRules([toRule(customRule({ confidence: "medium" }))]);
  expect(ruleSet.rules).toMatchObject([{ id: "custom-acme-deploy-key", title: "Acme deploy key", severity: "high" }]);
  expect(scan("a\nb = 'acme-moss-1130'\n", ruleSet)).toMatchObject([
    { ruleId: "custom-acme-deploy-key", confidence: "medium", reasons: ["custom"], span: { line: 2, startColumn: 6 } },
  ]);
});

const changed: readonly (readonly [string, Partial<CustomRule>, string])[] = [
  ["look-around", { pattern: "(?=acme)x" }, "`rules.pattern` is not a pattern of RE2 (invalid or unsupported"],
  ["a back-reference", { pattern: "(acme)\\1" }, "RE2 has neither look-around nor back-references"],
  ["an open group", { pattern: "(acme" }, "(missing closing ), at `(acme`)"],
  ["a pattern for nothing", { pattern: "(?:acme-)?" }, "`rules.pattern` matches the empty text"],
  ["a pattern that unfolds", { pattern: "(?:[a-z]{9}acme){500}" }, "`rules.pattern` is too large once its repetitions"],
  ["a long pattern", { pattern: "acme".repeat(251) }, "`rules.pattern` must have at most 1000 characters"],
  ["a pattern beyond ASCII", { pattern: "acmé-[a-z]+" }, "`rules.pattern` must be one line of ASCII"],
  ["no keyword", { keywords: [] }, "`rules.keywords` must have at least 1 entries"],
  ["a keyword of signs", { keywords: ["=-="] }, "`rules.keywords` must hold at least three letters or digits"],
  ["an id with capitals", { id: "Acme" }, "`rules.id` must be lower-case words joined by hyphens"],
  ["a title of two lines", { title: "Acme\nkey" }, "`rules.title` must be one line of text"],
  ["a guess", { confidence: "low" as "high" }, "`rules.confidence` must be `high` or `medium`"],
  ["a console without https", { console: "http://acme.example" }, "`rules.console` must be an address with https"],
  ["a console that ends the link", { console: "https://a.example/) [x](" }, "`rules.console` must be an address"],
  ["no samples to find", { samples: { match: [], ignore: ["a"] } }, "`rules.samples.match` must have at least 1"],
  ["no samples to leave", { samples: { match: ["acme-fern-2047"], ignore: [] } }, "`rules.samples.ignore` must have"],
];

test.each(changed)("%s is refused with what to do", (_, changes, expected) => {
  const problems = problemsOf(customRule(changes));
  expect(problems).toEqual([expect.stringContaining(expected)]);
});

test("a setting that a rule does not have is told with what was probably meant", () => {
  expect(problemsOf({ ...customRule(), patern: "x" })).toEqual([
    expect.stringContaining("`rules.patern` is not a setting, `pattern` is"),
  ]);
});

test("the second rule of an id is refused at its own place", () => {
  expect(problemsOf(customRule(), customRule({ title: "Another" }))).toEqual([
    expect.stringMatching(/^line \d+, column \d+: `rules.id` is the id of a rule above; give each its own$/),
  ]);
  expect(problemsOf(customRule(), customRule({ id: "other" }))).toEqual([]);
});

test("more than a hundred rules are refused", () => {
  const rules = Array.from({ length: 101 }, (_, index) => customRule({ id: `rule-${index}` }));
  expect(problemsOf(...rules)).toEqual([expect.stringContaining("`rules` must have at most 100 entries")]);
});

const samples: readonly (readonly [string, CustomRule["samples"], string])[] = [
  [
    "that does not match",
    { match: ["acme-fern-2047", "acme-fern"], ignore: ["x"] },
    "number 2 is not found: the pattern",
  ],
  [
    "to leave that is found",
    { match: ["acme-fern-2047"], ignore: ["x", "acme-moss-1130"] },
    "number 2 is found by the",
  ],
];

test.each(samples)("a sample %s is told by its number and never quoted", (_, given, expected) => {
  const [problem, ...others] = problemsOf(customRule({ samples: given }));
  expect(others).toEqual([]);
  expect(problem).toContain(expected);
  expect(problem).not.toMatch(/fern|moss/);
});

test("a sample that no keyword stands near is told apart from one that does not match", () => {
  const rule = customRule({ pattern: "[a-z]{4}-[0-9]{4}", keywords: ["deploy"] });
  const told = (...match: string[]) => problemsOf({ ...rule, samples: { match, ignore: ["x"] } });
  expect(told("fern-2047")).toEqual([expect.stringContaining("it holds none of the keywords")]);
  expect(told(`deploy${" ".repeat(600)}fern-2047`)).toEqual([expect.stringContaining("within 512 bytes")]);
  expect(told("deploy: fern-2047")).toEqual([]);
});

test("the problem stands at the sample's own line", () => {
  const text = [
    "rules:",
    "  - id: acme",
    "    title: Acme",
    "    pattern: acme-[0-9]{4}",
    "    keywords: [acme]",
    "    severity: low",
    "    confidence: high",
    "    samples:",
    "      match: [acme-2047]",
    "      ignore:",
    "        - acme",
    "        - acme-1130",
  ].join("\n");
  const parsed = parsePolicy(text, "organisation");
  expect(parsed).toMatchObject({ problems: [{ line: 12, column: 11 }] });
});

test("no rule of a provider's can be taken for one of a policy's", () => {
  const ids = providers.flatMap(({ rules }) => rules.map(({ id }) => id));
  expect(ids.filter(isCustomRuleId)).toEqual([]);
});

test("what a rule changes to gives another version of the rules", () => {
  const versionOf = (changes: Partial<CustomRule>) => compileRules([toRule(customRule(changes))]).version;
  const versions = [
    {},
    { title: "Other" },
    { pattern: "acme-[a-z]+" },
    { keywords: ["acm"] },
    { confidence: "medium" as const },
  ];
  expect(new Set(versions.map(versionOf)).size).toBe(versions.length);
});

test("a rule of a provider's goes before it, and it goes before a guess", () => {
  const known = sampleOf(ruleOf("stripe-secret-key"), 7);
  const guessed = sampleOf(ruleOf("generic-api-key"), 7);
  const anything = customRule({ pattern: "[!-~]{20,}", keywords: ["token"] });
  const ruleSet = compileRules([ruleOf("stripe-secret-key"), ruleOf("generic-api-key"), toRule(anything)]);
  const found = (text: string) => scan(text, ruleSet).map(({ ruleId }) => ruleId);
  expect(found(`token ${known}`)).toEqual(["stripe-secret-key"]);
  expect(found(`token = "${guessed}"`)).toEqual(["custom-acme-deploy-key"]);
});
