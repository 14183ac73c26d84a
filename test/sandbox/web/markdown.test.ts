import { expect, test } from "vitest";
import { comment, fileText } from "../../../sandbox/web/markdown.ts";

const repo = { owner: "dev", repo: "shop" };

test("a heading, a table, a task list and a folded part are rendered", () => {
  const markup = render(
    "## Now\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- [x] done\n- [ ] open\n\n<details><summary>Why</summary>\n\n**because**\n</details>",
  );
  expect(markup).toContain("<h2>Now</h2>");
  expect(markup).toContain("<td>1</td>");
  expect(markup).toMatch(/<input[^>]*checked[^>]*> ?done/);
  expect(markup).toMatch(/<details><summary>Why<\/summary>\s*<p><strong>because<\/strong><\/p>\s*<\/details>/);
});

test.each([
  ["a script", "<script>alert(1)</script>", /<script|alert/],
  ["an event handler", '<p onclick="alert(1)">x</p>', /onclick/],
  ["a script address", "[x](javascript:alert(1))", /javascript:/],
  ["a picture from elsewhere", "![x](https://example.com/x.png)", /<img|example\.com/],
  ["a form", '<form action="/new" method="post"><button>x</button></form>', /<form|<button/],
  ["a style", '<style>body{display:none}</style><p style="color:red">x</p>', /<style|style=/],
  ["a hidden marker", "<!-- rekey:marker -->text", /marker/],
  ["an id that a script looks for", '<div data-live="merge" id="body">x</div>', /data-live|id=/],
])("%s does not reach the page", (_, text, forbidden) => {
  expect(render(text)).not.toMatch(forbidden);
});

test("a suggestion is shown as the lines it replaces and the lines it puts there", () => {
  const markup = comment("```suggestion\nnew <line>\n```", { repo, replaces: ["old line"] }).markup;
  expect(markup).toContain('<div class="before"><code>old line</code></div>');
  expect(markup).toContain('<div class="after"><code>new &lt;line&gt;</code></div>');
});

test("an empty suggestion deletes", () => {
  const markup = comment("```suggestion\n```", { repo, replaces: ["old line"] }).markup;
  expect(markup).toContain("old line");
  expect(markup).not.toContain('class="after"');
});

test("numbers and commits become links, but not within code", () => {
  const sha = "0123456789".repeat(4);
  expect(render(`see #12, ${sha}`)).toContain('<a href="/dev/shop/issues/12">#12</a>');
  expect(render(`see ${sha}`)).toContain(`<a href="/dev/shop/commit/${sha}"><code>0123456</code></a>`);
  expect(render("`#12`")).toContain("<code>#12</code>");
});

test("an alert has its title and its text", () => {
  expect(render("> [!WARNING]\n> Replace **it**.")).toMatch(
    /<div class="alert alert-warning"><p class="alert-title">Warning<\/p><p>Replace <strong>it<\/strong>\.<\/p>\s*<\/div>/,
  );
});

test("line breaks are kept in comments and are spaces in files", () => {
  expect(render("one\ntwo")).toMatch(/one<br ?\/?>two/);
  expect(fileText("one\ntwo", { repo }).markup).not.toContain("<br");
});

function render(text: string): string {
  return comment(text, { repo }).markup;
}
