import { expect, onTestFinished, test } from "vitest";
import { openSqlite } from "../../src/database/open-sqlite.ts";
import { RetryLater } from "../../src/errors.ts";
import { type ApiRequest, type Budget, createBudget, purposeOf } from "../../src/github/budget.ts";
import { createClock } from "../support/clock.ts";

const at = { owner: "acme", repo: "shop" };
const read: ApiRequest = { method: "GET", url: "/repos/{owner}/{repo}", ...at };
const verdict: ApiRequest = { method: "POST", url: "/repos/{owner}/{repo}/check-runs", ...at };
const comment: ApiRequest = { method: "POST", url: "/repos/{owner}/{repo}/pulls/{pull_number}/reviews", ...at };
const issue: ApiRequest = { method: "POST", url: "/repos/{owner}/{repo}/issues", ...at };

/** Of an installation that nothing was asked for yet. */
async function startBudget({ now } = createClock()): Promise<Budget> {
  const store = await openSqlite(":memory:", now);
  onTestFinished(() => store.close());
  return createBudget(now, (most) => store.spendContent(1, most));
}

/** Milliseconds until the call may be made; 0: now, and then it counts as made. */
async function waitOf(budget: Budget, call: ApiRequest): Promise<number> {
  try {
    await budget.admit(call);
    return 0;
  } catch (error) {
    if (error instanceof RetryLater) return error.delayMs;
    throw error;
  }
}

async function madeBefore(budget: Budget, call: ApiRequest): Promise<number> {
  let made = 0;
  while (made < 1000 && (await waitOf(budget, call)) === 0) made += 1;
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

test("issues end first, then comments, of 80 writes of content a minute; verdicts go on", async () => {
  const budget = await startBudget();
  expect(await madeBefore(budget, issue)).toBe(40);
  expect(await madeBefore(budget, comment)).toBe(20);
  expect(await waitOf(budget, verdict)).toBe(0);
  expect(await waitOf(budget, read)).toBe(0);
});

test("a minute later there is room again, until the hour's 500 are used up", async () => {
  const clock = createClock();
  const budget = await startBudget(clock);
  let made = 0;
  for (let minute = 0; minute < 8; minute += 1) {
    made += await madeBefore(budget, issue);
    clock.advance(60_000);
  }
  expect(made).toBe(250);
  expect(await waitOf(budget, issue)).toBeGreaterThan(50 * 60_000);
  expect(await waitOf(budget, comment)).toBe(0);
});

test("an endpoint of a repository takes 900 points a minute: 171 checks, with a rest for the unforeseen", async () => {
  const budget = await startBudget();
  expect(await madeBefore(budget, verdict)).toBe(171);
  expect(await waitOf(budget, verdict)).toBe(60_000);
  expect(await waitOf(budget, { ...verdict, repo: "other" })).toBe(0);
});

test("after a refusal nothing is asked until its time is over", async () => {
  const clock = createClock();
  const budget = await startBudget(clock);
  budget.learn({ headers: {}, delayMs: 30_000 });
  for (const call of [read, verdict, comment, issue]) expect(await waitOf(budget, call)).toBe(30_000);
  clock.advance(30_000);
  expect(await waitOf(budget, verdict)).toBe(0);
});

test.each<[number, readonly number[]]>([
  [501, [0, 0, 0, 0]],
  [500, [0, 0, 0, 601_000]],
  [250, [0, 0, 601_000, 601_000]],
])("with %d of 5,000 calls left in the hour", async (remaining, expected) => {
  const clock = createClock();
  const budget = await startBudget(clock);
  const reset = String(clock.now().getTime() / 1000 + 600);
  const headers = {
    "x-ratelimit-resource": "core",
    "x-ratelimit-limit": "5000",
    "x-ratelimit-remaining": String(remaining),
    "x-ratelimit-reset": reset,
  };
  budget.learn({ headers, delayMs: undefined });
  const waits: number[] = [];
  for (const call of [read, verdict, comment, issue]) waits.push(await waitOf(budget, call));
  expect(waits).toEqual(expected);
  clock.advance(601_000);
  expect(await waitOf(budget, issue)).toBe(0);
});
