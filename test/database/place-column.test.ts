import { expect, test } from "vitest";
import type { Place } from "../../src/change/place.ts";
import { fromPathColumn, toPathColumn } from "../../src/database/place-column.ts";

test.each<[string, string, Place | undefined]>([
  ["src/a.ts", "src/a.ts", undefined],
  ["//commit message", "", { kind: "commit message" }],
  ["//issue body/7/0", "", { kind: "issue body", on: 7, id: 0 }],
  ["//wiki page/notes/Home.md", "notes/Home.md", { kind: "wiki page" }],
  ["//wiki page/notes/old.zip//inner/a.txt", "notes/old.zip//inner/a.txt", { kind: "wiki page" }],
  ["//tagged file/v1/a.ts", "v1/a.ts", { kind: "tagged file" }],
  ["docs/old.zip//inner/a.txt", "docs/old.zip//inner/a.txt", undefined],
  ["//commit comment/0/4711", "", { kind: "commit comment", on: 0, id: 4711 }],
])("%s comes back as it was", (column, path, place) => {
  expect(toPathColumn(path, place)).toBe(column);
  expect(fromPathColumn(column)).toEqual({ path, ...(place && { place }) });
});
