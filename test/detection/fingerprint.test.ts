import { expect, test } from "vitest";
import { fingerprintOf } from "../../src/detection/fingerprint.ts";
import { sampleOf } from "../../src/detection/sample.ts";
import { Secret } from "../../src/detection/secret.ts";
import { ruleOf } from "../../src/providers/index.ts";

const key = Buffer.alloc(32, 7);
const of = (text: string, with_ = key) => fingerprintOf(new Secret(text), with_);

test("is 64 hexadecimal digits, the same for the same text and key", () => {
  expect(of("abc")).toMatch(/^[0-9a-f]{64}$/);
  expect(of("abc")).toBe(of("abc"));
});

test("another text or another key gives another fingerprint", () => {
  expect(of("abd")).not.toBe(of("abc"));
  expect(of("abc", Buffer.alloc(32, 8))).not.toBe(of("abc"));
});

test("white space counts in a password", () => expect(of("a b")).not.toBe(of("ab")));

test("a key block is the same key however it is laid out", () => {
  const block = sampleOf(ruleOf("private-key-rsa"));
  const layouts = [
    block.replaceAll("\n", "\r\n"),
    block.replaceAll("\n", "\n    "),
    JSON.stringify(block).slice(1, -1),
    JSON.stringify(JSON.stringify(block).slice(1, -1)).slice(1, -1),
    block.replaceAll("\n", '\\n" +\n  "'),
    block.replaceAll("\n", "\\n\\\n"),
  ];
  for (const layout of layouts) expect(of(layout)).toBe(of(block));
  expect(of(sampleOf(ruleOf("private-key-rsa"), 9))).not.toBe(of(block));
});
