import type { HygieneCheck } from "../../src/hygiene/check.ts";
import type { RenderContext } from "../../src/verdict/render-context.ts";
import type { CredentialVerdict, HygieneVerdict, SecretsVerdict } from "../../src/verdict/verdict.ts";

/** A credential of an invented provider, at the head of an invented pull request; tests change what they are about. */
export const headSha = "1a2b3c4d".repeat(5);

export const credential: CredentialVerdict = {
  fingerprint: "ab".repeat(32),
  ruleId: "example-key",
  mask: "abcd…wxyz",
  findings: [
    {
      ruleId: "example-key",
      fingerprint: "ab".repeat(32),
      mask: "abcd…wxyz",
      severity: "critical",
      confidence: "high",
      reasons: ["form"],
      commit: headSha,
      path: "config/pay.ts",
      blob: "b".repeat(40),
      line: 12,
      endLine: 12,
      startColumn: 5,
      endColumn: 45,
    },
  ],
  present: [
    {
      path: "config/pay.ts",
      line: 12,
      endLine: 12,
      startColumn: 5,
      endColumn: 45,
      lineKey: "0",
      suggestion: "  key: process.env.EXAMPLE_KEY,",
    },
  ],
  removedIn: undefined,
  effect: "blocks",
};

export function secrets(fields: Partial<SecretsVerdict> = {}): SecretsVerdict {
  return {
    conclusion: "failure",
    credentials: [credential],
    suppressed: [],
    coverage: { commits: 3, files: 12, bytes: 34_120, notExamined: [] },
    notes: [],
    ...fields,
  };
}

export const ignoredCheck: HygieneCheck = {
  id: "env-file-ignored",
  title: "`.env` is ignored",
  why: "One `git add .` puts it into every clone.",
  fix: "Add `.env` to `.gitignore`.",
  defaultLevel: "block",
  leadsToSecret: true,
  wants: () => false,
  run: () => ({ state: "pass" }),
};

export const unignored: HygieneVerdict = {
  conclusion: "failure",
  results: [
    {
      check: ignoredCheck,
      level: "block",
      introduced: [
        { path: ".gitignore", line: 3, message: "`.gitignore` leaves `.env` out.", suggestion: "dist\n.env" },
      ],
      before: [],
    },
  ],
  passed: [],
  notes: [],
};

export function context(fields: Partial<RenderContext> = {}): RenderContext {
  return {
    place: { webUrl: "https://github.example", owner: "acme", name: "shop" },
    headSha,
    ref: "refs/pull/7/head",
    isPublic: false,
    describe: () => ({
      provider: "Example",
      title: "Example key",
      envVar: "EXAMPLE_KEY",
      runbook: {
        console: "https://console.example/keys",
        replace: ["Make one."],
        revoke: ["Revoke it."],
        audit: ["Read."],
      },
    }),
    opensIssues: true,
    issues: new Map([[credential.fingerprint, { owner: "acme", repository: "shop", number: 9 }]]),
    removed: "block",
    inlineAllow: true,
    privateRepository: undefined,
    versions: ["rules 1", "policy 2"],
    ...fields,
  };
}
