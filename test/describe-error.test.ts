import { expect, test } from "vitest";
import { summarizeError } from "../src/describe-error.ts";
import { Gone, PolicyError, RetryLater, StartError } from "../src/errors.ts";

const cases: readonly [string, unknown, string][] = [
  ["a failure of ours says its message", new Gone("The repository is gone."), "Gone: The repository is gone."],
  ["so does a policy error", new PolicyError("line 3: unknown key"), "PolicyError: line 3: unknown key"],
  ["so does one that waits", new RetryLater("Limit reached.", { delayMs: 1 }), "RetryLater: Limit reached."],
  ["so does one that stops the start", new StartError("PORT is taken."), "StartError: PORT is taken."],
  ["any other message is left out", new TypeError("quoted content"), "TypeError: unexpected failure"],
  [
    "an HTTP status is told",
    Object.assign(new Error("x"), { name: "HttpError", status: 502 }),
    "HttpError 502: unexpected failure",
  ],
  [
    "a system's code is told",
    Object.assign(new Error("x"), { code: "ECONNRESET" }),
    "Error ECONNRESET: unexpected failure",
  ],
  [
    "a code that is a text is not",
    Object.assign(new Error("x"), { code: "quoted content" }),
    "Error: unexpected failure",
  ],
  [
    "nor is a name that is a text",
    Object.assign(new Error("x"), { name: "quoted content" }),
    "Error: unexpected failure",
  ],
  ["something else that was thrown has its type only", "quoted content", "string: unexpected failure"],
  ["even nothing at all", undefined, "undefined: unexpected failure"],
];

test.each(cases)("%s", (_, error, summary) => {
  expect(summarizeError(error)).toBe(summary);
});
