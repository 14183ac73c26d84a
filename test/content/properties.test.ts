import { gzipSync, zstdCompressSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { contentsOf } from "../../src/content/contents.ts";
import { tar, tgz, zip } from "../support/archives.ts";
import { packed, pdf } from "../support/pdf.ts";

const nested = zip({ "a.txt": "one", "b.tgz": tgz({ "c.txt": "two".repeat(300), "d.zip": zip({ e: "three" }) }) });
const archives = [
  nested,
  zip({ "a.txt": "one", b: "two" }, { is64: true }),
  zip({ "a.txt": "one" }, { isStreamed: true, before: "#!/bin/sh\n", comment: "four" }),
  tar({ "a.txt": "one", [`${"long/".repeat(40)}b`]: "two" }),
  gzipSync("one".repeat(1000)),
  zstdCompressSync(Buffer.from("one".repeat(1000))),
  pdf([
    packed("BT /F1 12 Tf [(one) -200 <0001>] TJ 0 -12 Td (two) ' ET"),
    "/Type /Font /ToUnicode 3 0 R /Font << /F1 2 0 R >>",
    packed("begincmap 1 beginbfrange <00> <ff> <0061> endbfrange"),
    packed("7 0 <</F1 2 0 R>>", "/Type /ObjStm /First 4"),
  ]),
];

const edit = fc.oneof(
  fc.record({ kind: fc.constant("set"), at: fc.nat(), byte: fc.constantFrom(0, 1, 0x7f, 0x80, 0xff) }),
  fc.record({ kind: fc.constant("set"), at: fc.nat(), byte: fc.nat(255) }),
  fc.record({ kind: fc.constant("cut"), at: fc.nat(), byte: fc.nat(40) }),
  fc.record({ kind: fc.constant("double"), at: fc.nat(), byte: fc.nat(255) }),
);

interface Edit {
  readonly kind: string;
  readonly at: number;
  readonly byte: number;
}

function edited(bytes: Buffer, { kind, at, byte }: Edit): Buffer {
  const place = at % (bytes.length + 1);
  if (kind === "cut") return Buffer.concat([bytes.subarray(0, place), bytes.subarray(place + byte)]);
  if (kind === "double") return Buffer.concat([bytes.subarray(0, place), bytes.subarray(Math.max(0, place - byte))]);
  const copy = Buffer.from(bytes);
  if (place < copy.length) copy[place] = byte;
  return copy;
}

const edits = fc.array(edit, { minLength: 1, maxLength: 6 });

test("an archive that was edited at random is read without a fault, and to a bounded size", () => {
  const property = fc.property(fc.constantFrom(...archives), edits, (archive, all) => {
    let unpacked = 0;
    for (const content of contentsOf(all.reduce(edited, archive), "a/b.gz"))
      unpacked += content.kind === "text" ? content.bytes.length : 0;
    expect(unpacked).toBeLessThan(1024 * 1024);
  });
  fc.assert(property, { numRuns: 3000 });
});

test("what has the first bytes of an archive and nothing else of one is read as text", () => {
  const starts = ["PK\x03\x04", "PK\x05\x06", "\x1f\x8b\x08", "\x28\xb5\x2f\xfd", "%PDF-1.7\n"];
  const property = fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 300 }), (start, rest) => {
    const bytes = Buffer.concat([Buffer.from(start, "latin1"), rest, Buffer.from("PLAIN")]);
    expect([...contentsOf(bytes, "a")].some((one) => one.kind === "text" && one.bytes.includes("PLAIN"))).toBe(true);
  });
  fc.assert(property, { numRuns: 500 });
});

interface Tree {
  readonly bytes: Buffer;
  /** Every text by its place. */
  readonly texts: readonly (readonly [string, string])[];
}

const leaf = fc
  .stringMatching(/^[a-z]{1,12}$/)
  .map((text): Tree => ({ bytes: Buffer.from(`<${text}>`), texts: [["", text]] }));

const packers = { zip, tar, stored: (members: Record<string, Buffer>) => zip(members, { method: 0 }) };

function archived(inner: fc.Arbitrary<Tree>): fc.Arbitrary<Tree> {
  const parts = fc.record({
    pack: fc.constantFrom(...Object.values(packers)),
    members: fc.dictionary(fc.stringMatching(/^[a-z]{1,4}(\/[a-z]{1,4})?$/), inner, { minKeys: 1, maxKeys: 4 }),
  });
  return parts.map(({ pack, members }) => ({
    bytes: pack(Object.fromEntries(Object.entries(members).map(([name, { bytes }]) => [name, bytes]))),
    texts: Object.entries(members).flatMap(([name, { texts }]) =>
      texts.map(([place, text]) => [place === "" ? name : `${name}!${place}`, text] as const),
    ),
  }));
}

test("every text in archives in archives is read once, at its place", () => {
  const tree = archived(fc.oneof(leaf, archived(fc.oneof(leaf, archived(leaf)))));
  const property = fc.property(tree, ({ bytes, texts }) => {
    const read = [...contentsOf(bytes, "a")].flatMap((one) => {
      expect(one.kind).toBe("text");
      const found = one.kind === "text" ? one.bytes.toString("latin1").matchAll(/<([a-z]+)>/g) : [];
      return [...found].map(([, text]) => `${one.inner} ${text}`);
    });
    expect(read.sort()).toEqual(texts.map(([place, text]) => `${place} ${text}`).sort());
  });
  fc.assert(property, { numRuns: 300 });
});
