import fc from "fast-check";
import { expect, test } from "vitest";
import { type ByteReader, newline, readBytes } from "../../src/git/byte-reader.ts";

async function* inPieces(text: string, sizes: readonly number[]): AsyncGenerator<Buffer> {
  let rest = text;
  for (const size of sizes) {
    yield Buffer.from(rest.slice(0, size));
    rest = rest.slice(size);
  }
  yield Buffer.from(rest);
}

async function readAnswer(reader: ByteReader): Promise<string[]> {
  const seen: string[] = [];
  seen.push(`${await reader.until(newline)}`);
  seen.push(`${await reader.take(5)}`);
  await reader.skip(3);
  let left = 2;
  await reader.skipRecords(newline, (first) => {
    seen.push(String.fromCharCode(first));
    left -= 1;
    return left > 0;
  });
  seen.push(`${await reader.until(newline)}`, `${await reader.until(newline)}`, `${await reader.until(newline)}`);
  return seen;
}

test("an answer reads the same however it is cut into pieces", async () => {
  const sizes = fc.array(fc.nat({ max: 9 }), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(sizes, async (cuts) => {
      const reader = readBytes(inPieces("header\n12\n45xyz+one\n-two, longer\n\nrest", cuts));
      expect(await readAnswer(reader)).toEqual(["header", "12\n45", "+", "-", "", "rest", "undefined"]);
    }),
  );
});

test("an answer that ends early is an error", async () => {
  const early = "git ended in the middle of an answer";
  await expect(readBytes(inPieces("abc", [])).take(4)).rejects.toThrow(early);
  await expect(readBytes(inPieces("abc", [])).skip(4)).rejects.toThrow(early);
  await expect(readBytes(inPieces("abc", [])).skipRecords(newline, () => true)).rejects.toThrow(early);
});

test("a record without end is an error and not kept", async () => {
  async function* endless(): AsyncGenerator<Buffer> {
    for (;;) yield Buffer.alloc(65_536, "x");
  }
  await expect(readBytes(endless()).until(newline)).rejects.toThrow("too long");
});
