import fc from "fast-check";
import { expect, test } from "vitest";
import { buildAutomaton } from "../../src/detection/aho-corasick.ts";

function found(text: string, literals: readonly string[]): readonly string[] {
  const hits: string[] = [];
  buildAutomaton(literals).find(Buffer.from(text, "latin1"), (literal, end) =>
    hits.push(`${literals[literal]}@${end}`),
  );
  return hits;
}

test("finds every occurrence of every literal, overlapping ones and ones inside others too", () => {
  expect(found("ushers", ["he", "she", "his", "hers"])).toEqual(["she@4", "he@4", "hers@6"]);
});

test("reads upper case as lower case", () => expect(found("AKIA akia", ["akia"])).toEqual(["akia@4", "akia@9"]));

test("reads the joints of a name as one", () => {
  expect(found("api_key api-key api.key api key", ["api_key"])).toEqual(["api_key@7", "api_key@15", "api_key@23"]);
});

test("a character outside ASCII interrupts a literal", () => expect(found("k\u00e9y k\u2028ey", ["key"])).toEqual([]));

test("literals in upper case or outside ASCII are refused", () => {
  expect(() => buildAutomaton(["Key"])).toThrow("lower-case ASCII");
  expect(() => buildAutomaton(["clé"])).toThrow("lower-case ASCII");
});

test("agrees with a search for each literal at each place", () => {
  const letters = fc.string({ unit: fc.constantFrom("a", "b", "c", "A", "é"), maxLength: 60 });
  const literal = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(letters, fc.uniqueArray(literal, { minLength: 1, maxLength: 6 }), (text, literals) => {
      const expected = new Set<string>();
      for (let end = 1; end <= text.length; end++) {
        for (const each of literals)
          if (text.slice(0, end).toLowerCase().endsWith(each)) expected.add(`${each}@${end}`);
      }
      expect(new Set(found(text, literals))).toEqual(expected);
    }),
  );
});
