import { expect, test } from "vitest";
import { runChaos } from "../../scripts/chaos/run-chaos.ts";
import { passing } from "../../scripts/faults/failures.ts";
import { runFaults } from "../../scripts/faults/run-faults.ts";
import { runLoad } from "../../scripts/load/run-load.ts";

/**
 * Short forms of `npm run load`, `npm run chaos` and `npm run faults`. Times are printed by those, not judged here: the limits
 * below only end what hangs.
 */
const tell = () => {};

test("under load every delivery is accepted and every head judged", { timeout: 600_000 }, async () => {
  const scale = { seconds: 2, deliveriesPerSecond: 20, pushesPerSecond: 2, events: 100 };
  const figures = await runLoad(scale, tell);
  const counted = figures.filter(({ limit, unit }) => limit === 0 && unit === "");
  expect(counted.map(({ name, value }) => [name, value])).toEqual(counted.map(({ name }) => [name, 0]));
  expect(counted.length).toBeGreaterThan(3);
});

test("killed again and again, it loses nothing and doubles nothing", { timeout: 600_000 }, async () => {
  const { faults } = await runChaos({ rounds: 2, seed: 5, patienceMs: 180_000, tell });
  expect(faults).toEqual([]);
});

test("a failure that hides an effect, on each write of the path: the same end", { timeout: 600_000 }, async () => {
  const hidden = passing.find(({ what }) => what === "502")?.answers.slice(-1) ?? [];
  const { tried, wrong } = await runFaults({
    answers: hidden,
    operations: "writes",
    together: 5,
    patienceMs: 120_000,
    tell,
  });
  expect(wrong).toEqual([]);
  expect(tried).toBeGreaterThan(3);
});
