import fc from "fast-check";
import { expect, test } from "vitest";
import { buildAutomaton } from "../../src/detection/aho-corasick.ts";
import { randomFrom } from "../../src/detection/random.ts";

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

test("finds a literal wherever it stands in a long text", () => {
  const literal = "a-literal-that-may-lie-across-any-border";
  const { find } = buildAutomaton([literal, "literal"]);
  const length = 70_000;
  for (let start = 0; start <= length - literal.length; start += 13) {
    const text = Buffer.alloc(length, "a-literal-th");
    text.fill("#", Math.max(0, start - 60), start + literal.length);
    text.write(literal, start);
    const ends: number[] = [];
    find(text, (index, end) => index === 0 && ends.push(end));
    expect(ends).toEqual([start + literal.length]);
  }
});

test("agrees with a search for each literal in texts of any length", () => {
  const literals = ["ab", "abba", "bab", "bbbbbbb", "aaab"];
  const { find } = buildAutomaton(literals);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000 }), fc.string(), (length, seed) => {
      const text = randomFrom(seed).text("abc", length);
      const counts = new Array<number>(literals.length).fill(0);
      find(Buffer.from(text), (literal, end) => {
        const expected = literals[literal] as string;
        if (text.slice(end - expected.length, end) !== expected) throw new Error(`${expected} is not at ${end}`);
        counts[literal] = (counts[literal] as number) + 1;
      });
      expect(counts).toEqual(literals.map((literal) => occurrencesOf(literal, text)));
    }),
    { numRuns: 30 },
  );
});

function occurrencesOf(literal: string, text: string): number {
  let count = 0;
  for (let at = text.indexOf(literal); at !== -1; at = text.indexOf(literal, at + 1)) count++;
  return count;
}
