import { gzipSync } from "node:zlib";
import { tgz, zip } from "./archives.ts";
import { packed, pdf } from "./pdf.ts";

/** One kind of content, as a file that stands in a repository of its own, or in one with all others. */
export interface ContentCase {
  readonly what: string;
  readonly path: string;
  readonly content: string | Buffer | { readonly link: string };
  /** Where the credential in it is found, as `place:line`. */
  readonly found: readonly string[];
  /** What of it is told as not examined. */
  readonly missed?: { readonly file: string; readonly why: string };
}

/** Everything that people put into files. @param plant gives another credential each time */
export function contentCases(plant: () => string): readonly ContentCase[] {
  const code = () => `import os\nkey = "${plant()}"\n`;
  const at = (what: string, path: string, content: ContentCase["content"], line: number): ContentCase => ({
    ...{ what, path, content, found: [`${path}:${line}`] },
  });
  const inside = (what: string, path: string, content: Buffer, inner: string): ContentCase => ({
    ...{ what, path, content, found: [`${path}!${inner}:2`] },
  });
  const closed = (what: string, path: string, content: Buffer | string, why: string): ContentCase => ({
    ...{ what, path, content, found: [], missed: { file: path, why } },
  });
  const utf16 = (text: string) => Buffer.from(`\u{feff}${text}`, "utf16le");
  const noise = Buffer.from(Array.from({ length: 400 }, (_, index) => (index * 151 + 7) % 256));
  const around = (text: Buffer) => Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46]), noise, text, noise]);
  const notebook = (source: string) =>
    JSON.stringify({ cells: [{ cell_type: "code", source: source.split(/(?<=\n)/) }] }, null, 1);
  const sourceMap = (source: string) =>
    JSON.stringify({ version: 3, sources: ["a.ts"], sourcesContent: [source], mappings: "" });

  return [
    at("UTF-8 with a byte order mark", "utf8-mark.txt", `\u{feff}x\n${code()}`, 3),
    at("UTF-16, little end first", "utf16-le.txt", utf16(code()), 2),
    at("UTF-16, big end first", "utf16-be.txt", utf16(code()).swap16(), 2),
    at("CRLF", "crlf.txt", code().replaceAll("\n", "\r\n"), 2),
    at("no final newline", "no-newline.txt", code().trimEnd(), 2),
    at("Latin-1", "latin1.txt", Buffer.from(`# caf\xe9\n${code()}`, "latin1"), 3),
    at("a path that Git quotes", 'quo"ted\tna\\me ü.txt', code(), 2),
    at("a file whose diff is hidden", "hidden.dat", code(), 2),
    at("the target of a symbolic link", "link", { link: `/tmp/${plant()}` }, 1),
    at("a string in a binary file", "program", around(Buffer.from(`\0api_key=${plant()}\0`)), 3),
    at(
      "a string of UTF-16 in a binary file",
      "program.exe",
      around(Buffer.from(`\0api_key=${plant()}\0`, "utf16le")),
      3,
    ),
    at("a notebook", "notebook.ipynb", notebook(code()), 7),
    at("a minified bundle", "bundle.min.js", `${"var a=function(b){return b+1};".repeat(3000)}var k="${plant()}";`, 1),
    at("a source map", "bundle.min.js.map", sourceMap(code()), 1),
    inside(
      "a zip archive",
      "docs/archive.zip",
      zip({ "a/readme.md": "nothing", "a/settings.py": code() }),
      "a/settings.py",
    ),
    inside(
      "a Java archive in a Java archive",
      "app.war",
      zip({ "lib/in.jar": zip({ "app.properties": code() }) }),
      "lib/in.jar!app.properties",
    ),
    inside(
      "a Word document",
      "letter.docx",
      zip({ "word/document.xml": `<?xml?>\n<w:t>key = "${plant()}"</w:t>` }),
      "word/document.xml",
    ),
    inside("a Python wheel", "a-1.0-py3-none-any.whl", zip({ "a/__init__.py": code() }), "a/__init__.py"),
    inside("an npm package", "a-1.0.0.tgz", tgz({ "package/index.js": code() }), "package/index.js"),
    inside("a compressed log", "app.log.gz", gzipSync(code()), "app.log"),
    {
      what: "a page of a PDF",
      path: "handout.pdf",
      content: pdf([packed(`BT /F1 9 Tf (import os) Tj 0 -12 Td (key = "${plant()}") Tj ET`)]),
      found: ["handout.pdf!object 1:2"],
    },
    closed(
      "a pointer of Git LFS",
      "large.psd",
      `version https://git-lfs.github.com/spec/v1\noid sha256:${"0".repeat(64)}\nsize 9\n`,
      "its content is kept by Git LFS",
    ),
    closed("a format that is not unpacked", "a.7z", Buffer.from("377abcaf271c0004", "hex"), "it is packed with 7-Zip"),
    {
      what: "an encrypted archive",
      path: "locked.zip",
      content: zip({ "a.txt": "x" }, { isEncrypted: true, method: 0 }),
      found: [],
      missed: { file: "locked.zip!a.txt", why: "it is encrypted" },
    },
  ];
}

/** What must be there for `hidden.dat` to be hidden. */
export const hidingFiles = { ".gitattributes": "*.dat -diff linguist-generated\n" };
