import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { budgetFor } from "../../../src/detection/encodings/budget.ts";
import type { Encoding } from "../../../src/detection/encodings/encoded.ts";
import { deepest, type Layer, layersOf } from "../../../src/detection/encodings/layers.ts";

type Encoder = (bytes: Buffer) => Buffer;

function everyByte(spell: (byte: number) => string): Encoder {
  return (bytes) => Buffer.from(Array.from(bytes, spell).join(""));
}

function hexOf(byte: number): string {
  return byte.toString(16).padStart(2, "0");
}

function base64Lines(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString("base64").replace(/.{76}/g, "$&\r\n"));
}

const encoders: Record<string, { encode: Encoder; depth: number }> = {
  base64: { encode: (bytes) => Buffer.from(bytes.toString("base64")), depth: 1 },
  base64url: { encode: (bytes) => Buffer.from(bytes.toString("base64url")), depth: 1 },
  lines: { encode: base64Lines, depth: 1 },
  hex: { encode: (bytes) => Buffer.from(bytes.toString("hex")), depth: 1 },
  percent: { encode: everyByte((byte) => `%${hexOf(byte)}`), depth: 1 },
  bytes: { encode: everyByte((byte) => `\\x${hexOf(byte)}`), depth: 1 },
  units: { encode: everyByte((byte) => `\\u00${hexOf(byte)}`), depth: 1 },
  entities: { encode: everyByte((byte) => `&#${byte};`), depth: 1 },
  gzip: { encode: (bytes) => Buffer.from(gzipSync(bytes).toString("base64")), depth: 2 },
};

const asciiText = fc.string({
  unit: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz ABCDEFGH0123456789:=@!._"),
  minLength: 30,
  maxLength: 60,
});
const chains = fc
  .array(fc.constantFrom(...Object.keys(encoders)), { minLength: 1, maxLength: deepest })
  .filter((chain) => chain.reduce((depth, name) => depth + (encoders[name]?.depth ?? 0), 0) <= deepest);

function allLayers(text: Buffer): readonly Layer[] {
  return [...layersOf(text)];
}

/** What is spelled by escapes is read in pieces of this length. */
const longestPiece = 65_000;

test("a text that was encoded up to five times is found, and its places lie in the outermost text", () => {
  fc.assert(
    fc.property(asciiText, chains, (text, chain) => {
      const encoded = chain.reduce<Buffer>((bytes, name) => encoders[name]?.encode(bytes) ?? bytes, Buffer.from(text));
      fc.pre(encoded.length < longestPiece);
      const outer = Buffer.concat([Buffer.from("first line\nvalue = '"), encoded, Buffer.from("'\nlast line\n")]);
      const layer = allLayers(outer).find(({ bytes }) => bytes.includes(text));
      expect(layer, chain.join(" > ")).toBeDefined();
      const at = layer?.bytes.indexOf(text) ?? 0;
      const start = layer?.placeOf(at) ?? -1;
      const end = layer?.placeOfEnd(at + text.length) ?? -1;
      expect(start).toBeGreaterThanOrEqual(outer.indexOf(encoded));
      expect(start).toBeLessThan(end);
      expect(end).toBeLessThanOrEqual(outer.indexOf(encoded) + encoded.length);
    }),
    { numRuns: 150 },
  );
});

const pieces = [
  "%41",
  "\\x41",
  "\\",
  "\\\\",
  "&#65;",
  "&amp;",
  "&",
  "%",
  "\\n",
  '\\"',
  '",\n  "',
  "=",
  ":",
  "0x41",
  "QUFB",
  "\r\n",
  "\u001f\u008b\b",
];
const hostile = fc.oneof(
  fc.uint8Array({ maxLength: 2_000 }).map((bytes) => Buffer.from(bytes)),
  fc.array(fc.constantFrom(...pieces), { maxLength: 400 }).map((parts) => Buffer.from(parts.join(""), "latin1")),
);

test("on any bytes: nothing is thrown, places never decrease, and the budget holds", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const budget = budgetFor(text);
      const before = budget.left;
      let decoded = 0;
      for (const { bytes, placeOf, placeOfEnd } of layersOf(text, budget)) {
        decoded += bytes.length;
        let last = 0;
        for (let at = 0; at < bytes.length; at++) {
          const place = placeOf(at);
          expect(place).toBeGreaterThanOrEqual(last);
          expect(placeOfEnd(at + 1)).toBeGreaterThan(place);
          last = place;
        }
        expect(placeOfEnd(bytes.length)).toBeLessThanOrEqual(text.length);
      }
      expect(decoded).toBeLessThanOrEqual(before);
    }),
    { numRuns: 300 },
  );
});

const megabyte = 1_000_000;

function nested(times: number): string {
  let text = "all work and no play makes jack a dull boy. ".repeat(3_000);
  for (let i = 0; i < times; i++) text = Buffer.from(text).toString("base64");
  return text;
}

function bomb(): string {
  return gzipSync(Buffer.alloc(30 * megabyte, 0x41)).toString("base64");
}

test.each<[string, string, boolean]>([
  ["one digit", "A".repeat(megabyte), false],
  ["base64 of one letter", "QUFB".repeat(megabyte / 4), false],
  ["percent", "%41".repeat(megabyte / 3), false],
  ["escapes", "\\x41".repeat(megabyte / 4), false],
  ["backslashes", "\\".repeat(megabyte), false],
  ["entities", "&#65;".repeat(megabyte / 5), false],
  ["percent signs that are percent-encoded", "%25".repeat(megabyte / 3), false],
  ["nested base64, deeper than is looked", nested(9), false],
  ["a gzip bomb", bomb(), true],
  ["many gzip bombs", `${bomb()}\n`.repeat(10), true],
])("%s: the work is bounded", (_what, text, exceeded) => {
  const budget = budgetFor(Buffer.from(text));
  const before = budget.left;
  let decoded = 0;
  for (const { bytes, path } of layersOf(Buffer.from(text), budget)) {
    decoded += bytes.length;
    expect(path.length).toBeLessThanOrEqual(deepest);
  }
  expect(decoded).toBeLessThanOrEqual(before);
  expect(budget.exceeded).toBe(exceeded);
});

test("the outer layers come first, each with the way it was decoded", () => {
  const inner = Buffer.from("user=me&password=correct%20horse").toString("base64");
  const paths: (readonly Encoding[])[] = allLayers(Buffer.from(`token: ${inner}`)).map(({ path }) => path);
  expect(paths).toEqual([["base64"], ["base64", "percent"]]);
});

test("a word on a line with escapes is one layer, not one for each reading of the line", () => {
  const word = Buffer.from("correct horse battery staple").toString("base64");
  const text = Buffer.from(`{"config": "{\\"password\\": \\"${word}\\"}"}`);
  expect(allLayers(text).filter(({ bytes }) => bytes.includes("battery"))).toHaveLength(1);
});
