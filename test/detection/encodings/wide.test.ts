import { expect, test } from "vitest";
import { wideIn } from "../../../src/detection/encodings/wide.ts";

const words = "DB_PASSWORD=one two three";

test("UTF-16 that was appended to other text is read, and stands where it stands", () => {
  const text = Buffer.concat([Buffer.from("a=1\n"), Buffer.from(`${words}\r\n`, "utf16le"), Buffer.from("b=2\n")]);
  const [wide, ...more] = wideIn(text, 0);
  expect(more).toEqual([]);
  expect(wide?.bytes.toString()).toBe(`${words}\r\n`);
  expect([wide?.start, wide?.placeOf(3), wide?.placeOfEnd(5), wide?.end]).toEqual([
    4,
    10,
    14,
    4 + 2 * (words.length + 2),
  ]);
});

test("zeros alone, and single characters between them, are none", () => {
  expect([...wideIn(Buffer.alloc(1000), 0)]).toEqual([]);
  expect([...wideIn(Buffer.from("a\0\0b\0\0c\0".repeat(50)), 0)]).toEqual([]);
});
