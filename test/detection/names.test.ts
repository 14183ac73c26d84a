import { expect, test } from "vitest";
import { isAboutSecret, spellingsOf } from "../../src/detection/names.ts";

test("a name is spelt with a joint (any, for the automaton), with a blank, and with none", () => {
  expect(spellingsOf("api key")).toEqual(["api_key", "api key", "apikey"]);
  expect(spellingsOf("password")).toEqual(["password"]);
});

test.each([
  "_file",
  "_FILE",
  "File",
  "-path",
  "_id",
  "Id",
  "_name",
  "_URL",
  "Hash",
  "_sha256",
  "_min_length",
  "_file_prod",
])("%s says that the value is about the secret", (tail) => expect(isAboutSecret(tail)).toBe(true));

test.each(["", "_prod", "Production", "_1", "_value", "ing", "_hidden", "_profile"])("%j does not", (tail) =>
  expect(isAboutSecret(tail)).toBe(false),
);
