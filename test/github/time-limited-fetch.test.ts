import { RequestError } from "@octokit/request-error";
import { expect, test } from "vitest";
import { RetryLater } from "../../src/errors.ts";
import { errorOf, startConnected } from "../support/connected.ts";

test("an answer that breaks off is a failure that passes, and not an answer", async () => {
  const { github, sandbox } = await startConnected();
  sandbox.weather.add({ operation: "GET /repos/{owner}/{repo}", times: 1, answer: { kind: "broken body" } });
  const error = await errorOf(github.readRepository());
  expect(error).toBeInstanceOf(RetryLater);
  expect((error as RetryLater).cause).toBeInstanceOf(RequestError);
  expect((await github.readRepository()).defaultBranch).toBe("main");
});
