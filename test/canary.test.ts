import { expect, test } from "vitest";
import { isCanaryCaught, startCanary } from "../src/canary.ts";
import { compileRules } from "../src/detection/compile.ts";
import { createLog } from "../src/log.ts";
import { ruleOf, ruleSet } from "../src/providers/index.ts";

const now = () => new Date("2026-11-24T12:00:00Z");
const fingerprintKey = Buffer.alloc(32, 1);
const blind = compileRules([ruleOf("linear-api-key")]);

test("each canary is caught by the engine as it is", async () => {
  const engine = { ruleSet: ruleSet(), customRules: [], fingerprintKey, now: now() };
  for (let seed = 2; seed < 32; seed += 1) expect(await isCanaryCaught(engine, seed), `seed ${seed}`).toBe(true);
});

test("an engine that has lost its rules is found out, and told", async () => {
  const told: boolean[] = [];
  const metrics = { canary: (_: number, isCaught: boolean) => void told.push(isCaught) };
  const lines: string[] = [];
  const log = createLog({ level: "info", destination: { write: (line) => void lines.push(line) } });
  const canary = await startCanary({ ruleSet: blind, fingerprintKey, now, metrics, log });
  canary.stop();
  expect(canary.isCaught()).toBe(false);
  expect(told).toEqual([false]);
  expect(lines.join("")).toContain("not caught");
});
