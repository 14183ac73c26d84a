import { gzipSync, zstdCompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { contentsOf, unpacksWithin } from "../../src/content/contents.ts";
import { tar, tgz, zip } from "../support/archives.ts";
import { makeRepository } from "../support/git.ts";

const secret = "the text that is looked for";

/** Where the text stands, and what was not read. */
function look(bytes: Buffer, path = "a.bin"): { readonly found: string[]; readonly missed: string[] } {
  const all = [...contentsOf(bytes, path)];
  return {
    found: all.flatMap((one) => (one.kind === "text" && one.bytes.includes(secret) ? [one.inner] : [])),
    missed: all.flatMap((one) => (one.kind === "missed" ? [`${one.inner}: ${one.why}`] : [])),
  };
}

const inner = { "a/one.txt": "nothing", "a/two.txt": `x\n${secret}\n` };
const long = `${"folder/".repeat(20)}name.txt`;
const encrypted = { isEncrypted: true, method: 0 };
const zipped = zip({ "a.txt": `${secret} ${secret}` });

test.each<[string, Buffer, string[]]>([
  ["text", Buffer.from(secret), [""]],
  ["a zip archive", zip(inner), ["a/two.txt"]],
  ["one whose entries are not compressed", zip(inner, { method: 0 }), ["a/two.txt"]],
  ["one of the 64-bit kind", zip(inner, { is64: true }), ["a/two.txt"]],
  ["one that was streamed", zip(inner, { isStreamed: true }), ["a/two.txt"]],
  ["one behind a script", zip(inner, { before: "#!/usr/bin/env python3\n" }), ["a/two.txt"]],
  ["the script before one", zip(inner, { before: `#!/bin/sh\n# ${secret}\n` }), ["a/two.txt", ""]],
  ["a comment behind one", zip({ "a.txt": "" }, { comment: secret }), [""]],
  ["a name in one", zip({ [secret]: "" }), [""]],
  ["names that lead elsewhere", zip({ "../../etc/a": secret, "/b": secret }), ["../../etc/a", "/b"]],
  [
    "a name twice",
    zip([
      ["a", secret],
      ["a", secret],
    ]),
    ["a", "a"],
  ],
  ["an archive in an archive", zip({ "in.zip": zip(inner) }), ["in.zip!a/two.txt"]],
  ["one entry packed with Zstandard", zip({ a: zstdCompressSync(Buffer.from(secret)) }, { method: 93 }), ["a"]],
  ["a tar archive", tar(inner), ["a/two.txt"]],
  ["a long name in one", tar({ [long]: secret }), [long]],
  ["what lies behind one", Buffer.concat([tar(inner), Buffer.from(secret)]), ["a/two.txt", ""]],
  ["an npm package", zip({ "p.tgz": tgz(inner) }), ["p.tgz!a/two.txt"]],
  ["two gzip streams", Buffer.concat([gzipSync("x"), gzipSync(secret)]), ["content"]],
  ["what lies behind a gzip stream", Buffer.concat([gzipSync("x"), Buffer.from(secret)]), [""]],
  [
    "two frames of Zstandard",
    Buffer.concat(["x", secret].map((text) => zstdCompressSync(Buffer.from(text)))),
    ["content"],
  ],
])("%s is read", (_, bytes, found) => {
  expect(look(bytes, "content")).toEqual({ found, missed: [] });
});

test.each([
  ["logs/app.log.gz", ["app.log"]],
  ["a.zip!app.gz", ["app"]],
  [".gz", ["content"]],
])("what is compressed alone in %s gets the name of the file", (path, found) => {
  expect(look(gzipSync(secret), path).found).toEqual(found);
});

test("a .tgz is one archive", () => {
  expect(look(tgz(inner), "pkg-1.0.tgz").found).toEqual(["a/two.txt"]);
});

test.each(["zip", "tar", "tar.gz"])("what git archives as %s is read", (format) => {
  using repository = makeRepository();
  repository.commit({ "src/a.txt": `${secret}\n`, [long]: "x", link: { link: secret } });
  repository.git("archive", `--format=${format}`, "--output=out", "HEAD");
  const { found, missed } = look(repository.read("out"), `out.${format}`);
  expect(missed).toEqual([]);
  expect(found.some((place) => place.endsWith("src/a.txt"))).toBe(true);
});

test.each<[string, Buffer, string[]]>([
  ["an encrypted entry", zip({ a: "x" }, encrypted), ["a: it is encrypted"]],
  ["an unknown method", zip({ a: "x" }, { method: 98 }), ["a: it is packed with PPMd, which is not unpacked"]],
  [
    "a method that nobody knows",
    zip({ a: "x" }, { method: 77 }),
    ["a: it is packed with method 77, which is not unpacked"],
  ],
  ["damaged data", zip({ a: "?".repeat(30) }, { method: 93 }), ["a: it is damaged"]],
  ["a damaged gzip file", Buffer.from("1f8b0800000000000003ffffffffffff", "hex"), [": it is damaged"]],
  [
    "an archive that is cut off",
    tar({ a: "x".repeat(2000) }).subarray(0, 1500),
    ["a: part of it: the archive is cut off"],
  ],
  ["an archive without its directory", zipped.subarray(0, -40), [": part of it: it is damaged or cut off"]],
  ["bzip2", Buffer.from("BZh91AY"), [": it is packed with bzip2, which is not unpacked"]],
  [
    "a pointer of Git LFS",
    Buffer.from("version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n"),
    [": its content is kept by Git LFS, outside of the repository"],
  ],
])("%s is told", (_, bytes, missed) => {
  expect(look(bytes).missed).toEqual(missed);
});

test("what there is of an archive that is cut off is read", () => {
  expect(look(zipped.subarray(0, -40)).found).toEqual(["a.txt"]);
  expect(look(zip(inner, { isStreamed: true }).subarray(0, -40)).found).toEqual(["a/two.txt"]);
  const packed = gzipSync(`${secret}\n${"x".repeat(10)}`);
  expect(look(packed.subarray(0, -9), "content").found).toEqual(["content"]);
});

test("an entry that the directory leaves out is read", () => {
  const hidden = zip({ "hidden.txt": secret });
  const shown = zip(inner);
  const bytes = Buffer.concat([hidden.subarray(0, hidden.indexOf("PK\x01\x02")), shown]);
  expect(look(bytes)).toEqual({ found: ["a/two.txt", "hidden.txt"], missed: [] });
});

test("archives more than four deep are told", () => {
  let bytes: Buffer = zip({ "5.txt": secret });
  for (let depth = 4; depth > 0; depth--) bytes = zip({ [`${depth}.zip`]: bytes });
  expect(look(bytes).missed).toEqual(["1.zip!2.zip!3.zip!4.zip: it lies more than 4 archives deep"]);
  expect(look(zip({ "0.zip": zip({ "1.zip": zip({ "2.zip": zip({ a: secret }) }) }) })).found).toHaveLength(1);
});

const bomb = gzipSync(Buffer.alloc(100 * 1024 * 1024));

test("a bomb is a skipped file, and what lies behind it is read", () => {
  const { found, missed } = look(
    zip(
      [
        ["bomb.gz", bomb],
        ["a.txt", secret],
      ],
      { method: 0 },
    ),
  );
  expect(found).toEqual(["a.txt"]);
  expect(missed).toEqual(["bomb.gz: it unpacks to more than is read of a file of that size (67 MB in all)"]);
});

test("many bombs cost no more than one", () => {
  const bombs = Array.from({ length: 40 }, (_, n): [string, Buffer] => [`${n}`, bomb]);
  const texts = [...contentsOf(zip(bombs, { method: 0 }), "a.zip")];
  const unpacked = texts.reduce((sum, one) => sum + (one.kind === "text" ? one.bytes.length : 0), 0);
  expect(unpacked).toBeLessThan(200 * 1024 * 1024);
  expect(texts.at(-1)).toMatchObject({ kind: "missed", inner: "", why: "20 more of the files in it" });
});

test("more files than anybody packs are told", () => {
  const many = Array.from({ length: 50_010 }, (_, n): [string, string] => [`${n}`, "x"]);
  const { missed } = look(zip(many, { method: 0 }));
  expect(missed).toEqual([": part of it: there are more than 50,000 files in it"]);
});

test.each<[string, Buffer, boolean]>([
  ["a text", Buffer.alloc(1000), true],
  ["a longer text", Buffer.alloc(1001), false],
  ["an archive", zip({ a: "x".repeat(100) }), true],
  ["one with more in it", zip({ a: "x".repeat(2000) }), false],
  ["one with more in one in it", zip({ a: zip({ b: "x".repeat(2000) }) }), false],
  ["one with many files in it", zip({ a: "", b: "1", c: "2", d: "3", e: "4" }), false],
])("whether %s is small with all that is in it is known beforehand", (_, bytes, isSmall) => {
  expect(unpacksWithin(1000, bytes)).toBe(isSmall);
});
