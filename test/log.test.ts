import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { RequestError } from "@octokit/request-error";
import { ProbotOctokit } from "probot";
import { describe, expect, onTestFinished, test } from "vitest";
import { RetryLater } from "../src/errors.ts";
import { createLog, type Log, type LogLevel } from "../src/log.ts";

const levels = ["debug", "info", "warn", "error", "fatal"] as const;
const secret = ["sk", "live", "x".repeat(24)].join("_");

describe("an error that carries a secret leaves none of it in the log", () => {
  const shapes: Record<string, (log: Log, level: (typeof levels)[number]) => void> = {
    "the error alone": (log, level) => log[level](requestError() as object, undefined as unknown as string),
    "the error with a message": (log, level) => log[level](requestError() as object, "Request failed"),
    "as err": (log, level) => log[level]({ err: requestError() }, "Request failed"),
    "as err without a message": (log, level) => log[level]({ err: requestError() }, undefined as unknown as string),
    "under another name": (log, level) => log[level]({ error: requestError() } as object, "Request failed"),
    "deep in an object": (log, level) => log[level]({ context: { error: requestError() } } as object, "Request failed"),
    "as a cause": (log, level) => log[level]({ err: new Error(secret, { cause: requestError() }) }, "Request failed"),
    "among several": (log, level) =>
      log[level]({ err: new AggregateError([requestError()], secret) }, "Request failed"),
    "as an argument of the message": (log, level) =>
      log[level]("Request failed: %s %o", ...([secret] as unknown as [])),
    "in a child": (log, level) =>
      log
        .child({ err: requestError() })
        .child({ payload: secret } as object)
        [level]("Failed"),
    "as the body of a request": (log, level) =>
      log[level]({ title: secret, output: { text: secret } } as object, "Sent"),
    "in a message that looks like a stack": (log, level) =>
      log[level]({ err: new Error(`\n    at ${secret}`) }, "Failed"),
    "in a message that was changed later": (log, level) => log[level]({ err: renamed() }, "Failed"),
    "as the name of the error": (log, level) =>
      log[level]({ err: Object.assign(new Error(), { name: `a ${secret}` }) }, ""),
    "thrown as a string": (log, level) => log[level]({ err: secret }, "Failed"),
  };
  for (const [shape, write] of Object.entries(shapes)) {
    test(shape, () => {
      for (const level of levels) checkLine(level, (log) => write(log, level));
    });
  }
});

test("a real Octokit that fails with GitHub's answer leaves neither request nor answer in the log", async () => {
  const { log, lines } = capture("trace");
  const baseUrl = await startRefusing(422, { message: `Validation failed: ${secret}` });
  const octokit = new ProbotOctokit({
    baseUrl,
    auth: { token: secret },
    log: log as never,
    retry: { enabled: false },
    throttle: { enabled: false },
  } as object);
  const request = octokit.rest.issues.create({ owner: "acme", repo: "shop", title: secret, body: `key ${secret}` });
  const error = await request.catch((failure: unknown) => failure);
  log.error({ err: error }, "Issue not opened");
  expect(error).toMatchObject({ status: 422 });
  expect(lines.join("")).toContain('"code":422,"requestId":"AB12:34"');
  expect(lines.join("")).not.toContain(secret);
});

test("an error of our own says its message, any other its type, its code and where it happened", () => {
  const { log, lines } = capture("info");
  log.warn({ err: new RetryLater("GitHub asks to wait", { delayMs: 1000, cause: requestError() }) }, "Postponed");
  const { err, ...line } = JSON.parse(lines[0] ?? "");
  expect(line).toMatchObject({ level: "warn", msg: "Postponed" });
  expect(err).toMatchObject({ type: "RetryLater", message: "GitHub asks to wait" });
  expect(err.stack).toMatch(/^at .*log\.test\.ts/);
  expect(err.cause).toMatchObject({ type: "HttpError", code: 500, requestId: "AB12:34" });
  expect(err.cause.message).toBeUndefined();
});

test("the fields that are known are written, a child's on each of its lines", () => {
  const { log, lines } = capture("info");
  log.child({ delivery: "d1" }).info({ event: "push", attempts: 2 }, "Delivery accepted");
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    delivery: "d1",
    event: "push",
    attempts: 2,
    msg: "Delivery accepted",
  });
});

test("a line below the level is not written", () => {
  const { log, lines } = capture("warn");
  log.info("Started");
  expect(lines).toEqual([]);
});

function checkLine(level: LogLevel, write: (log: Log) => void): void {
  const { log, lines } = capture(level);
  write(log);
  expect(lines).toHaveLength(1);
  expect(lines.join("")).not.toContain(secret);
}

function capture(level: LogLevel): { log: Log; lines: string[] } {
  const lines: string[] = [];
  const log = createLog({ level, destination: { write: (line) => void lines.push(line) } });
  return { log, lines };
}

function requestError(): RequestError {
  const url = "https://api.github.com/repos/acme/shop/issues";
  return new RequestError(`Server error: ${secret}`, 500, {
    request: { method: "POST", url, headers: { authorization: `token ${secret}` }, body: { title: secret } },
    response: { status: 500, url, headers: { "x-github-request-id": "AB12:34" }, data: { message: secret } },
  });
}

function renamed(): Error {
  const error = new Error(`line one\n    at ${secret}`);
  // Its stack is made at the first look, and keeps what the message was then.
  expect(error.stack).toContain(secret);
  error.message = "harmless";
  return error;
}

async function startRefusing(status: number, body: object): Promise<string> {
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(status, { "content-type": "application/json", "x-github-request-id": "AB12:34" });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((listening) => void server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
