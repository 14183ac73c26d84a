import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checks } from "../../src/hygiene/index.ts";

const folder = new URL("../../src/hygiene/", import.meta.url);

test("each check is in `all.ts`, in a file named after it, and has a test of its own", () => {
  const files = readdirSync(folder)
    .filter((name) => readFileSync(new URL(name, folder), "utf8").includes(": HygieneCheck = {"))
    .sort();
  expect(files).toEqual(checks.map(({ id }) => `${id}.ts`).sort());
  const tests = new Set(readdirSync(new URL("./", import.meta.url)));
  expect(files.filter((name) => !tests.has(name.replace(".ts", ".test.ts")))).toEqual([]);
});

test("ids are unique", () => {
  expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
});
