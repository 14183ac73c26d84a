import { expect, test } from "vitest";
import { renderTagComment, type TagReport } from "../../src/verdict/render-tag-comment.ts";
import { credential } from "./example-verdict.ts";

const inMessage = {
  ...credential,
  findings: credential.findings.map((one) => ({ ...one, place: "tag message" as const })),
};
const notExamined = [{ what: "the message of commit 1a2b3c4", why: "messages are read up to 1 MB", harmless: false }];

function render(report: Partial<TagReport>, isPublic = false): string {
  const runbook = { console: undefined, replace: [], revoke: [], audit: [] };
  const describe = () => ({ provider: "Example", title: "Example key", envVar: undefined, runbook });
  return renderTagComment({ tag: "v1", credentials: [], notExamined: [], ...report }, { describe, isPublic });
}

test("a credential is told with its place in the tag, and one that may be none as such", () => {
  expect(render({ credentials: [inMessage] })).toMatch(
    /^The tag `v1` of this commit holds 1 credential:\n\n- \*\*Example key\*\* `abcd…wxyz` in the tag message; fingerprint `abababababab`\n/,
  );
  const guess = render({ credentials: [{ ...inMessage, effect: "warns" }] });
  expect(guess).toContain("may hold 1 credential");
  expect(guess).toContain("in the tag message, if it is one;");
});

test("in public nothing of it is told, but what was not examined is", () => {
  const told = render({ credentials: [inMessage], notExamined }, true);
  expect(told).not.toMatch(/example|abcd|v1 of/i);
  expect(told).toContain("- `the message of commit 1a2b3c4`: messages are read up to 1 MB");
});
