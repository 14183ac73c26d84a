import { expect, test } from "vitest";
import { pathIn } from "../../src/change/inner-path.ts";
import { renderSecretsCheck } from "../../src/verdict/render-secrets-check.ts";
import type { CredentialVerdict, SecretsVerdict } from "../../src/verdict/verdict.ts";
import { context, credential, headSha, secrets } from "./example-verdict.ts";

const removed: CredentialVerdict = { ...credential, present: [] };
const suppressed = credential.findings.map((finding) => ({
  finding,
  by: { kind: "inline" as const, reason: "from the docs", author: "Octavia" },
}));
const skipped = { what: "film.bin", why: "it has 48 MB", harmless: false };

test.each<[string, Partial<SecretsVerdict>]>([
  ["1 credential must be rotated and removed", {}],
  ["2 credentials must be rotated and removed", { credentials: [credential, removed] }],
  ["1 credential must be rotated: removed, but still in history", { credentials: [removed] }],
  ["1 possible credential: please take a look", { credentials: [{ ...credential, effect: "warns" }] }],
  ["No open finding: 1 credential already rotated", { credentials: [{ ...credential, effect: "resolved" }] }],
  ["No credentials found", { credentials: [] }],
  ["No open finding: 1 finding suppressed", { credentials: [], suppressed }],
  [
    "Nothing found, but not everything could be examined",
    { credentials: [], coverage: { commits: 1, files: 1, bytes: 1, notExamined: [skipped] } },
  ],
])("title: %s", (expected, fields) => {
  expect(renderSecretsCheck(secrets(fields), context()).title).toBe(expected);
});

test("the summary says what, where, why, and what to do", () => {
  const { summary } = renderSecretsCheck(secrets(), context());
  expect(summary).toContain("**Example key** `abcd…wxyz` is in [`config/pay.ts` line 12](");
  expect(summary).toContain(`/blob/${headSha}/config/pay.ts#L12`);
  expect(summary).toContain("**Deleting the line is not enough**");
  expect(summary).toContain("[Example](https://console.example/keys)");
  expect(summary).toContain("[rotation issue #9](https://github.example/acme/shop/issues/9)");
  expect(summary).toContain("   ```\n   key: process.env.EXAMPLE_KEY,\n   ```\n3. ");
});

test("several credentials come as a table", () => {
  const { summary } = renderSecretsCheck(secrets({ credentials: [credential, removed] }), context());
  expect(summary.match(/^\| Example key/gm)).toHaveLength(2);
});

test("many credentials do not push what to do off the first screen", () => {
  const credentials = Array.from({ length: 60 }, (_, index) => ({ ...credential, fingerprint: `${index}` }));
  const [first = "", folded = ""] = renderSecretsCheck(secrets({ credentials }), context()).summary.split("<details>");
  expect(first.match(/^\| Example key/gm)).toHaveLength(10);
  expect(folded.match(/^\| Example key/gm)).toHaveLength(40);
  expect(folded).toContain("… and 10 more credentials: see the annotations.");
});

test("a guess is told as one, and promises no rotation issue", () => {
  const guess = { ...credential, effect: "warns" as const };
  const { summary } = renderSecretsCheck(secrets({ conclusion: "neutral", credentials: [guess] }), context());
  expect(summary).toContain("### What to do now, if it is one");
  expect(summary).not.toContain("rotation issue");
});

test("a mask that shows nothing is left out", () => {
  const { summary, annotations } = renderSecretsCheck(
    secrets({ credentials: [{ ...credential, mask: "…" }] }),
    context(),
  );
  expect(summary).toContain("**Example key** is in [");
  expect(annotations[0]?.title).toBe("Example key");
});

test("where the new line does not name the variable, the text does not either", () => {
  const present = credential.present.map((spot) => ({ ...spot, suggestion: "PAY_KEY=" }));
  const { summary } = renderSecretsCheck(secrets({ credentials: [{ ...credential, present }] }), context());
  expect(summary).toContain("Put this there instead:\n   ```\n   PAY_KEY=\n");
  expect(summary).not.toContain("EXAMPLE_KEY");
});

test("the lines against a false alarm can be pasted", () => {
  const { text } = renderSecretsCheck(secrets(), context());
  expect(text).toContain("// rekey:allow <why this is no credential>");
  expect(text).toContain(`    - fingerprint: ${credential.fingerprint}\n      reason: `);
  expect(text).toContain('    - glob: "config/pay.ts"\n      reason: ');
});

test("a policy without inline exceptions offers none", () => {
  const { text } = renderSecretsCheck(secrets(), context({ inlineAllow: false }));
  expect(text).not.toContain("rekey:allow");
});

