import { expect, test } from "vitest";
import type { Finding } from "../../src/detection/finding.ts";
import { defaultPolicy, type Policy } from "../../src/policy/policy.ts";
import { type InlineAllows, suppress } from "../../src/policy/suppress.ts";

const [first, second] = ["1".repeat(40), "2".repeat(40)];
const [oldBlob, newBlob] = ["a".repeat(40), "b".repeat(40)];
const person = (name: string) => ({ name, email: `${name}@example.org` });
const commit = (sha: string, author: string) => ({
  sha,
  parents: [],
  author: person(author),
  committer: person(author),
  authoredAt: "2026-01-01T00:00:00Z",
  committedAt: "2026-01-01T00:00:00Z",
  subject: "a commit",
});

function finding(fields: Partial<Finding> = {}): Finding {
  return {
    ruleId: "example-key",
    fingerprint: "ab".repeat(32),
    mask: "ab…",
    severity: "high",
    confidence: "high",
    reasons: [],
    commit: first,
    path: "src/a.ts",
    blob: oldBlob,
    line: 3,
    endLine: 3,
    startColumn: 1,
    endColumn: 20,
    ...fields,
  };
}

/** The file as it was in the first commit, and as Ada left it in the second, which is the head. */
function inline(fields: Partial<InlineAllows> = {}): InlineAllows {
  const file = { path: "src/a.ts", bytes: 1, before: [], added: [] };
  return {
    change: {
      head: second,
      commits: [commit(first, "Ben"), commit(second, "Ada")],
      files: [
        { ...file, commit: first, blob: oldBlob },
        { ...file, commit: second, blob: newBlob },
      ],
      replaced: [],
      notExamined: [],
    },
    tree: new Map([["src/a.ts", { blob: newBlob }]]),
    present: new Map(),
    allows: new Map(),
    ...fields,
  };
}

const place = (line: number, path = "src/a.ts") => ({
  path,
  line,
  endLine: line,
  startColumn: 1,
  endColumn: 20,
  lineKey: "0",
});
const standing = (...lines: number[]) => new Map([[finding().fingerprint, lines.map((line) => place(line))]]);
const allows = (blob: string, ...lines: [number, string][]) => new Map([[blob, new Map([["", new Map(lines)]])]]);
const withIgnore = (ignore: Partial<Policy["ignore"]>): Policy => ({
  ...defaultPolicy,
  ignore: { ...defaultPolicy.ignore, ...ignore },
});

/** `expected`: who or what suppressed the finding and why, or "kept". */
function checkSuppressed(policy: Policy, context: InlineAllows, expected: string, one = finding()): void {
  const { kept, suppressed } = suppress([one], policy, context);
  const told = suppressed.map(({ by }) => `${by.kind === "inline" ? by.author : by.kind}: ${by.reason}`);
  expect([...kept.map(() => "kept"), ...told]).toEqual([expected]);
}

test.each([
  ["src/**", "path: recorded"],
  ["src/", "path: recorded"],
  ["*.ts", "path: recorded"],
  ["/src/a.ts", "path: recorded"],
  ["lib/**", "kept"],
  ["src/*.js", "kept"],
])("a path under %s", (glob, expected) => {
  checkSuppressed(withIgnore({ paths: [{ glob, reason: "recorded" }] }), inline(), expected);
});

test.each([
  ["ab".repeat(32), "fingerprint: an example"],
  ["ab".repeat(6), "fingerprint: an example"],
  ["ba".repeat(6), "kept"],
])("the fingerprint %s", (fingerprint, expected) => {
  checkSuppressed(withIgnore({ fingerprints: [{ fingerprint, reason: "an example" }] }), inline(), expected);
});

test("an allow on the line counts with the author of that version", () => {
  checkSuppressed(defaultPolicy, inline({ allows: allows(oldBlob, [3, "an example"]) }), "Ben: an example");
});

test("an allow that a later commit adds covers the commits before it", () => {
  checkSuppressed(
    defaultPolicy,
    inline({ present: standing(4), allows: allows(newBlob, [4, "an example"]) }),
    "Ada: an example",
  );
});

test("an allow that a later commit takes away does not count any more", () => {
  checkSuppressed(defaultPolicy, inline({ present: standing(3), allows: allows(oldBlob, [3, "an example"]) }), "kept");
});

test("an allow on one of two lines with the same credential is not enough", () => {
  checkSuppressed(
    defaultPolicy,
    inline({ present: standing(3, 9), allows: allows(newBlob, [3, "an example"]) }),
    "kept",
  );
});

test("an allow speaks for its own file only", () => {
  const context = inline({ present: standing(3), allows: allows(newBlob, [3, "an example"]) });
  checkSuppressed(defaultPolicy, context, "kept", finding({ path: "src/b.ts", blob: "c".repeat(40) }));
});

test("an allow in an archive speaks for its own file there, and no other", () => {
  const archive = new Map([["b.zip", { blob: newBlob }]]);
  const context = inline({
    tree: archive,
    allows: new Map([[newBlob, new Map([["in/a.ts", new Map([[3, "a sample"]])]])]]),
  });
  const at = (path: string) => finding({ path, blob: newBlob });
  checkSuppressed(defaultPolicy, context, "Ben: a sample", at("b.zip//in/a.ts"));
  for (const path of ["b.zip//a.ts", "b.zip//in/a.ts!a.ts", "b.zip"])
    checkSuppressed(defaultPolicy, context, "kept", at(path));
});

test("an allow without a reason does not count, and the reader is told once", () => {
  const context = inline({ allows: allows(oldBlob, [3, ""]) });
  const { kept, notes } = suppress([finding(), finding({ line: 3 })], defaultPolicy, context);
  expect(kept).toHaveLength(2);
  expect(notes).toEqual([
    "A `rekey:allow` in `src/a.ts` gives no reason, so it does not count. Write why behind it: `rekey:allow <reason>`.",
  ]);
});

test("the policy can switch inline allows off, and the reader is told", () => {
  const context = inline({ allows: allows(oldBlob, [3, "trust me"]) });
  const { kept, notes } = suppress([finding()], { ...defaultPolicy, inlineAllow: false }, context);
  expect(kept).toHaveLength(1);
  expect(notes).toEqual(["A `rekey:allow` in `src/a.ts` does not count: the policy says `inlineAllow: false`."]);
});

test("a credential that moved on from an ignored path is reported where it came in", () => {
  const policy = withIgnore({ paths: [{ glob: "src/**", reason: "recorded" }] });
  const moved = (path: string) => ({ ...inline(), present: new Map([[finding().fingerprint, [place(3, path)]]]) });
  checkSuppressed(policy, moved("lib/a.ts"), "kept");
  checkSuppressed(policy, moved("src/b.ts"), "path: recorded");
});

test("a path that is longer than people write them is reported, whatever the policy ignores", () => {
  const policy: Policy = {
    ...defaultPolicy,
    ignore: { paths: [{ glob: "src/", reason: "no reason" }], fingerprints: [] },
  };
  const [short, long] = [finding(), finding({ path: `src/${"a".repeat(600)}.ts` })];
  const { kept, suppressed } = suppress([short, long], policy, inline({ present: new Map() }));
  expect(suppressed.map((one) => one.finding)).toEqual([short]);
  expect(kept).toEqual([long]);
});
