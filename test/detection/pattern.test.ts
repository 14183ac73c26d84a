import { describe, expect, test } from "vitest";
import { maybe, oneOf, type Part, run, token, uuid } from "../../src/detection/form.ts";
import { anchorsOf, bodyOf, endOf, patternOf, widthOf } from "../../src/detection/pattern.ts";

function matches(parts: readonly Part[], text: string): boolean {
  return new RegExp(`^${patternOf(parts)}$`).test(text);
}

describe("the pattern", () => {
  test.each<[string, readonly Part[], string, boolean]>([
    ["a literal is taken as it stands", ["a.b+c"], "a.b+c", true],
    ["and not as a pattern", ["a.b+c"], "axbbc", false],
    ["a run has a least length", ["x-", run("hex", 3, 5)], "x-ab", false],
    ["and a greatest", ["x-", run("hex", 3, 5)], "x-abcdef", false],
    ["and an alphabet", ["x-", run("hex", 3, 5)], "x-abg", false],
    ["one of several forms", [oneOf("p", ["q", run("digit", 2)])], "q42", true],
    ["a part may be missing", ["a", maybe("=")], "a", true],
    ["a UUID may be in upper case", uuid, "0A1B2C3D-0000-4000-8000-ABCDEFABCDEF", true],
    ["a run stops before the literal that follows it", [run("alnum", 1, 9), "MID", run("alnum", 2)], "aaMIDbb", true],
    ["so the literal is the first one", [run("alnum", 1, 9), "MID", run("alnum", 2)], "aaMIDMIDbb", false],
  ])("%s", (_name, parts, text, expected) => expect(matches(parts, text)).toBe(expected));

  test("two runs that could share a character are refused: no one could say where the first ends", () => {
    expect(() => patternOf([run("hex", 1, 9), run("alnum", 1, 9)])).toThrow("could take itself");
    expect(() => patternOf([run("base32", 1, 9), run("digit", 1)])).toThrow("could take itself");
    expect(() => patternOf([run("hex", 1, 9), maybe("-"), run("hex", 3)])).toThrow("could take itself");
    expect(() => patternOf([oneOf(run("hex", 1, 9), "-"), run("hex", 3)])).toThrow("could take itself");
  });
});

describe("the end", () => {
  const ends = (parts: readonly Part[], next: string) => new RegExp(`^x${endOf(parts)}`).test(`x${next}`);

  test.each<[string, readonly Part[], string, boolean]>([
    ["a letter makes it a longer word", [run("hex", 4)], "z", false],
    ["a sign of the alphabet as well", [run("base64url", 4)], "-", false],
    ["also where only one alternative has it", [oneOf(run("hex", 4), run("base64url", 4))], "-", false],
    ["another sign does not", [run("hex", 4)], "-", true],
    ["a full stop ends a sentence", [run("unreserved", 4)], ".", true],
    ["the text may be over", [run("base64", 4), "=="], "", true],
  ])("%s", (_name, parts, next, expected) => expect(ends(parts, next)).toBe(expected));
});

describe("the anchors", () => {
  test.each<[string, readonly Part[], readonly [string, number, number][]]>([
    ["the prefix", ["ghp_", run("alnum", 36)], [["ghp_", 0, 0]]],
    ["a longer literal at a fixed distance", ["sk-", run("alnum", 20), "T3BlbkFJ"], [["T3BlbkFJ", 23, 23]]],
    ["the prefix where the other is too far", ["sk-", run("alnum", 20, 90), "T3BlbkFJ"], [["sk-", 0, 0]]],
    [
      "each of several prefixes",
      [oneOf("xoxs-", "xoxo-"), run("digit", 8)],
      [
        ["xoxs-", 0, 0],
        ["xoxo-", 0, 0],
      ],
    ],
    ["a literal a few places from the start", [run("digit", 8, 10), ":AA", run("alnum", 9)], [[":AA", 8, 10]]],
    ["none where nothing is fixed", [run("hex", 32)], []],
  ])("%s", (_name, parts, expected) => {
    expect(anchorsOf(parts).map(({ literal, before }) => [literal, before.min, before.max])).toEqual(expected);
  });
});

test("the width is the sum of its parts", () => {
  expect(widthOf(token("a-", run("hex", 3, 5), maybe("=", "=")).parts)).toEqual({ min: 5, max: 9 });
});

test("the body is what follows the prefix", () => {
  expect(bodyOf("sk_test_abc", token(oneOf("sk_test_", "rk_test_"), run("alnum", 3)).parts)).toBe("abc");
  expect(bodyOf("abc", token(run("alnum", 3)).parts)).toBe("abc");
});
