import { expect, test } from "vitest";
import {
  renderNeutralReply,
  renderTextReply,
  type TextContext,
  type TextReport,
  type WrittenCredential,
  type WrittenGuess,
} from "../../src/verdict/render-text-reply.ts";

const context: TextContext = {
  place: { webUrl: "https://github.example", owner: "acme", name: "shop" },
  url: "https://github.example/acme/shop/issues/7",
  writtenAt: "2026-11-24T23:58:10Z",
  opensIssues: true,
  issues: new Map([["f1", { owner: "acme", repository: "shop", number: 9 }]]),
  describe: () => ({
    provider: "Acme",
    title: "Acme *key*",
    envVar: "ACME_KEY",
    runbook: { console: "https://acme.example/keys", replace: [], revoke: [], audit: [] },
  }),
};

function report(credentials: readonly WrittenCredential[] = [], more: Partial<TextReport> = {}): TextReport {
  return { credentials, guesses: [], unread: [], ...more };
}

function guess(given: Partial<WrittenGuess> = {}): WrittenGuess {
  return {
    fingerprint: "f3".repeat(32),
    ruleId: "acme-key",
    mask: "gu…",
    places: ["issue body"],
    reasons: ["nameFor"],
    ...given,
  };
}

function credential(given: Partial<WrittenCredential> = {}): WrittenCredential {
  return { fingerprint: "f1", ruleId: "acme-key", mask: "ac…", places: ["issue body"], isResolved: false, ...given };
}

test("a credential that stands in a text is named with its place, its issue, and what the edit history keeps", () => {
  const reply = renderTextReply(report([credential()]), context);
  expect(reply).toContain(
    "**Acme \\*key\\*** `ac…` is in the [issue body](https://github.example/acme/shop/issues/7).",
  );
  expect(reply).toContain("[rotation issue #9](https://github.example/acme/shop/issues/9)");
  expect(reply).toContain("earlier versions stay readable in the edit history");
});

test("one that was edited out must be replaced all the same", () => {
  const reply = renderTextReply(report([credential({ places: [] })]), context);
  expect(reply).toContain("was in [this text]");
  expect(reply).toContain("taken out by an edit, but it is still in the edit history");
});

test("several stand in a table, those that are left and those that are gone", () => {
  const reply = renderTextReply(report([credential(), credential({ fingerprint: "f2", places: [] })]), context);
  expect(reply).toContain("Rekey found 2 credentials");
  expect(reply).toMatch(/\| issue body \|.*#9/);
  expect(reply).toContain("| taken out by an edit |");
});

test("when all are replaced, that is all it says", () => {
  const reply = renderTextReply(report([credential({ isResolved: true })]), context);
  expect(reply).toContain("1 credential");
  expect(reply).not.toContain("Replace it");
});

test("the neutral reply says neither what was found nor where", () => {
  for (const where of [undefined, "They are told."])
    for (const one of [report([credential()]), report([], { guesses: [guess()] })])
      expect(renderNeutralReply(one, where)).not.toMatch(/acme|found|below|above/i);
});

test("what may be a credential is told as such, with the reasons, the version that held it, and how to say that it is none", () => {
  const reply = renderTextReply(report([], { guesses: [guess()] }), context);
  expect(reply).toContain(
    "This may be a credential, in [this text](https://github.example/acme/shop/issues/7), as written at 2026-11-24 23:58 UTC:",
  );
  expect(reply).toContain(
    "- Acme \\*key\\* `gu…` in the issue body (its name is one that credentials are given), fingerprint `f3f3f3f3f3f3`",
  );
  expect(reply).toContain("`ignore.fingerprints`");
  expect(reply).not.toContain("rotation issue");
});

test("beside a credential it stands below, and the neutral reply does not tell the two apart", () => {
  const both = report([credential()], { guesses: [guess()] });
  expect(renderTextReply(both, context)).toMatch(/is in the \[issue body\].*may be a credential/s);
  expect(renderNeutralReply(both, undefined)).toBe(renderNeutralReply(report([credential()]), undefined));
});

test("a part that was not examined is told with the reason, in public, too", () => {
  const unread = report([], { unread: ["it holds more than is read"] });
  expect(renderTextReply(unread, context)).toMatch(
    /^\*\*Not all of \[this text\].* was examined\*\*: it holds more than is read\./,
  );
  expect(renderNeutralReply(unread, undefined)).toMatch(
    /^\*\*Not all of this text was examined\*\*: it holds more than is read\./,
  );
});
