import { describe, expect, test } from "vitest";
import { isPlaceholder, isPublishedExample } from "../../src/detection/placeholder.ts";
import { randomFrom } from "../../src/detection/random.ts";

describe("stands for a credential and is none", () => {
  test.each([
    "xxxxxxxxxxxxxxxxxxxx",
    "your-api-key-here",
    "YOUR_SECRET",
    "<token>",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this very text is what is tested
    "${API_KEY}",
    "{{ api_key }}",
    "%API_KEY%",
    "$TOKEN",
    "#{token}",
    "changeme",
    "REPLACE_ME_PLEASE",
    "IOSFODNN7EXAMPLE",
    "1234567890abcdef",
    "abcdefghijklmnop",
    "0000000000000000",
    "aB3...",
    "********",
    "fake-key-for-docs",
    "00000000000000000000000000000001",
  ])("%s", (value) => expect(isPlaceholder(value)).toBe(true));
});

test("a random value is taken for a placeholder less than once in a hundred times", () => {
  const random = randomFrom("placeholder");
  for (const characters of ["0123456789abcdef", "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"]) {
    const values = Array.from({ length: 2000 }, () => random.text(characters, 20));
    expect(values.filter(isPlaceholder).length).toBeLessThan(20);
  }
});

test("a key that the vendor printed in the documentation is known", () => {
  const printed = ["sk_test", "4eC39HqLyjWDarjtT1zdp7dc"].join("_");
  expect(isPublishedExample(printed)).toBe(true);
  expect(isPublishedExample(`${printed}A`)).toBe(false);
});
