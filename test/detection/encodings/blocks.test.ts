import { expect, test } from "vitest";
import { blocksIn } from "../../../src/detection/encodings/blocks.ts";
import { randomFrom } from "../../../src/detection/random.ts";

const words = "correct horse battery staple";
const long = Array.from({ length: 12 }, (_, i) => `${i} ${words}`).join("\n");

function base64(text: string, encoding: BufferEncoding = "utf8"): string {
  return Buffer.from(text, encoding).toString("base64");
}

function hex(text: string): string {
  return Buffer.from(text).toString("hex");
}

function inLines(digits: string, width: number, joint: string): string {
  return digits.match(new RegExp(`.{1,${width}}`, "g"))?.join(joint) ?? "";
}

function spelledBy(text: string | Buffer): readonly string[] {
  return [...blocksIn(Buffer.from(text), 0, 10)].map(({ bytes }) => bytes.toString());
}

const kubernetes = `kind: Secret\ndata:\n  password: ${base64("hunter22")}\n`;

test.each<[string, string, readonly string[]]>([
  ["standard base64 with padding", base64(words), [words]],
  ["without padding", base64(words).replace(/=+$/, ""), [words]],
  ["the URL alphabet", Buffer.from(`??>>${words}`).toString("base64url"), [`??>>${words}`]],
  ["text that is not ASCII", base64("пароль: осень-зима"), ["пароль: осень-зима"]],
  ["the UTF-16 of a PowerShell command", `pwsh -e ${base64(words, "utf16le")}`, [`pwsh -e ${words}`]],
  ["a name before it is kept", `password: "${base64(words)}"`, [`password: "${words}`]],
  ["only the line it stands on is kept", `a: b\nkey=${base64(words)}\nc: d`, [`key=${words}`]],
  ["two on a line", `a=${base64(words)} b=${base64(words)}`, [`a=${words}`, ` b=${words}`]],
  ["a header", `Authorization: Basic ${base64("user:pw")}`, ["Authorization: Basic user:pw"]],
  ["a short value in a Kubernetes Secret", kubernetes, ["  password: hunter22"]],
  ["behind a path", `/api/v1/${base64(words)}`, [`/api/v1/${words}`]],
  ["lines of 64 columns", `x: ${inLines(base64(long), 64, "\n")}\nend`, [`x: ${long}`]],
  ["lines of 76 columns, indented, CRLF", inLines(base64(long), 76, "\r\n    "), [long]],
  ["lines joined by escapes in a string", `"${inLines(base64(long), 64, "\\n")}\\n"`, [`"${long}`]],
  ["strings that are added up", `"${inLines(base64(long), 60, '" +\n  "')}"`, [`"${long}`]],
  [
    "the items of a list stay apart",
    `["${base64(words.repeat(3))}",\n"${base64(words.repeat(3))}"]`,
    [`["${words.repeat(3)}`, `"${words.repeat(3)}`],
  ],
  ["hexadecimal digits", `key = ${hex(words)}`, [`key = ${words}`]],
  ["upper-case digits after 0x", `key = 0x${hex(words).toUpperCase()}`, [`key = ${words}`]],
  ["hexadecimal digits in lines", inLines(hex(long), 64, "\n"), [long]],
  ["a digest is not text", hex(randomFrom("digest").bytes(32).toString("latin1")), []],
  ["an odd number of digits", hex(words).slice(1), []],
  ["an image", `data:image/png;base64,${base64("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "latin1")}`, []],
  ["identifiers and paths", "src/detection/encodings/getElementsByTagNameNS_andThenSomeMore-or-less", []],
  ["a short word where base64 is expected", "kind: Secret\nmethod: getPassword", []],
])("%s", (_what, text, spelled) => {
  expect(spelledBy(text)).toEqual(spelled);
});

test("places are widened to whole groups of four digits", () => {
  const text = Buffer.from(`key: ${base64(words)};`);
  const [block] = [...blocksIn(text, 0, 20)];
  const at = block?.bytes.indexOf("horse") ?? -1;
  const place = text.toString("utf8", block?.placeOf(at), block?.placeOfEnd(at + "horse".length));
  expect(Buffer.from(place, "base64").toString()).toContain("horse");
  expect(place).toHaveLength(12);
  expect([block?.start, block?.end]).toEqual([5, text.length - 1]);
});

test.each(["\n", "\r\n\t\t", "\\n", "' \\\n    '"])("places are right in lines joined by %j", (joint) => {
  const text = Buffer.from(`x = '${inLines(base64(long), 64, joint)}'`);
  const [block] = [...blocksIn(text, 0, 20)];
  for (const line of long.split("\n")) {
    const at = block?.bytes.indexOf(line) ?? -1;
    const place = text.toString("utf8", block?.placeOf(at), block?.placeOfEnd(at + line.length)).replaceAll(joint, "");
    expect(Buffer.from(place, "base64").toString()).toContain(line);
  }
});

test("a ruler, a path of many parts and a long run of one digit spell nothing", () => {
  for (const unit of ["-", "/", "a/", "_-", "A", "0"]) expect(spelledBy(unit.repeat(100_000))).toEqual([]);
});
