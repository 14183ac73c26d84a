import { expect, test } from "vitest";
import {
  renderNeutralReply,
  renderTextReply,
  type TextContext,
  type WrittenCredential,
} from "../../src/verdict/render-text-reply.ts";

const context: TextContext = {
  place: { webUrl: "https://github.example", owner: "acme", name: "shop" },
  url: "https://github.example/acme/shop/issues/7",
  opensIssues: true,
  issues: new Map([["f1", { owner: "acme", repository: "shop", number: 9 }]]),
  describe: () => ({
    provider: "Acme",
    title: "Acme *key*",
    envVar: "ACME_KEY",
    runbook: { console: "https://acme.example/keys", replace: [], revoke: [], audit: [] },
  }),
};

function credential(given: Partial<WrittenCredential> = {}): WrittenCredential {
  return { fingerprint: "f1", ruleId: "acme-key", mask: "ac…", places: ["issue body"], isResolved: false, ...given };
}

test("a credential that stands in a text is named with its place, its issue, and what the edit history keeps", () => {
  const reply = renderTextReply([credential()], context);
  expect(reply).toContain(
    "**Acme \\*key\\*** `ac…` is in the [issue body](https://github.example/acme/shop/issues/7).",
  );
  expect(reply).toContain("[rotation issue #9](https://github.example/acme/shop/issues/9)");
  expect(reply).toContain("earlier versions stay readable in the edit history");
});

test("one that was edited out must be replaced all the same", () => {
  const reply = renderTextReply([credential({ places: [] })], context);
  expect(reply).toContain("was in [this text]");
  expect(reply).toContain("taken out by an edit, but it is still in the edit history");
});

test("several stand in a table, those that are left and those that are gone", () => {
  const reply = renderTextReply([credential(), credential({ fingerprint: "f2", places: [] })], context);
  expect(reply).toContain("Rekey found 2 credentials");
  expect(reply).toMatch(/\| issue body \|.*#9/);
  expect(reply).toContain("| taken out by an edit |");
});

test("when all are replaced, that is all it says", () => {
  const reply = renderTextReply([credential({ isResolved: true })], context);
  expect(reply).toContain("1 credential");
  expect(reply).not.toContain("Replace it");
});

test("the neutral reply says neither what was found nor where", () => {
  for (const where of [undefined, "They are told."])
    expect(renderNeutralReply(where)).not.toMatch(/acme|found|below|above/i);
});
