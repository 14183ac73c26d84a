import { expect, test } from "vitest";
import { examineClock, examineEvents, examinePermissions } from "../../src/doctor/examine-app.ts";

const now = new Date("2026-11-24T12:00:00Z");

test.each([
  ["Tue, 24 Nov 2026 12:00:20 GMT", "ok", "20 s behind GitHub's"],
  ["Tue, 24 Nov 2026 11:58:00 GMT", "problem", "120 s ahead of GitHub's"],
  [undefined, "warning", "GitHub told no time"],
])("a clock where GitHub's says %s", (date, state, says) => {
  expect(examineClock(date, now)).toMatchObject({ state, says });
});

test.each([
  [{ checks: "write", contents: "read" }, "ok", "those of app.yml"],
  [{ checks: "read", contents: "read" }, "problem", "missing: checks: write"],
  [{ checks: "write" }, "problem", "missing: contents: read"],
  [
    { checks: "write", contents: "write", administration: "write" },
    "warning",
    "more than Rekey uses: contents: write, administration: write",
  ],
])("permissions %o", (granted, state, says) => {
  const wanted = { checks: "write", contents: "read" } as const;
  expect(examinePermissions(granted, wanted, "the settings")).toMatchObject({ state, says });
});

test("an event that is not subscribed to is named", () => {
  expect(examineEvents(["push"], ["push", "pull_request"], "the settings")).toMatchObject({
    state: "problem",
    says: "not subscribed to: pull_request",
  });
  expect(examineEvents(["push", "star"], ["push"], "the settings")).toMatchObject({ state: "ok" });
});
