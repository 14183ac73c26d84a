import fc from "fast-check";
import { expect, test } from "vitest";
import { toUtf8 } from "../../src/detection/to-utf8.ts";

const text = "key = 'abc'\nnext: é\n";
const wide = Buffer.from(text, "utf16le");

test.each([
  ["UTF-8", Buffer.from(text)],
  ["UTF-8 with a byte order mark", Buffer.from(`\ufeff${text}`)],
  ["UTF-16, little end first, with a mark", Buffer.from(`\ufeff${text}`, "utf16le")],
  ["UTF-16, big end first, with a mark", Buffer.from(`\ufeff${text}`, "utf16le").swap16()],
  ["UTF-16, little end first, without a mark", wide],
  ["UTF-16, big end first, without a mark", Buffer.from(wide).swap16()],
])("%s", (_name, bytes) => expect(toUtf8(bytes).toString()).toBe(text));

test("bytes that are neither stay as they are", () => {
  const bytes = Buffer.from(text, "latin1");
  expect(toUtf8(bytes)).toBe(bytes);
});

test("the ASCII strings inside a binary file can be read", () => {
  const bytes = Buffer.concat([
    Buffer.from([0x7f, 0xff, 0x00, 0xc3, 0x28]),
    Buffer.from("key=abc"),
    Buffer.from([0xfe]),
  ]);
  expect(toUtf8(bytes).toString("latin1")).toContain("key=abc");
});

test("any bytes are some text", () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => Buffer.isBuffer(toUtf8(Buffer.from(bytes)))));
});
