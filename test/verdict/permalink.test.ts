import { expect, test } from "vitest";
import { permalink } from "../../src/verdict/permalink.ts";

const place = { webUrl: "https://github.example", owner: "acme", name: "shop" };

test.each<[string, string, [number, number], string]>([
  ["one line", "src/a.ts", [3, 3], "src/a.ts#L3"],
  ["several lines", "src/a.ts", [3, 9], "src/a.ts#L3-L9"],
  ["characters that mean something in a URL", "a b/#1?%.ts", [1, 1], "a%20b/%231%3F%25.ts#L1"],
  ["characters that mean something in Markdown", "(a)'[b]*!.ts", [1, 1], "%28a%29%27%5Bb%5D%2A%21.ts#L1"],
  ["letters beyond ASCII", "ümläut.ts", [1, 1], "%C3%BCml%C3%A4ut.ts#L1"],
  ["half a character", "a\ud800.ts", [1, 1], "a%EF%BF%BD.ts#L1"],
])("a permalink to %s", (_, path, [line, endLine], expected) => {
  expect(permalink(place, { commit: "abc", path, line, endLine })).toBe(
    `https://github.example/acme/shop/blob/abc/${expected}`,
  );
});
