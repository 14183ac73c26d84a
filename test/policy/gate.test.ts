import { expect, test } from "vitest";
import { gateAt, type Ramp } from "../../src/policy/gate.ts";
import { mergePolicy } from "../../src/policy/merge-policy.ts";
import { parsePolicy } from "../../src/policy/parse-policy.ts";
import type { PartialPolicy } from "../../src/policy/policy.ts";

const ramp: Ramp = { step: "observe", comment: "2026-12-09", block: "2026-12-23" };

test.each([
  ["2026-12-08T23:59:59Z", "observe", { step: "comment", from: "2026-12-09" }],
  ["2026-12-09T00:00:00Z", "comment", { step: "block", from: "2026-12-23" }],
  ["2026-12-23T00:00:00Z", "block", undefined],
])("on %s a ramp stands at %s", (now, step, next) => {
  expect(gateAt(ramp, new Date(now))).toEqual({ step, next });
});

test("two steps on one day are the stricter one, and without dates the step stays", () => {
  const now = new Date("2026-12-09T12:00:00Z");
  expect(gateAt({ ...ramp, block: "2026-12-09" }, now).step).toBe("block");
  const always = { step: "comment", comment: undefined, block: undefined } as const;
  expect(gateAt(always, now)).toEqual({ step: "comment", next: undefined });
});

function settings(text: string): PartialPolicy {
  const parsed = parsePolicy(text, "repository");
  if (!("policy" in parsed)) throw new Error(parsed.problems.map(({ message }) => message).join());
  return parsed.policy;
}

test("without a word the gate blocks; with dates it observes until the first", () => {
  const none = {};
  expect(mergePolicy({ organisation: none, repository: none }).gate).toMatchObject({ step: "block" });
  const dated = settings("gate:\n  comment: 2026-12-09\n  block: 2026-12-23\n");
  expect(mergePolicy({ organisation: none, repository: dated }).gate).toEqual(ramp);
});

test("a repository's gate takes the place of its organisation's as a whole", () => {
  const organisation = settings("gate:\n  comment: 2026-12-09\n  block: 2026-12-23\n");
  const repository = settings("gate:\n  step: comment\n");
  const gate = { step: "comment", comment: undefined, block: undefined };
  expect(mergePolicy({ organisation, repository }).gate).toEqual(gate);
});

test.each([
  ["block: soon", "`gate.block` must be a day as in `2026-12-23`"],
  ["block: 2026-02-30", "`gate.block` must be a day as in `2026-12-23`"],
  ["step: warn", "`gate.step` must be `observe`, `comment` or `block`"],
  ["comment: 2026-12-23\n  block: 2026-12-09", "`gate.block` must not be before `comment`"],
])("`%s` is refused with what to write instead", (text, message) => {
  const parsed = parsePolicy(`gate:\n  ${text}\n`, "repository");
  expect("problems" in parsed && parsed.problems.map((problem) => problem.message)).toEqual([message]);
});
