import { expect, test } from "vitest";
import { RetryLater } from "../../src/errors.ts";
import { type ApiRequest, createBudget, purposeOf } from "../../src/github/budget.ts";
import { createClock } from "../support/clock.ts";

const at = { owner: "acme", repo: "shop" };
const read: ApiRequest = { method: "GET", url: "/repos/{owner}/{repo}", ...at };
const verdict: ApiRequest = { method: "POST", url: "/repos/{owner}/{repo}/check-runs", ...at };
const comment: ApiRequest = { method: "POST", url: "/repos/{owner}/{repo}/pulls/{pull_number}/reviews", ...at };
const issue: ApiRequest = { method: "POST", url: "/repos/{owner}/{repo}/issues", ...at };

/** Milliseconds until the call may be made; 0: now, and then it counts as made. */
function waitOf(budget: ReturnType<typeof createBudget>, call: ApiRequest): number {
  try {
    budget.admit(call);
    return 0;
  } catch (error) {
    if (error instanceof RetryLater) return error.delayMs;
    throw error;
  }
}

function madeBefore(budget: ReturnType<typeof createBudget>, call: ApiRequest): number {
  let made = 0;
  while (made < 1000 && waitOf(budget, call) === 0) made += 1;
  return made;
}

test.each<[ApiRequest, string]>([
  [read, "read"],
  [verdict, "verdict"],
  [{ method: "PATCH", url: "/repos/{owner}/{repo}/check-runs/{check_run_id}" }, "verdict"],
  [comment, "comments"],
  [{ method: "PATCH", url: "/repos/{owner}/{repo}/pulls/comments/{comment_id}" }, "comments"],
  [issue, "rest"],
  [{ method: "POST", url: "/repos/{owner}/{repo}/labels" }, "rest"],
])("%o is for: %s", (call, purpose) => expect(purposeOf(call)).toBe(purpose));

test("issues end first, then comments, of 80 writes of content a minute; verdicts go on", () => {
  const budget = createBudget(createClock().now);
  expect(madeBefore(budget, issue)).toBe(40);
  expect(madeBefore(budget, comment)).toBe(20);
  expect(waitOf(budget, verdict)).toBe(0);
  expect(waitOf(budget, read)).toBe(0);
});

test("a minute later there is room again, until the hour's 500 are used up", () => {
  const clock = createClock();
  const budget = createBudget(clock.now);
  let made = 0;
  for (let minute = 0; minute < 8; minute += 1) {
    made += madeBefore(budget, issue);
    clock.advance(60_000);
  }
  expect(made).toBe(250);
  expect(waitOf(budget, issue)).toBeGreaterThan(50 * 60_000);
  expect(waitOf(budget, comment)).toBe(0);
});

test("an endpoint of a repository takes 900 points a minute: 171 checks, with a rest for the unforeseen", () => {
  const budget = createBudget(createClock().now);
  expect(madeBefore(budget, verdict)).toBe(171);
  expect(waitOf(budget, verdict)).toBe(60_000);
  expect(waitOf(budget, { ...verdict, repo: "other" })).toBe(0);
});

test("after a refusal nothing is asked until its time is over", () => {
  const clock = createClock();
  const budget = createBudget(clock.now);
  budget.learn({ headers: {}, delayMs: 30_000 });
  for (const call of [read, verdict, comment, issue]) expect(waitOf(budget, call)).toBe(30_000);
  clock.advance(30_000);
  expect(waitOf(budget, verdict)).toBe(0);
});

test.each<[number, readonly number[]]>([
  [501, [0, 0, 0, 0]],
  [500, [0, 0, 0, 601_000]],
  [250, [0, 0, 601_000, 601_000]],
])("with %d of 5,000 calls left in the hour", (remaining, expected) => {
  const clock = createClock();
  const budget = createBudget(clock.now);
  const reset = String(clock.now().getTime() / 1000 + 600);
  const headers = {
    "x-ratelimit-resource": "core",
    "x-ratelimit-limit": "5000",
    "x-ratelimit-remaining": String(remaining),
    "x-ratelimit-reset": reset,
  };
  budget.learn({ headers, delayMs: undefined });
  expect([read, verdict, comment, issue].map((call) => waitOf(budget, call))).toEqual(expected);
  clock.advance(601_000);
  expect(waitOf(budget, issue)).toBe(0);
});
