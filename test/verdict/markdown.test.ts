import { marked } from "marked";
import { expect, test } from "vitest";
import { block, code, plain, prose, table } from "../../src/verdict/markdown.ts";

/** What a reader sees, and what GitHub would make of it. */
const hostile = [
  "@everyone look",
  "see #12, GH-3 and acme/shop#4",
  "https://evil.example and www.evil.example and me@evil.example",
  "<img src=x onerror=alert(1)>",
  "[click](https://evil.example)",
  "![x](https://evil.example/x.png)",
  "**bold** _it_ ~~gone~~ `code`",
  "a | b | c",
  "# heading",
  "1. one",
  "- [x] done",
  "> quote",
  "a\n\n# b\r\n```\nc",
  "&lt;b&gt; &amp; &#64;all",
  "back\\slash\\",
  "```suggestion\nrm -rf\n```",
  "<!-- rekey:credential:0:0:0 -->",
  "\u202eevil\u2066",
];

test.each(hostile)("plain text stays plain: %j", (text) => {
  const html = marked.parse(`Said: ${plain(text)}`, { async: false });
  expect(html).toMatch(/^<p>[^<]*<\/p>\n$/);
  expect(linksMadeByGitHub(html)).toEqual([]);
});

test.each(hostile)("plain text at the start of a list item stays plain: %j", (text) => {
  const html = marked.parse(`- ${plain(text)}`, { async: false });
  expect(html).toMatch(/^<ul>\n<li>[^<]*<\/li>\n<\/ul>\n$/);
});

test.each([...hostile, "`", "``", " `a` ", "a``b`c"])("a code span holds everything: %j", (text) => {
  const html = marked.parse(`In ${code(text)}.`, { async: false });
  expect(html).toMatch(/^<p>In <code>[^<]*<\/code>\.<\/p>\n$/);
});

test.each(hostile)("a table keeps its columns: %j", (text) => {
  const html = marked.parse(table(["A", "B"], [[plain(text), code(text)]]), { async: false });
  expect(html.match(/<td>/g)).toHaveLength(2);
  expect(html).not.toMatch(/<(img|a|h1|del|strong|em)\b/);
});

test.each([...hostile, "``````"])("a block cannot be closed from inside: %j", (text) => {
  const html = marked.parse(`${block(text, "suggestion")}\n\nafter`, { async: false });
  expect(html).toMatch(/^<pre><code class="language-suggestion">[^<]*<\/code><\/pre>\n<p>after<\/p>\n$/);
});

test("prose shows what stands between backticks as code", () => {
  expect(prose("`faillOn` is not a setting, @you.")).toBe("`faillOn` is not a setting, @\u2060you.");
});

test.each([
  ["a long text is cut in its middle", "a".repeat(50) + "z".repeat(50), "aaaa…zzzz"],
  ["a short one is not", "config.ts", "config.ts"],
  ["line breaks become spaces", "a\r\n b", "a b"],
  ["nothing is said to be nothing", " \n", "(empty)"],
  ["what cannot be seen is shown", "a\u202eb", "a\ufffdb"],
])("%s", (_, text, expected) => {
  expect(code(text, 9).replaceAll("`", "")).toBe(expected);
});

/** GitHub's filters run over the rendered text: mentions, references, addresses. */
function linksMadeByGitHub(html: string): string[] {
  const text = html.replace(/<[^>]*>/g, "").replaceAll("&#64;", "@");
  return [/(^|\W)@[a-z\d]/i, /(^|[\s(/\w])#\d/, /\bGH-\d/i, /https?:\/\/\w/i, /\bwww\.\w/i, /\w@\w+\.\w/]
    .map((filter) => filter.exec(text)?.[0])
    .filter((found) => found !== undefined);
}
