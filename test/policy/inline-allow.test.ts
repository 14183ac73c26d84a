import { expect, test } from "vitest";
import { findInlineAllows } from "../../src/policy/inline-allow.ts";

function checkAllows(text: string, expected: Readonly<Record<number, string>>): void {
  expect(Object.fromEntries(findInlineAllows(text))).toEqual(expected);
}

test.each([
  ['key = "a" # rekey:allow printed in the manual', { 1: "printed in the manual" }],
  ['const key = "a"; // rekey:allow an example', { 1: "an example" }],
  ["a\r\nb # rekey:allow CRLF\r\nc", { 2: "CRLF" }],
  ["<a>b</a> <!-- rekey:allow an example --> c", { 1: "an example" }],
  ["key: b /* rekey:allow an example */", { 1: "an example" }],
])("on the line itself: %j", (text, expected) => checkAllows(text, expected));

test.each([
  ["# rekey:allow why\nkey = 1", { 2: "why" }],
  ["  // rekey:allow why\n  key", { 2: "why" }],
  ["/* rekey:allow why */\nkey", { 2: "why" }],
  [" * rekey:allow why\nkey", { 2: "why" }],
  ["<!-- rekey:allow why -->\nkey", { 2: "why" }],
  ["-- rekey:allow why\nkey", { 2: "why" }],
  ["{# rekey:allow why #}\nkey", { 2: "why" }],
])("in a comment of its own, for the line below: %j", (text, expected) => checkAllows(text, expected));

test("without a reason it is found, and says nothing", () => {
  checkAllows("key # rekey:allow\n", { 1: "" });
  checkAllows("key /* rekey:allow */\n", { 1: "" });
});

test("a reason on either line counts before none", () => {
  checkAllows("# rekey:allow\nkey # rekey:allow because\n", { 2: "because" });
});

test.each(["rekey:allowed x", "xrekey:allow x", "rekey:allow-all x", "rekey allow x", "rekey:\nallow x"])(
  "another word is none: %j",
  (text) => checkAllows(text, {}),
);

test("a minified line has one allow, however often it says so", () => {
  checkAllows(`a ${"rekey:allow x;".repeat(10)}\nkey`, { 1: `x;${"rekey:allow x;".repeat(9)}` });
});

test("a file of nothing but allows has a bounded say", () => {
  expect(findInlineAllows("key # rekey:allow x\n".repeat(20_000)).size).toBe(10_000);
});

test("a reason is one line, and short", () => {
  expect(findInlineAllows(`# rekey:allow ${"long ".repeat(1000)}`).get(2)?.length).toBeLessThanOrEqual(200);
});
