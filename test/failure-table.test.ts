import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { lasting, passing } from "../scripts/faults/failures.ts";

test("each failure of the table is played by the run of faults, or names the test that proves it", () => {
  for (const { what, answers } of passing) expect(answers.length, what).toBeGreaterThan(0);
  const missing = lasting.filter(({ test: path }) => path === undefined || !existsSync(path));
  expect(missing.map(({ what }) => what)).toEqual([]);
});
