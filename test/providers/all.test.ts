import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const folder = new URL("../../src/providers/", import.meta.url);

/** A file that is in no list is a provider nobody looks for. */
test.each([
  [
    "",
    [
      "all.ts",
      "catalogue.ts",
      "command.ts",
      "index.ts",
      "key-store-formats.ts",
      "probe.ts",
      "provider.ts",
      "service.ts",
      "signed-url.ts",
    ],
  ],
  ["services/", ["all.ts", "groups.ts", "secrets-of.ts"]],
  ["left-out/", ["all.ts", "left-out.ts"]],
])("every file of providers/%s is registered in its all.ts, in alphabetical order", (path, others) => {
  const here = new URL(path, folder);
  const stems = readdirSync(here)
    .filter((file) => file.endsWith(".ts") && !others.includes(file))
    .map((file) => file.slice(0, -".ts".length))
    .sort();
  const registered = [...readFileSync(new URL("all.ts", here), "utf8").matchAll(/from "\.\/(.*)\.ts"/g)];
  expect(registered.map(([, stem]) => stem)).toEqual(stems);
});
