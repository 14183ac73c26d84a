import { deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { contentsOf } from "../../../src/content/contents.ts";
import { zip } from "../../support/archives.ts";
import { packed, pdf } from "../../support/pdf.ts";

/** Place → text, of what lies in the file. */
function textsIn(bytes: Buffer): Record<string, string> {
  const texts = [...contentsOf(bytes, "a.pdf")].flatMap((one) =>
    one.kind === "text" && one.inner !== "" ? [[one.inner, one.bytes.toString().trim()]] : [],
  );
  return Object.fromEntries(texts);
}

const page = (operators: string) => packed(`q BT /F1 12 Tf ${operators} ET Q`);

test.each([
  ["a text", "(key = abc) Tj", "key = abc"],
  ["escapes, and brackets in a text", String.raw`(a\(b\)c (d) \101\n) Tj`, "a(b)c (d) A"],
  ["letters that were moved together", "[(ke) 20 (y = a) -40 (bc)] TJ", "key = abc"],
  ["spaces that are gaps", "[(key) -333 (=) -333 (abc)] TJ", "key = abc"],
  ["lines", "1 0 0 1 72 700 Tm (one) Tj 0 -14 Td (two) Tj T* (three) Tj (four) '", "one\ntwo\nthree\nfour"],
  ["letters placed one by one", "(a) Tj 6 0 Td (b) Tj 6 0 Td (c) Tj", "abc"],
  ["columns", "(name) Tj 200 0 Td (value) Tj", "name value"],
  ["hexadecimal digits", "<6b6579> Tj", "key"],
])("%s on a page reads as people see it", (_, operators, text) => {
  expect(textsIn(pdf([page(operators)]))).toEqual({ "object 1": text });
});

const map = [
  "1 begincodespacerange <0000> <ffff> endcodespacerange",
  "2 beginbfchar <0001> <006b> <0002> <00650079> endbfchar",
  "2 beginbfrange <0010> <0012> <0061> <0020> <0021> [<0078> <0079>] endbfrange",
].join("\n");
const font = "/Type /Font /ToUnicode 3 0 R";

test("codes of a font of its own are read by the map that comes with it", () => {
  const shown = page("<000100020010001100120020ffff0021> Tj");
  const objects = [shown, font, packed(`/CIDInit begincmap ${map} endcmap`), "/Font << /F1 2 0 R >>"];
  expect(textsIn(pdf(objects))).toEqual({ "object 1": "keyabcxy" });
});

test("fonts in a stream of objects are known", () => {
  const first = `<<${font}>>`;
  const header = `7 0 8 ${first.length + 1} `;
  const objects = packed(`${header}${first} <</Font <</F1 7 0 R>>>>`, `/Type /ObjStm /N 2 /First ${header.length}`);
  const shown = page("<00010002> Tj");
  expect(textsIn(pdf([shown, objects, packed(`begincmap ${map}`)]))).toMatchObject({ "object 1": "key" });
});

test("what is no page is read as it is: metadata, and a file that is attached", () => {
  const attached = packed(zip({ "a.txt": "in a zip" }), "/Type /EmbeddedFile");
  expect(textsIn(pdf([packed("<x:xmpmeta/>"), attached]))).toMatchObject({
    "object 1": "<x:xmpmeta/>",
    "object 2!a.txt": "in a zip",
  });
});

test("a stream in ASCII is decoded before it is unpacked", () => {
  const content = Buffer.from(`${ascii85(deflateSync("some metadata"))}~>`);
  const dictionary = "/Filter [ /ASCII85Decode /FlateDecode ]";
  expect(textsIn(pdf([{ dictionary, content }]))).toEqual({ "object 1": "some metadata" });
});

function ascii85(bytes: Buffer): string {
  const padded = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
  let text = "";
  for (let at = 0; at < padded.length; at += 4) {
    let value = padded.readUInt32BE(at);
    let group = "";
    for (let digit = 0; digit < 5; digit++, value = Math.floor(value / 85))
      group = String.fromCharCode(33 + (value % 85)) + group;
    text += group;
  }
  return text.slice(0, text.length - (padded.length - bytes.length));
}

test("images and fonts are left as they stand, in the file's own text", () => {
  const image = { dictionary: "/Subtype /Image /Filter /DCTDecode", content: Buffer.from("JPEG data") };
  expect(textsIn(pdf([image, packed("font", "/Length1 4")]))).toEqual({});
  expect([...contentsOf(pdf([image]), "a.pdf")]).toMatchObject([{ kind: "text", inner: "" }]);
});

test.each([
  ["an encrypted file", pdf([packed("x")], "/Encrypt 5 0 R"), { inner: "", why: "it is encrypted" }],
  [
    "a filter that is not known",
    pdf([{ dictionary: "/Filter /LZWDecode", content: Buffer.from("x") }]),
    { inner: "object 1", why: "it is packed with LZWDecode, which is not unpacked" },
  ],
  [
    "damaged data",
    pdf([{ dictionary: "/Filter /FlateDecode", content: Buffer.from("no such thing") }]),
    { inner: "object 1", why: "it is damaged" },
  ],
])("%s is told", (_, bytes, missed) => {
  expect([...contentsOf(bytes, "a.pdf")]).toContainEqual({ kind: "missed", ...missed });
});

test("a file made of nothing but beginnings takes no longer than another", () => {
  for (const unit of [">>stream\n", "1 0 obj<<>>stream\n", "BT(", "[<", " obj"]) {
    const bytes = Buffer.from(`%PDF-1.7\n${unit.repeat(200_000)}`);
    expect([...contentsOf(bytes, "a.pdf")].length).toBeGreaterThan(0);
  }
});
