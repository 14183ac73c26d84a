import type { WeatherRule } from "../../sandbox/sandbox.ts";

/** One way in which GitHub fails, and what becomes of the work then: the table of docs/operations.md, and the tests of it. */
export interface GithubFailure {
  readonly what: string;
  /** How the local GitHub plays it; none: it is proven by `test` instead. */
  readonly answers: readonly NonNullable<WeatherRule["answer"]>[];
  readonly outcome: string;
  /** Where it is proven, if not by the run of faults. */
  readonly test?: string;
}

const status = (code: number, message?: string) =>
  (["before effect", "after effect"] as const).map((when) => ({
    kind: "status" as const,
    status: code,
    when,
    ...(message === undefined ? {} : { message }),
  }));

const comesBack = "The job waits and runs again; what the first attempt did is found, not done twice.";

/** Failures that pass: whichever call of the path they hit, the same end is reached. */
export const passing: readonly GithubFailure[] = [
  { what: "500", answers: status(500), outcome: `${comesBack} After 5 s.` },
  { what: "502", answers: status(502), outcome: `${comesBack} After 5 s.` },
  { what: "503", answers: status(503), outcome: `${comesBack} After 5 s.` },
  { what: "504", answers: status(504), outcome: `${comesBack} After 5 s.` },
  {
    what: "connection reset",
    answers: [
      { kind: "reset connection", when: "before effect" },
      { kind: "reset connection", when: "after effect" },
    ],
    outcome: `${comesBack} After 5 s.`,
  },
  {
    what: "connection lost in the middle of an answer",
    answers: [{ kind: "broken body" }],
    outcome: `${comesBack} After 5 s.`,
  },
  {
    what: "401: the token was revoked, or expired in the middle of a job",
    answers: [{ kind: "expired token" }],
    outcome: "A new token is asked for, and the job runs again after 5 s.",
  },
  {
    what: "secondary limit with `retry-after`",
    answers: [{ kind: "secondary limit", retryAfterSeconds: 2 }],
    outcome: "Nothing at all is asked for this installation until then; its jobs wait. Other installations go on.",
  },
  {
    what: "primary limit",
    answers: [{ kind: "primary limit", resetInSeconds: 2 }],
    outcome: "The same, until the time that GitHub names.",
  },
];

/** Failures that do not pass, or not by themselves. */
export const lasting: readonly GithubFailure[] = [
  {
    what: "no answer within 30 s",
    answers: [],
    outcome: `${comesBack} After 5 s.`,
    test: "test/github/failures.test.ts",
  },
  {
    what: "secondary limit without `retry-after`",
    answers: [],
    outcome: "As with it, for a minute.",
    test: "test/github/failures.test.ts",
  },
  {
    what: "any of these for more than two hours",
    answers: [],
    outcome: "The job is given up, its checks are concluded as failures that say so. “Re-run” starts it again.",
    test: "test/worker/judge-run.test.ts",
  },
  {
    what: "403: a permission is missing or was revoked",
    answers: [],
    outcome:
      "The checks are concluded as failures that name the permission; without the right to write checks, the log names it.",
    test: "test/app/failures.test.ts",
  },
  {
    what: "installation suspended",
    answers: [],
    outcome: "Its jobs are dropped. When it is unsuspended, open checks are concluded and open pull requests examined.",
    test: "test/app/suspension.test.ts",
  },
  {
    what: "installation deleted, repository deleted",
    answers: [],
    outcome: "Its jobs end; there is nobody to tell.",
    test: "test/github/connect.test.ts",
  },
  {
    what: "repository archived",
    answers: [],
    outcome: "Its jobs end: GitHub takes no writes. Unarchived, it is looked at anew.",
    test: "test/github/failures.test.ts",
  },
  {
    what: "repository renamed or transferred",
    answers: [],
    outcome: "GitHub redirects calls and git; everything is keyed by the repository's number.",
    test: "test/app/weather.test.ts",
  },
  {
    what: "commit gone after a force-push",
    answers: [],
    outcome: "The job ends, its open checks are concluded as failures; the new head is examined by its own event.",
    test: "test/app/moved-head.test.ts",
  },
  {
    what: "a delivery that did not arrive",
    answers: [],
    outcome:
      "It is asked for again at start, half a minute later and every ten minutes, for three days, up to five times.",
    test: "test/app/reconciliation.test.ts",
  },
  {
    what: "an event that GitHub never sent",
    answers: [],
    outcome:
      "Heads of open pull requests and protected branches without our checks are examined: a minute after the start, then hourly.",
    test: "test/app/reconciliation.test.ts",
  },
];
