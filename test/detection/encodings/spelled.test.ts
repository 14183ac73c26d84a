import { expect, test } from "vitest";
import { entityDialect } from "../../../src/detection/encodings/entity.ts";
import { escapeDialect } from "../../../src/detection/encodings/escape.ts";
import { percentDialect } from "../../../src/detection/encodings/percent.ts";
import { spelledIn } from "../../../src/detection/encodings/spelled.ts";

const dialects = { percent: percentDialect, escape: escapeDialect, entity: entityDialect };

function spelledBy(text: string, name: keyof typeof dialects): readonly string[] {
  return [...spelledIn(Buffer.from(text), dialects[name], 0)].map(({ bytes }) => bytes.toString());
}

function hexEscaped(text: string): string {
  return Buffer.from(text).toString("hex").replace(/../g, "\\x$&");
}

test.each<[keyof typeof dialects, string, readonly string[]]>([
  ["percent", "?phrase=p%40ss%2Fword&x=1", ["?phrase=p@ss/word&x=1"]],
  ["percent", "name=%C3%A9t%C3%A9%20chaud", ["name=été chaud"]],
  ["percent", "printf('%d of %02x, %s')", []],
  ["percent", "width: 50%;\nheight: 100%", []],
  ["escape", `key = "${hexEscaped("secret value")}"`, ['key = "secret value"']],
  ["escape", '"p\\u0061ss\\u003dword"', ['"pass=word"']],
  ["escape", '"\\u{70}ass \\U00000077ord"', ['"pass word"']],
  ["escape", '"\\160\\141\\163\\163"', ['"pass"']],
  ["escape", '"https:\\/\\/host\\/path"', ['"https://host/path"']],
  ["escape", '{"body": "{\\"password\\": \\"value\\"}"}', ['{"body": "{"password": "value"}"}']],
  ["escape", '"{\\\\\\"password\\\\\\": 1}"', ['"{\\"password\\": 1}"']],
  ["escape", '"USER=me\\nPASSWORD=value\\n"', ['"USER=me\nPASSWORD=value\n"']],
  ["escape", 'print("hello\\n")', []],
  ["escape", "const blank = /^[\\s\\d\\w]+\\.ts$/;", []],
  ["escape", "'\\x1b[31mred\\x1b[0m'", []],
  ["escape", 'say("a \\"quoted\\" word")', []],
  ["entity", "<a href='?a=1&amp;token=value'>", ["<a href='?a=1&token=value'>"]],
  ["entity", "&#112;&#x61;ss&#119;ord", ["password"]],
  ["entity", "{&quot;password&quot;: &quot;value&quot;}", ['{"password": "value"}']],
  ["entity", "&lt;password&gt;value&lt;/password&gt;", ["<password>value</password>"]],
  ["entity", "Tom &amp; Jerry, a &lt; b, it&apos;s", []],
  ["entity", "if (a && b) call(&value, &#, &amp)", []],
])("%s: %j", (dialect, text, spelled) => {
  expect(spelledBy(text, dialect)).toEqual(spelled);
});

test("the lines of a notebook's cell are read as one text", () => {
  const source = ['api_key = "', "first value", '"\n'].join("");
  const cell = JSON.stringify({ source: [source, "password = 'second value'\n", "print(1)"] }, undefined, 1);
  expect(spelledBy(cell, "escape").join("\n")).toContain(`${source}password = 'second value'\nprint(1)`);
});

test("places point at the whole escapes", () => {
  const text = Buffer.from(`name: "x\\u0070ass\\u00e9" # end`);
  const [stretch] = [...spelledIn(text, escapeDialect, 0)];
  const at = stretch?.bytes.indexOf("passé") ?? -1;
  const end = at + Buffer.byteLength("passé");
  expect(text.toString("utf8", stretch?.placeOf(at), stretch?.placeOfEnd(end))).toBe("\\u0070ass\\u00e9");
  expect(stretch?.placeOfEnd(end - 1)).toBe(stretch?.placeOfEnd(end));
});

test("a long line is read in pieces that overlap, so that nothing is cut apart", () => {
  const values = Array.from({ length: 3_000 }, (_, i) => `value-${i};`);
  const pieces = spelledBy(hexEscaped(values.join("")), "escape");
  expect(pieces.length).toBeGreaterThan(1);
  expect(values.filter((value) => !pieces.some((piece) => piece.includes(value)))).toEqual([]);
});

test("only what is within reach of an escape is decoded of a long line", () => {
  const [piece = ""] = spelledBy(`${"word ".repeat(10_000)}p%41ss${" word".repeat(10_000)}`, "percent");
  expect(piece).toContain("pAss");
  expect(piece.length).toBeLessThan(1_000);
});
