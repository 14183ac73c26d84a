import { expect, test } from "vitest";
import { Gone, PolicyError, RetryLater } from "../../src/errors.ts";
import { type Failure, failureOf, toThrown } from "../../src/github/failures.ts";

const now = new Date("2026-11-24T12:00:00Z");
const inNineMinutes = String(now.getTime() / 1000 + 540);

interface Answer {
  readonly status: number;
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

test.each<[string, Answer, Partial<Failure>]>([
  [
    "a primary limit ends when it says",
    { status: 403, headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": inNineMinutes } },
    { kind: "later", delayMs: 541_000 },
  ],
  [
    "a primary limit may come as 429",
    { status: 429, headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": inNineMinutes } },
    { kind: "later", delayMs: 541_000 },
  ],
  [
    "a reset in a far future is a wrong clock",
    { status: 403, headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "9999999999" } },
    { kind: "later", delayMs: 3_900_000 },
  ],
  [
    "a reset without a time is waited for a minute",
    { status: 403, headers: { "x-ratelimit-remaining": "0" } },
    { kind: "later", delayMs: 60_000 },
  ],
  [
    "a secondary limit with its time",
    { status: 403, headers: { "retry-after": "30" } },
    { kind: "later", delayMs: 30_000 },
  ],
  [
    "a secondary limit without its time",
    {
      status: 403,
      message: "You have exceeded a secondary rate limit. Please wait",
      headers: { "x-ratelimit-remaining": "4000" },
    },
    { kind: "later", delayMs: 60_000 },
  ],
  ["429 without anything", { status: 429 }, { kind: "later", delayMs: 60_000 }],
  ["a suspended installation", { status: 403, message: "This installation has been suspended" }, { kind: "gone" }],
  ["an archived repository", { status: 403, message: "Repository was archived so is read-only." }, { kind: "gone" }],
  [
    "a missing permission",
    {
      status: 403,
      message: "Resource not accessible by integration",
      headers: { "x-accepted-github-permissions": "checks=write" },
    },
    { kind: "forbidden", accepted: "checks=write" },
  ],
  ["something that is not there", { status: 404 }, { kind: "gone" }],
  ["a blocked repository", { status: 451 }, { kind: "gone" }],
  ["a token that is refused", { status: 401 }, { kind: "later", delayMs: 5_000 }],
  ["server trouble", { status: 502 }, { kind: "later", delayMs: 5_000 }],
  ["a request that we built wrong", { status: 422 }, { kind: "unknown" }],
])("%s", (_, answer, expected) => {
  expect(failureOf(requestError(answer), now)).toMatchObject(expected);
});

test("no answer in time is tried again", () => {
  expect(failureOf(new DOMException("too slow", "TimeoutError"), now)).toMatchObject({ kind: "later" });
});

test("a bug is no failure of GitHub", () => {
  const bug = new TypeError("x is not a function");
  expect(failureOf(bug, now)).toEqual({ kind: "unknown" });
  expect(toThrown(bug, now)).toBe(bug);
});

test.each([
  [{ status: 500 }, RetryLater],
  [{ status: 404 }, Gone],
  [{ status: 403 }, PolicyError],
])("%o becomes the worker's error", (answer, type) => {
  expect(toThrown(requestError(answer), now)).toBeInstanceOf(type);
});

test("a header that is no list of permissions is not shown", () => {
  const accepted = (text: string) =>
    toThrown(requestError({ status: 403, headers: { "x-accepted-github-permissions": text } }), now);
  expect(accepted("checks=write,contents=read; issues=write")).toMatchObject({
    message: expect.stringContaining("issues=write"),
  });
  expect(accepted("<b>@everyone</b>")).toMatchObject({ message: expect.not.stringContaining("everyone") });
});

/** Octokit's error, by the shape that its documentation promises. */
function requestError({ status, message = "", headers = {} }: Answer): Error {
  return Object.assign(new Error(message), { status, response: { status, headers } });
}
