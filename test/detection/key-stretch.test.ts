import { expect, test } from "vitest";
import { maybe, oneOf, type Part, run, uuid } from "../../src/detection/form.ts";
import { holdsKeyStretch } from "../../src/detection/key-stretch.ts";

test.each<[string, readonly Part[], boolean]>([
  ["a long run of a key's characters does", [run("alnum", 32)], true],
  ["and so do several in a row", uuid, true],
  ["not one that is too short", [run("hex", 8)], false],
  ["not one without a digit", [run("letter", 20)], false],
  ["not one whose signs may stand anywhere", [run("keyboard", 50)], false],
  ["not two that something else parts", [run("hex", 8), ":", run("hex", 8)], false],
  ["alternatives do if each of them does", [oneOf(run("hex", 32), run("hex", 40))], true],
  ["not if one does not", [oneOf(run("hex", 32), run("keyboard", 40))], false],
  ["nor what may be missing", [maybe(run("hex", 32)), run("hex", 4)], false],
])("%s", (_name, parts, expected) => {
  expect(holdsKeyStretch(parts)).toBe(expected);
});
