import { expect, test } from "vitest";
import { Gone, PolicyError, RetryLater } from "../../src/errors.ts";
import { judgeRun, type Sentence } from "../../src/worker/judge-run.ts";
import type { Outcome } from "../../src/worker/run-with-deadline.ts";

const now = "2026-11-02T10:00:00.000Z";

test("a run that ended well is done", () => check({ kind: "done" }, {}, { kind: "done" }));

test("a run about something that is gone is dropped", () =>
  check(failed(new Gone("No such repository.")), {}, { kind: "drop", problem: "Gone: No such repository." }));

test("a policy that cannot be read is not tried again", () =>
  check(failed(new PolicyError("line 3")), {}, { kind: "bury", problem: "PolicyError: line 3" }));

test("a run that has to wait is postponed by as long as it asks for, whatever its attempts", () =>
  check(
    failed(waiting(90_000)),
    { attempts: 4 },
    { kind: "postpone", problem: "RetryLater: Limit reached.", runAt: new Date("2026-11-02T10:01:30.000Z") },
  ));

test("it waits for a second at least, so that the queue does not spin", () =>
  check(
    failed(waiting(0)),
    {},
    { kind: "postpone", problem: "RetryLater: Limit reached.", runAt: new Date("2026-11-02T10:00:01.000Z") },
  ));

test("a job waits as long as a rate limit lasts, and dies when it would wait for more than two hours", () => {
  const queuedAt = "2026-11-02T08:01:00.000Z";
  const runAt = new Date("2026-11-02T10:01:00.000Z");
  check(failed(waiting(60_000)), { queuedAt }, { kind: "postpone", problem: "RetryLater: Limit reached.", runAt });
  check(failed(waiting(61_000)), { queuedAt }, { kind: "bury", problem: "RetryLater: Limit reached." });
});

test.each([
  [0, 0, "2026-11-02T10:00:05.000Z"],
  [1, 0, "2026-11-02T10:00:15.000Z"],
  [2, 0, "2026-11-02T10:00:45.000Z"],
  [3, 0, "2026-11-02T10:02:15.000Z"],
  [3, 0.5, "2026-11-02T10:02:48.750Z"],
])("after %i failed attempts and with chance %d the next run is at %s", (attempts, random, runAt) =>
  check(
    failed(new TypeError("quoted content")),
    { attempts, random },
    { kind: "retry", problem: "TypeError: unexpected failure", runAt: new Date(runAt) },
  ),
);

test("the fifth failure is the last", () =>
  check(
    failed(new TypeError("quoted content")),
    { attempts: 4 },
    { kind: "bury", problem: "TypeError: unexpected failure" },
  ));

test("a run that took too long is not tried again", () =>
  check({ kind: "overdue" }, {}, { kind: "bury", problem: "The job took too long and was stopped." }));

test("a job that the process does not survive dies", () =>
  check({ kind: "cut off", times: 5 }, {}, { kind: "bury", problem: "The process ended 5 times while the job ran." }));

function check(
  outcome: Outcome,
  { attempts = 0, queuedAt = now, random = 0 }: { attempts?: number; queuedAt?: string; random?: number },
  expected: Sentence,
): void {
  const job = { attempts, queuedAt: new Date(queuedAt) };
  expect(judgeRun(outcome, job, { now: new Date(now), random })).toEqual(expected);
}

function failed(error: unknown): Outcome {
  return { kind: "failed", error };
}

function waiting(delayMs: number): RetryLater {
  return new RetryLater("Limit reached.", { delayMs });
}
