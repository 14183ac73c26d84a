import { expect, test } from "vitest";
import { catalogue } from "../../src/providers/catalogue.ts";
import { providers } from "../../src/providers/index.ts";

const { rows, leftOut } = catalogue();

test("every rule of every provider has its row, and nothing else has", () => {
  const rules = providers.flatMap(({ name, rules }) => rules.map(({ id }) => `${name} ${id}`));
  expect(rows.map(({ provider, id }) => `${provider} ${id}`).sort()).toEqual(rules.sort());
});

test("providers are in alphabetical order, each in one place", () => {
  const names = rows.map(({ provider }) => provider.toLowerCase());
  expect(names).toEqual(names.toSorted((a, b) => (a < b ? -1 : Number(a !== b))));
});

test("what is left out has an id of its own, and no rule has it", () => {
  const ids = leftOut.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const rules = new Set(rows.map(({ id }) => id));
  expect(ids.filter((id) => rules.has(id))).toEqual([]);
});

test("a reason is a sentence, and a rule that it names exists", () => {
  const rules = new Set(rows.map(({ id }) => id));
  for (const { id, title, why } of leftOut) {
    expect(title, id).not.toBe("");
    expect(why, id).toMatch(/^[A-Z].{20,}\.$/);
    const named = why.match(/\(([^()]*)\)\.?/g)?.flatMap((list) => list.match(/[a-z0-9]+(?:-[a-z0-9]+)+/g) ?? []) ?? [];
    expect(
      named.filter((name) => !rules.has(name)),
      id,
    ).toEqual([]);
  }
});

test.each([
  ["github-pat-classic", "checksum"],
  ["private-key-openssh", "armour"],
  ["jwt", "JSON"],
  ["postgres-url", "URL"],
  ["slack-bot-token", "form"],
])("how a rule recognises its credential is said in words: %s", (id, word) => {
  const row = rows.find((row) => row.id === id);
  expect(row?.recognisedBy).toContain(word);
});
