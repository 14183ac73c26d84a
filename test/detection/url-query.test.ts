import { expect, test } from "vitest";
import { queryAround } from "../../src/detection/url-query.ts";

function parameterIn(text: string, name: string): string | undefined {
  const start = text.indexOf("sig=");
  return queryAround(text, start, start + "sig=abc".length)(name);
}

test.each<[string, string | undefined]>([
  ["https://a.dev/x?se=5&sig=abc", "5"],
  ["https://a.dev/x?sig=abc&se=5", "5"],
  ["se=5&sig=abc", "5"],
  ["https://a.dev/x?se=2026-01-01T00%3A00%3A00Z&sig=abc", "2026-01-01T00:00:00Z"],
  ["https://a.dev/x?a=1&amp;se=5&amp;sig=abc", "5"],
  ['{"url":"https://a.dev/x?se=5\\u0026sig=abc"}', "5"],
  ["https://a.dev/x?se=%&sig=abc", "%"],
  ["https://a.dev/x?base=5&sig=abc", undefined],
  ['"se=5", "sig=abc"', undefined],
  ["se=5\nsig=abc\nse=6", undefined],
  [`se=5&a=${"b".repeat(3000)}&sig=abc`, undefined],
])("%j", (text, expected) => expect(parameterIn(text, "se")).toBe(expected));
