import { expect, test } from "vitest";
import {
  type HistoryReport,
  type PastCredential,
  renderHistoryReport,
  renderNeutralHistoryReport,
} from "../../src/incidents/history-report.ts";
import { parsePolicy } from "../../src/policy/parse-policy.ts";

const place = { webUrl: "https://github.com", owner: "acme", name: "shop" };

function credential(index: number, over: Partial<PastCredential> = {}): PastCredential {
  return {
    fingerprint: `${index}`.padStart(64, "a"),
    title: "Stripe live secret key",
    mask: "sk_…",
    first: { commit: "c".repeat(40), path: "src/pay.ts", line: 3, endLine: 3, at: "2024-01-02T03:04:05Z" },
    places: 1,
    lastSeenAt: "2025-01-02T03:04:05Z",
    now: { kind: "elsewhere" },
    ...over,
  };
}

function report(open: readonly PastCredential[], over: Partial<HistoryReport> = {}): HistoryReport {
  return {
    ...{ place, open, handled: 0, suppressed: 0, possible: 0, notExamined: [], gaps: 0, versions: ["rules abc"] },
    ramp: { comment: "2026-12-09", block: "2026-12-23" },
    examined: { commits: 12, files: 34, bytes: 56 },
    ...over,
  };
}

const policyOf = (body: string) => /^```yaml\n([\s\S]*?)^```/m.exec(body)?.[1] ?? "";

test("the proposed baseline is a policy that counts, and suppresses what it lists", () => {
  const { body } = renderHistoryReport(report([credential(1), credential(2, { title: 'A "quoted": #title' })]));
  const parsed = parsePolicy(policyOf(body), "repository");
  if (!("policy" in parsed)) throw new Error(JSON.stringify(parsed.problems));
  expect(parsed.policy.ignore?.fingerprints?.map(({ fingerprint }) => fingerprint)).toEqual(
    [1, 2].map((index) => `${index}`.padStart(64, "a").slice(0, 16)),
  );
  expect(parsed.policy.gate).toEqual({ step: "observe", comment: "2026-12-09", block: "2026-12-23" });
  const own = renderHistoryReport(report([credential(1)], { ramp: undefined }));
  expect(own.body).not.toContain("gate");
});

test("each credential is told with its first place, its dates and where it is now", () => {
  const { body } = renderHistoryReport(
    report([
      credential(1, { now: { kind: "standing", path: "src/pay.ts", paths: 3 } }),
      credential(2, { now: { kind: "removed", commit: "d".repeat(40) } }),
      credential(3, { first: { ...credential(3).first, path: "", place: "commit message" } }),
    ]),
  );
  const rows = body.split("\n").filter((line) => line.startsWith("| **"));
  const spot = `[\`src/pay.ts:3\`](https://github.com/acme/shop/blob/${"c".repeat(40)}/src/pay.ts#L3) in \`ccccccc\``;
  expect(rows).toEqual([
    `| **Stripe live secret key** \`sk_…\` | ${spot} | 1 | 2024-01-02 | 2025-01-02 | **still in** \`src/pay.ts\` and 2 other files |`,
    `| **Stripe live secret key** \`sk_…\` | ${spot} | 1 | 2024-01-02 | 2025-01-02 | taken out in [\`ddddddd\`](https://github.com/acme/shop/commit/${"d".repeat(40)}) |`,
    `| **Stripe live secret key** \`sk_…\` | [commit message](https://github.com/acme/shop/commit/${"c".repeat(40)}) of \`ccccccc\` | 1 | 2024-01-02 | 2025-01-02 | not in the default branch |`,
  ]);
});

test("thousands fit into an issue, and it says what has no room", () => {
  const open = Array.from({ length: 3_000 }, (_, index) => credential(index));
  const notExamined = Array.from({ length: 1_000 }, (_, index) => ({ what: `${index}.zip`, why: "it is encrypted" }));
  const { title, body } = renderHistoryReport(report(open, { notExamined, gaps: 5_000 }));
  expect(title).toBe("3,000 credentials in the history of acme/shop");
  expect(Buffer.byteLength(body)).toBeLessThan(65_000);
  expect(body).toMatch(/… and [\d,]+ more credentials, which no issue has room for/);
  expect(body).toMatch(/… and [\d,]+ more entries: they follow/);
  expect(body).toContain("Not examined: 5,000 items");
  expect(parsePolicy(policyOf(body), "repository")).toHaveProperty("policy");
});

test("where nothing is open it says so, and what is not listed", () => {
  const { title, body } = renderHistoryReport(report([], { handled: 1, suppressed: 2, possible: 3 }));
  expect(title).toBe("The history of acme/shop");
  expect(body).toContain("Nothing is left to do here");
  for (const counted of ["1 credential with", "2 credentials suppressed by the policy", "3 possible credentials"])
    expect(body).toContain(counted);
});

test("the public text says neither what nor where nor how much", () => {
  for (const hasPrivatePlace of [true, false]) {
    const { title, body } = renderNeutralHistoryReport({ place }, hasPrivatePlace);
    expect(`${title}${body}`).not.toMatch(/stripe|src\/pay|\d+ credential/i);
    expect(body.includes("privateRepository:")).toBe(!hasPrivatePlace);
  }
});
