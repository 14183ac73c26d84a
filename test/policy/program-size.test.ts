import { RE2JS } from "re2js";
import { expect, test } from "vitest";
import { programSizeOf } from "../../src/policy/program-size.ts";

test.each([
  "acme-[a-z]{4}-[0-9]{4}",
  "(?i)acme.{0,100}([a-z]{3,200})",
  "(?:(?:ab|cd){10}e?){20}",
  "(?P<key>[[:alpha:]]{30}[]x]{40}[^]x]{50})",
  "\\x{41}{20}\\pL{30}\\p{Greek}{40}[\\]\\pN]{50}",
  "\\Qa{5}(b[\\E(?:c{90}){9}",
  "a{50,}b*?c+?d??",
  "\\bx{100}\\b|^y{100}$|(?i:z){100}",
])("of %j no less is expected than re2 makes", (pattern) => {
  const few = 5;
  expect(programSizeOf(pattern)).toBeGreaterThanOrEqual(RE2JS.compile(pattern).programSize() - few);
});

test("a short pattern for a large program is known without compiling it", () => {
  expect(programSizeOf(`(?:${"a".repeat(900)}){1000}`)).toBeGreaterThan(900_000);
});
