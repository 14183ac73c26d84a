import { expect, test } from "vitest";
import { takeTurns } from "../src/take-turns.ts";

test("one key is worked on in order, another one meanwhile", async () => {
  const inTurn = takeTurns<string>();
  const gate = Promise.withResolvers<void>();
  const log: string[] = [];
  const first = inTurn("a", async () => {
    await gate.promise;
    log.push("a1");
  });
  const second = inTurn("a", async () => log.push("a2"));
  await inTurn("b", async () => log.push("b1"));
  gate.resolve();
  await Promise.all([first, second]);
  expect(log).toEqual(["b1", "a1", "a2"]);
});

test("a failure reaches its own caller only", async () => {
  const inTurn = takeTurns<string>();
  const failing = inTurn("a", () => Promise.reject(new Error("no")));
  const next = inTurn("a", async () => "yes");
  await expect(failing).rejects.toThrow("no");
  expect(await next).toBe("yes");
});
