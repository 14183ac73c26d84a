import { expect, test } from "vitest";
import { charactersOf, classOf, isIn } from "../../src/detection/alphabet.ts";

test("an alphabet's characters are those of its class", () => {
  expect(charactersOf("hex")).toBe("0123456789abcdef");
  expect(charactersOf("base32")).toBe("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");
  expect(charactersOf("crockford")).toBe("0123456789abcdefghjkmnpqrstvwxyz");
  for (const alphabet of ["base64", "base64url", "unreserved", "loose"] as const) {
    const inClass = new RegExp(`^[${classOf(alphabet)}]+$`);
    expect(charactersOf(alphabet)).toMatch(inClass);
  }
});

test("a character is in an alphabet or not", () => {
  expect(isIn("hex", "f")).toBe(true);
  expect(isIn("hex", "F")).toBe(false);
});
