import { expect, test } from "vitest";
import { compilePattern } from "../../src/policy/re2-pattern.ts";

function placesOf(pattern: string, text: string): string[] {
  const compiled = compilePattern(pattern);
  if ("problem" in compiled) throw new Error(compiled.problem);
  return [...compiled.match(text)].map(({ start, end }) => `${start}:${text.slice(start, end)}`);
}

test.each([
  ["[a-z]{3}", "abc-def", ["0:abc", "4:def"]],
  ["key=([a-z]+)", "key=abc key=de", ["4:abc", "12:de"]],
  ["key=(?P<value>[a-z]+)", "key=abc", ["4:abc"]],
  ["key=(?:([a-z]+)|[0-9]+)", "key=abc key=12", ["4:abc", "8:key=12"]],
  ["key=([a-z]*)", "key= key=a", ["9:a"]],
  ["^(?i)KEY$", "a\nkey\nkeys", ["2:key"]],
])("%j finds in %j the first group, or all where it took no part", (pattern, text, expected) => {
  expect(placesOf(pattern, text)).toEqual(expected);
});

test("nested repetitions that would take another engine for ever end", () => {
  expect(placesOf("(?:(?:a+)+)+!", "a".repeat(5_000))).toEqual([]);
});
