import fc from "fast-check";
import { expect, test } from "vitest";
import { linesOf } from "../../src/detection/lines.ts";

/** The stretch between the two bars, as "line:column-line:column". */
function placeOf(marked: string): string {
  const [before = "", inside = "", after = ""] = marked.split("|");
  const start = Buffer.byteLength(before);
  const span = linesOf(Buffer.from(before + inside + after)).spanOf(start, start + Buffer.byteLength(inside));
  return `${span.line}:${span.startColumn}-${span.endLine}:${span.endColumn}`;
}

test.each([
  ["|key|", "1:1-1:4"],
  ["a\n |key| b", "2:2-2:5"],
  ["a\r\n|key|\r\n", "2:1-2:4"],
  ["|a\nb|", "1:1-2:2"],
  ["|a\n|", "1:1-2:1"],
  ["é = |key|", "1:5-1:8"],
  ["\u{1f511}|k|", "1:3-1:4"],
])("%j", (marked, place) => expect(placeOf(marked)).toBe(place));

test("asked for many places in ascending order, it says what it says of each alone", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "\n", "é", "\u{1f511}"), maxLength: 40 });
  fc.assert(
    fc.property(text, fc.array(fc.nat(40), { maxLength: 6 }), (written, offsets) => {
      const bytes = Buffer.from(written);
      const starts = offsets.map((offset) => Math.min(offset, bytes.length)).sort((a, b) => a - b);
      const lines = linesOf(bytes);
      for (const start of starts) expect(lines.spanOf(start, start)).toEqual(linesOf(bytes).spanOf(start, start));
    }),
  );
});
