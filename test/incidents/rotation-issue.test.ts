import { expect, test } from "vitest";
import {
  type IssueContext,
  type LeakedCredential,
  renderNeutralIssue,
  renderRecurrence,
  renderRotationIssue,
} from "../../src/incidents/rotation-issue.ts";

const credential: LeakedCredential = {
  fingerprint: "ab".repeat(32),
  mask: "abcd…wxyz",
  severity: "critical",
  actor: "octavia",
  publicSince: undefined,
  firstSeenAt: "2026-11-24T23:58:10Z",
  occurrences: [{ commit: "c".repeat(40), path: "config/pay.ts", line: 3, endLine: 3 }],
};

const context: IssueContext = {
  place: { webUrl: "https://github.example", owner: "acme", name: "shop" },
  title: "Example key",
  provider: "Example",
  envVar: "EXAMPLE_KEY",
  runbook: {
    console: "https://console.example/keys",
    replace: ["Make a new key."],
    revoke: ["Revoke the old key."],
    audit: ["Read the log."],
  },
  owners: ["@acme/payments"],
};

test("the issue says what leaked, who acts, and where the provider manages it", () => {
  const { title, body } = renderRotationIssue(credential, context);
  expect(title).toBe("Rotate: Example key (abcd…wxyz) in acme/shop");
  expect(body).toContain("`@acme/payments`");
  expect(body).toContain("[Example](https://console.example/keys)");
  expect(body).toContain(
    `[\`config/pay.ts:3\`](https://github.example/acme/shop/blob/${"c".repeat(40)}/config/pay.ts#L3)`,
  );
});

test("who pushed it is told where it is known", () => {
  expect(renderRotationIssue(credential, context).body).toContain("when `octavia` pushed it.");
  const { body } = renderRotationIssue({ ...credential, actor: undefined }, context);
  expect(body).toContain("when it was found; who pushed it is not known.");
});

test("the four time boxes end when the clock says, counted from the first sight", () => {
  const { body } = renderRotationIssue(credential, context);
  expect(body.match(/^### \d.*$/gm)).toEqual([
    "### 0–15 min: replace it, by 2026-11-25 00:13 UTC",
    "### 15–60 min: see what was done with it, by 2026-11-25 00:58 UTC",
    "### 1–24 h: clean up, by 2026-11-25 23:58 UTC",
    "### 1–7 days: keep it from happening again, by 2026-12-01 23:58 UTC",
  ]);
});

test("the steps stand in the emergency order: create, deploy, delete, audit, notify", () => {
  const { body } = renderRotationIssue(credential, context);
  const steps = [...body.matchAll(/^- \[ \] \*\*(.*?):\*\*/gm)].map(([, what]) => what);
  expect(steps.slice(1, 6)).toEqual(["Create", "Deploy", "Delete the leaked one", "Audit", "Notify"]);
});

test("a hundred places are listed and the rest counted", () => {
  const occurrences = Array.from({ length: 130 }, (_, index) => {
    const line = index + 1;
    return { commit: "c".repeat(40), path: "config/pay.ts", line, endLine: line };
  });
  const { body } = renderRotationIssue({ ...credential, occurrences }, context);
  expect(body).toContain("and 129 other places of [`acme/shop`]");
  expect(body.match(/^- .*#L\d+\)/gm)).toHaveLength(100);
  expect(body).toContain("… and 30 more places");
});

test("the public issue names neither the kind, nor the mask, nor the place", () => {
  const { title, body } = renderNeutralIssue(credential, context);
  expect(`${title}\n${body}\n${renderRecurrence(true)}`).not.toMatch(/Example key|abcd…|pay\.ts|console\.example|c{7}/);
  expect(body).toContain("`@acme/payments`");
});

test("what has become public is told with the time since when everybody can read it", () => {
  const since = renderRotationIssue({ ...credential, publicSince: "2026-11-25T12:34:56.000Z" }, context).body;
  expect(since).toContain("**Publicly readable since 2026-11-25 12:34 UTC.**");
  expect(renderRotationIssue(credential, context).body).not.toContain("Publicly readable");
});
