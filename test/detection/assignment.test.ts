import { describe, expect, test } from "vitest";
import { assignedValue, assignmentAfter } from "../../src/detection/assignment.ts";

function valueIn(text: string, keyword = "key"): string | undefined {
  const assignment = assignmentAfter(text, text.indexOf(keyword) + keyword.length);
  return assignment === undefined ? undefined : assignedValue(text, assignment, 20);
}

describe("the value that a name has", () => {
  test.each([
    ["key=abc", "abc"],
    ["key = abc # note", "abc"],
    ["key: abc", "abc"],
    ['"key": "abc"', "abc"],
    ['{\\"key\\":\\"abc\\"}', "abc"],
    ['key=\\"abc"', "abc"],
    ['key=\\"\\"', undefined],
    ["key := `abc`", "abc"],
    ["key => 'abc'", "abc"],
    ["key->'abc'", "abc"],
    ["key ||= 'abc'", "abc"],
    ["key: string = 'abc'", "abc"],
    ['key: &str = "abc"', "abc"],
    ["key = b'abc'", "abc"],
    ["--key abc", "abc"],
    ["key('abc')", "abc"],
    ["set('key', 'abc')", "abc"],
    ["env['key'] = 'abc'", "abc"],
    ["<key>abc</key>", "abc"],
    ["| key | abc |", "abc"],
    ["key_prod: abc", "abc"],
    ["keyForProduction: abc", "abc"],
    ["key: Bearer abc", "abc"],
    ["key =\n    'abc'", "abc"],
    ["key=a b", "a"],
    ["key='a b'", "a b"],
    ["a=1&key=abc&b=2", "abc"],
  ])("%j", (text, expected) => expect(valueIn(text)).toBe(expected));

  test.each([
    "key",
    "key;",
    "key\nabc",
    "key=''",
    "key='abc",
    "key='ab\nc'",
    "key=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "key.of(x)",
    "'key',\n    'abc'",
  ])("%j has none", (text) => expect(valueIn(text)).toBeUndefined());
});

test("the tail is what follows the keyword in the name", () => {
  expect(assignmentAfter("key_file: abc", 3)?.tail).toBe("_file");
});
