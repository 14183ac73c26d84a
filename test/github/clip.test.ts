import { expect, test } from "vitest";
import { clipCharacters, clipLines } from "../../src/github/clip.ts";

test("a text that fits is left alone, to the last byte", () => {
  const text = "ü".repeat(150);
  expect(clipLines(text, 300)).toBe(text);
  expect(clipLines(text, 299)).not.toBe(text);
});

test("a text that does not fit is cut at a line and says how much is missing", () => {
  const text = Array.from({ length: 100 }, (_, index) => `line ${index}`).join("\n");
  expect(clipLines(text, 260)).toMatch(/\nline 7\n\n… 92 more lines: this text has reached GitHub's limit\.$/);
});

test.each([
  ["```ts", "```"],
  ["~~~~", "~~~~"],
])("a code block %s that is cut through is closed", (open, close) => {
  const text = `${open}\n${"x\n".repeat(500)}${close}`;
  expect(clipLines(text, 400)).toContain(`\nx\n${close}\n\n… `);
});

test("what is cut always fits", () => {
  const text = `${"ü".repeat(40)}\n`.repeat(200);
  for (const bytes of [250, 1000, 4001]) expect(Buffer.byteLength(clipLines(text, bytes))).toBeLessThanOrEqual(bytes);
});

test("characters are not cut in half", () => {
  expect(clipCharacters("abc", 3)).toBe("abc");
  expect(clipCharacters("abcd", 3)).toBe("ab…");
  expect(clipCharacters("a😀bc", 3)).toBe("a…");
});