test("the finding can be seen with git alone, whatever its path", () => {
  const [finding] = credential.findings;
  const findings = finding ? [{ ...finding, path: "it's $(here).ts" }] : [];
  const { text } = renderSecretsCheck(secrets({ credentials: [{ ...credential, findings }] }), context());
  expect(text).toContain(
    "git clone https://github.example/acme/shop.git\ncd shop\ngit fetch origin refs/pull/7/head\n",
  );
  expect(text).toContain(`git show '${headSha}:it'\\''s $(here).ts' | sed -n '12p'`);
});

test.each([
  ["neutral", "The policy lets the merge through (`incomplete: warn`)."],
  ["failure", "the policy holds the merge until everything can be examined (`incomplete: block`)."],
] as const)("what the policy makes of something not examined is told: %s", (conclusion, expected) => {
  const coverage = { commits: 1, files: 1, bytes: 1, notExamined: [skipped] };
  const { summary } = renderSecretsCheck(secrets({ conclusion, credentials: [], coverage }), context());
  expect(summary).toContain(expected);
});

test("what was not examined is named with its reason", () => {
  const coverage = {
    commits: 1,
    files: 2,
    bytes: 999,
    notExamined: [skipped, { what: "submodule lib", why: "another repository's", harmless: true }],
  };
  const { summary } = renderSecretsCheck(secrets({ conclusion: "neutral", credentials: [], coverage }), context());
  expect(summary).toContain("Examined: **1 commit**, **2 file versions**, 999 bytes, and the");
  expect(summary).toContain("**Not examined: 1 item**");
  expect(summary).toContain("| `film.bin` | it has 48 MB |");
  expect(summary).toContain("| `submodule lib` | another repository's |");
});

test("a suppressed finding is shown with who said so and why", () => {
  const { text } = renderSecretsCheck(secrets({ conclusion: "success", credentials: [], suppressed }), context());
  expect(text).toMatch(/`config\/pay\.ts:12`.*\| `example-key` \| Octavia, on the line \| from the docs \|/);
});

test("an annotation stands on the line of each place at the head", () => {
  const { annotations } = renderSecretsCheck(secrets({ credentials: [credential, removed] }), context());
  expect(annotations).toMatchObject([
    {
      path: "config/pay.ts",
      startLine: 12,
      endLine: 12,
      startColumn: 5,
      level: "failure",
      title: "Example key (abcd…wxyz)",
    },
  ]);
});

test("the versions that judged are named", () => {
  expect(renderSecretsCheck(secrets({ credentials: [] }), context()).text).toBe("<sub>rules 1 · policy 2</sub>");
});

test("a public repository is told neither what, nor where, nor how many", () => {
  const output = renderSecretsCheck(secrets({ credentials: [credential, removed] }), context({ isPublic: true }));
  expect(output.conclusion).toBe("failure");
  expect(output.annotations).toEqual([]);
  expect(JSON.stringify(output)).not.toMatch(/Example|abcd…|pay\.ts|EXAMPLE_KEY|abab|\b2 cred/i);
});

test.each([
  [
    "an issue in the private repository",
    { owner: "acme", repository: "security", number: 4 },
    undefined,
    "[#4](https://github.example/acme/security/issues/4)",
  ],
  ["a private repository", undefined, "acme/security", "the private repository that their organisation has named"],
  ["nothing yet", undefined, undefined, "privateRepository: owner/name"],
  ["only a public issue", { owner: "acme", repository: "shop", number: 4 }, undefined, "privateRepository: owner/name"],
])("a public check sends maintainers to the details: %s", (_, issue, privateRepository, expected) => {
  const issues = new Map(issue ? [[credential.fingerprint, issue]] : []);
  const { summary } = renderSecretsCheck(secrets(), context({ isPublic: true, issues, privateRepository }));
  expect(summary).toContain(expected);
});

test("what lies in an archive is named by its place, annotated on the archive and reproduced by saving that", () => {
  const path = pathIn("docs/a b.zip", "in/pay.ts");
  const inner: CredentialVerdict = {
    ...credential,
    findings: credential.findings.map((finding) => ({ ...finding, path })),
    present: [{ path, line: 12, endLine: 12, startColumn: 5, endColumn: 45, lineKey: "0" }],
  };
  const { summary, text, annotations } = renderSecretsCheck(secrets({ credentials: [inner] }), context());
  expect(summary).toMatch(/`docs\/a b\.zip!in\/pay\.ts` line 12\]\([^)#]*\/docs\/a%20b\.zip\)/);
  expect(text).toContain(`git show '${headSha}:docs/a b.zip' > './a b.zip'`);
  expect(text).toContain('glob: "docs/a b.zip"');
  expect(text).not.toContain("rekey:allow");
  expect(annotations).toMatchObject([{ path: "docs/a b.zip", startLine: 1, endLine: 1 }]);
  expect(annotations[0]?.message).toMatch(/^In docs\/a b\.zip!in\/pay\.ts, line 12\. /);
});
