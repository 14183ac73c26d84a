import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { scan } from "../src/detection/scan.ts";
import { toUtf8 } from "../src/detection/to-utf8.ts";
import { ruleSet } from "../src/providers/index.ts";

/** Rekey must be able to guard its own repository: samples are made at run time, and no file holds one. */
test("no file of this repository holds what our rules report", () => {
  const root = resolve(import.meta.dirname, "..");
  const rules = ruleSet();
  const files = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" }).split("\0").filter(Boolean);
  const found = files.flatMap((file) =>
    scan(toUtf8(readFileSync(resolve(root, file))), rules, { path: file })
      .filter(({ confidence }) => confidence !== "low")
      // Tests are about passwords, and write down such as people choose.
      .filter(({ ruleId }) => !(file.startsWith("test/") && ruleId.startsWith("generic-")))
      .map(({ ruleId, span }) => `${file}:${span.line} ${ruleId}`),
  );
  expect(files.length).toBeGreaterThan(300);
  expect(found).toEqual([]);
});
