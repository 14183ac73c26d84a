import { expect, test } from "vitest";
import { ownersOf } from "../../src/incidents/codeowners.ts";

test.each([
  ["everything", "*", ["a.ts", "src/deep/a.ts"], []],
  ["an extension anywhere", "*.ts", ["a.ts", "src/deep/a.ts"], ["a.tsx"]],
  ["a name anywhere", "config", ["config", "a/config", "a/config/b.ts"], ["configs"]],
  ["a directory anywhere", "apps/", ["apps/a.ts", "x/apps/y/a.ts"], ["apps", "xapps/a.ts"]],
  ["a directory at the root", "/docs/", ["docs/a.md", "docs/b/c.md"], ["x/docs/a.md"]],
  ["a path at the root", "src/a.ts", ["src/a.ts"], ["x/src/a.ts"]],
  ["files right in a directory", "docs/*", ["docs/a.md"], ["docs/b/c.md"]],
  ["any depth between", "src/**/test", ["src/test/a", "src/a/b/test"], ["test/a"]],
  ["any depth before", "**/logs", ["logs/a", "a/b/logs/c"], ["log/a"]],
  ["everything below", "src/**", ["src/a", "src/b/c"], ["src2/a"]],
  ["one character", "a?.ts", ["ab.ts"], ["a.ts", "abc.ts"]],
  ["a space in a name", "my\\ file.ts", ["my file.ts"], ["my"]],
])("a pattern for %s", (_, pattern, matching, others) => {
  const owned = [...matching, ...others].filter((path) => ownersOf(`${pattern} @owner`, path).length > 0);
  expect(owned).toEqual(matching);
});

test.each([
  ["the last match decides", "* @all\n*.ts @web @acme/ui\n", ["@web", "@acme/ui"]],
  ["a later line can leave a path without owner", "* @all\nsrc/a.ts\n", []],
  ["comments and blank lines are nothing", "# * @no\n\nsrc/ @yes # and not @me\n", ["@yes"]],
  ["an address is an owner", "* dev@example.com", ["dev@example.com"]],
  ["a file that names nobody", "", []],
])("%s", (_, text, expected) => {
  expect(ownersOf(text, "src/a.ts")).toEqual(expected);
});

test("a hostile file is cheap", { timeout: 5000 }, () => {
  const pattern = `${"*a".repeat(200)}b`;
  const text = `${pattern} @x\n`.repeat(1000);
  expect(ownersOf(text, "a".repeat(1000))).toEqual([]);
});
