import { expect, test } from "vitest";
import type { Finding } from "../../src/detection/finding.ts";
import { defaultPolicy } from "../../src/policy/policy.ts";
import { decideSecrets, type SecretsInput } from "../../src/verdict/decide-secrets.ts";

const [one, two] = ["1a".repeat(32), "2b".repeat(32)];

function finding(fields: Partial<Finding> = {}): Finding {
  return {
    ruleId: "example-key",
    fingerprint: one,
    mask: "ab…",
    severity: "high",
    confidence: "high",
    reasons: [],
    commit: "c".repeat(40),
    path: "src/a.ts",
    blob: "b".repeat(40),
    line: 3,
    endLine: 3,
    startColumn: 1,
    endColumn: 20,
    ...fields,
  };
}

const place = (path: string, line: number) => ({
  path,
  line,
  endLine: line,
  startColumn: 1,
  endColumn: 20,
  lineKey: "0",
});
const standing = (fingerprint: string, ...paths: string[]) =>
  new Map([[fingerprint, paths.map((path) => place(path, 3))]]);
const left = (harmless: boolean) => ({
  commits: 1,
  files: 1,
  bytes: 1,
  notExamined: [{ what: "big.bin", why: "it has 40 MB", harmless }],
});

function input(fields: Partial<SecretsInput> = {}): SecretsInput {
  return {
    policy: defaultPolicy,
    findings: [],
    suppressed: [],
    present: new Map(),
    resolvedFingerprints: new Set(),
    removedIn: new Map(),
    coverage: { commits: 1, files: 1, bytes: 1, notExamined: [] },
    notes: [],
    ...fields,
  };
}

const warning = { ...defaultPolicy, removed: "warn", incomplete: "block" } as const;
const suppressed = { finding: finding(), by: { kind: "path", glob: "src/**", reason: "recorded" } } as const;

test.each<[string, Partial<SecretsInput>, string]>([
  ["nothing found, all examined", {}, "success"],
  ["a suppressed finding alone", { suppressed: [suppressed] }, "success"],
  ["a sure finding at the head", { findings: [finding()], present: standing(one, "src/a.ts") }, "failure blocks"],
  ["a finding of medium confidence", { findings: [finding({ confidence: "medium" })] }, "failure blocks"],
  ["a guess", { findings: [finding({ confidence: "low" })], present: standing(one, "src/a.ts") }, "neutral warns"],
  [
    "a guess, with failOn low",
    { findings: [finding({ confidence: "low" })], policy: { ...defaultPolicy, failOn: "low" } },
    "failure blocks",
  ],
  [
    "medium, with failOn high",
    { findings: [finding({ confidence: "medium" })], policy: { ...defaultPolicy, failOn: "high" } },
    "neutral warns",
  ],
  ["a credential gone from the head", { findings: [finding()] }, "failure blocks"],
  ["gone, under removed: warn", { findings: [finding()], policy: warning }, "neutral warns"],
  [
    "still there, under removed: warn",
    { findings: [finding()], policy: warning, present: standing(one, "src/a.ts") },
    "failure blocks",
  ],
  ["rotated", { findings: [finding()], resolvedFingerprints: new Set([one]) }, "success resolved"],
  [
    "its issue closed, and still in the code",
    { findings: [finding()], resolvedFingerprints: new Set([one]), present: standing(one, "src/a.ts") },
    "failure blocks",
  ],
  ["something not examined", { coverage: left(false) }, "neutral"],
  ["something not examined, under incomplete: block", { coverage: left(false), policy: warning }, "failure"],
  ["a submodule left out", { coverage: left(true) }, "success"],
])("%s", (_, fields, expected) => {
  const { conclusion, credentials } = decideSecrets(input(fields));
  expect([conclusion, ...credentials.map(({ effect }) => effect)].join(" ")).toBe(expected);
});

test("findings of one credential are one, named by the surest rule", () => {
  const { credentials } = decideSecrets(
    input({
      findings: [
        finding({ ruleId: "guess", confidence: "low", severity: "critical", line: 9 }),
        finding({ ruleId: "sure", line: 4 }),
      ],
    }),
  );
  expect(credentials).toMatchObject([{ ruleId: "sure", findings: [{ line: 4 }, { line: 9 }], effect: "blocks" }]);
});

test("the order is severity, then path, then line, whatever order they came in", () => {
  const findings = [
    finding({ fingerprint: "aa", path: "b.ts", line: 1 }),
    finding({ fingerprint: "bb", path: "a.ts", line: 10 }),
    finding({ fingerprint: "cc", path: "a.ts", line: 9 }),
    finding({ fingerprint: "dd", path: "z.ts", severity: "critical" }),
    finding({ fingerprint: "ee", path: "a.ts", line: 9, startColumn: 1 }),
  ];
  const order = (given: readonly Finding[]) =>
    decideSecrets(input({ findings: given })).credentials.map(({ fingerprint }) => fingerprint);
  expect(order(findings)).toEqual(["dd", "cc", "ee", "bb", "aa"]);
  expect(order([...findings].reverse())).toEqual(["dd", "cc", "ee", "bb", "aa"]);
});

test("where a credential is suppressed it is not shown as present, where it is reported it is", () => {
  const { credentials } = decideSecrets(
    input({
      findings: [finding({ fingerprint: two, path: "src/b.ts" })],
      suppressed: [{ ...suppressed, finding: finding({ fingerprint: two, path: "fixtures/a.json" }) }],
      present: standing(two, "fixtures/a.json", "src/b.ts", "src/older.ts"),
    }),
  );
  expect(credentials[0]?.present.map(({ path }) => path)).toEqual(["src/b.ts", "src/older.ts"]);
});
