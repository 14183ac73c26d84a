import { expect, test } from "vitest";
import { href } from "../../../sandbox/web/href.ts";
import { html } from "../../../sandbox/web/html.ts";

test("text is escaped in content and in attributes", () => {
  const hostile = `"><script>alert('1')</script>&`;
  expect(html`<a title="${hostile}">${hostile}</a>`.markup).toBe(
    '<a title="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;">&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;</a>',
  );
});

test("templates nest without being escaped twice, and lists are joined", () => {
  const items = ["a", "<b>"].map((name) => html`<li>${name}</li>`);
  expect(html`<ul>${items}</ul>`.markup).toBe("<ul><li>a</li><li>&lt;b&gt;</li></ul>");
});

test("what is absent prints nothing, and zero is present", () => {
  expect(html`[${undefined}${null}${false}${0}]`.markup).toBe("[0]");
});

test("addresses keep the slashes of branches and paths and encode the rest", () => {
  expect(href`/o/r/blob/${"feature/new"}/${"a b/#1?.md"}`).toBe("/o/r/blob/feature/new/a%20b/%231%3F.md");
});
