import { expect, test } from "vitest";
import type { Confidence } from "../../src/detection/confidence.ts";
import { surest } from "../../src/detection/surest.ts";

const matches = (["low", "medium", "low", "high", "medium"] satisfies Confidence[]).map((confidence, at) => ({
  confidence,
  at,
}));

test.each([
  [9, [0, 1, 2, 3, 4]],
  [4, [0, 1, 3, 4]],
  [2, [1, 3]],
  [1, [3]],
  [0, []],
])("of five, at most %i are kept, the surest ones, in their order", (max, kept) => {
  expect(surest(matches, max).map(({ at }) => at)).toEqual(kept);
});
