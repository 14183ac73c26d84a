import { expect, test } from "vitest";
import { randomFrom } from "../../src/detection/random.ts";
import { readsLikeSymbol, readsLikeWords } from "../../src/detection/value-shape.ts";

test.each([
  "getTokenV2",
  "user-auth-3",
  "/etc/app/key1",
  "XMLHttpRequest",
  "TokenFromTheSettings",
  "correcthorsebattery",
])("%s reads like words", (text) => expect(readsLikeWords(text)).toBe(true));

test.each([
  ["letters", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", 16],
  ["small letters", "abcdefghijklmnopqrstuvwxyz", 12],
  ["base32", "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16],
])("of a thousand texts drawn from %s hardly any does", (_name, alphabet, length) => {
  const random = randomFrom(alphabet);
  const texts = Array.from({ length: 1000 }, () => random.text(alphabet, length));
  expect(texts.filter(readsLikeWords).length).toBeLessThan(30);
});

test.each(["inplaceIN4node18EnvironmentOptionsESaIvELN9", "inplaceIN2v84base11OwnedVectorIKhEESaIvELN9"])(
  "%s is the name of something in a program",
  (text) => expect(readsLikeSymbol(text)).toBe(true),
);

test("a key may hold numbers and letters in any order", () => {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  const random = randomFrom("symbols");
  const keys = Array.from({ length: 1000 }, () => random.text(alphabet, 40));
  expect(keys.filter(readsLikeSymbol).length).toBeLessThan(5);
});
