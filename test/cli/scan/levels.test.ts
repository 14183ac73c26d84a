import { expect, test } from "vitest";
import { type AskedLevels, levelsFor } from "../../../src/cli/scan/levels.ts";

type Asked = readonly [confidence: AskedLevels["confidence"], failOn: AskedLevels["failOn"]];

test.each<[Asked, "high" | "medium" | "low", string]>([
  [[undefined, undefined], "medium", "shows medium, fails on medium"],
  [[undefined, undefined], "low", "shows low, fails on low"],
  [[undefined, undefined], "high", "shows medium, fails on high"],
  [["low", undefined], "medium", "shows low, fails on medium"],
  [["high", undefined], "medium", "shows high, fails on medium"],
  [[undefined, "low"], "medium", "shows low, fails on low"],
  [["high", "low"], "medium", "shows low, fails on low"],
  [["low", "high"], "medium", "shows low, fails on high"],
  [[undefined, "never"], "medium", "shows medium, fails on never"],
])("asked for %j under a policy of %s: %s", ([confidence, failOn], policy, expected) => {
  const { shown, failing } = levelsFor({ confidence, failOn }, { failOn: policy });
  expect(`shows ${shown}, fails on ${failing}`).toBe(expected);
});
