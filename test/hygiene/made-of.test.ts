import { expect, test } from "vitest";
import { isMadeOf } from "../../src/hygiene/made-of.ts";

const words = new Set(["a", "aa", "pass", "password", "word", "1", "-"]);

test.each([
  ["password", true],
  ["pass-word1", true],
  ["password2", false],
  ["", true],
  [`${"a".repeat(500)}!`, false],
])("%s: %s", (text, expected) => expect(isMadeOf(text, words)).toBe(expected));
