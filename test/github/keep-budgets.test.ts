import { expect, test } from "vitest";
import { RetryLater } from "../../src/errors.ts";
import { errorOf, startConnected } from "../support/connected.ts";

test("after a limit nothing more is asked, and what is left in the hour is known", async () => {
  const { github, sandbox, quotas, held } = await startConnected();
  const operations: string[] = [];
  sandbox.watch(({ operation }) => operations.push(operation));
  sandbox.weather.add({
    operation: "GET /repos/{owner}/{repo}",
    times: 1,
    answer: { kind: "secondary limit", retryAfterSeconds: 60 },
  });
  expect(await errorOf(github.readRepository())).toMatchObject({ delayMs: 60_000 });
  const asked = operations.length;
  const error = await errorOf(github.openPulls());
  expect(error).toBeInstanceOf(RetryLater);
  expect((error as RetryLater).delayMs).toBeGreaterThan(30_000);
  expect(operations).toHaveLength(asked);
  expect(held).toEqual(["read"]);
  expect(quotas.at(-1)).toBe(4999);
});
