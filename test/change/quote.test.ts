import { expect, test } from "vitest";
import { quote } from "../../src/change/quote.ts";

test.each([
  ["src/a.ts", "`src/a.ts`"],
  ["a`b", "`a?b`"],
  ["a\nb\u202ec", "`a?b?c`"],
  ["a".repeat(100), `\`${"a".repeat(79)}…\``],
])("%j becomes %s", (text, expected) => expect(quote(text)).toBe(expected));
