import { describe, expect, test } from "vitest";
import { compileRules } from "../../src/detection/compile.ts";
import { type Form, run, token } from "../../src/detection/form.ts";
import { sampleOf } from "../../src/detection/sample.ts";
import { scan } from "../../src/detection/scan.ts";

const form = token("zz_", run("alnum", 24));
const key = sampleOf({ form });

function countIn(text: string, ofForm: Form = form): number {
  const rule = { id: "zz", title: "Z key", severity: "high", form: ofForm, envVars: [] } as const;
  return scan(text, compileRules([rule])).length;
}

describe("a token stands", () => {
  test.each([
    ["alone", key],
    ["in quotes", `"${key}"`],
    ["after an underscore", `_${key}`],
    ["after an escaped line end", `"a\\n${key}"`],
    ["after a terminal's colour, as in a log", `\u001b[1;32m${key}\u001b[0m`],
    ["after a percent-encoded sign", `?a%3D${key}`],
    ["after a Unicode escape", `"a\\u003d${key}"`],
    ["before a full stop", `It is ${key}.`],
    ["before an escaped line end", `"${key}\\n"`],
    ["before a hyphen, which its alphabet does not hold", `${key}-a`],
  ])("%s", (_where, text) => expect(countIn(text)).toBe(1));
});

describe("a token does not stand", () => {
  test.each([
    ["inside a longer word, at its front", `a${key}`],
    ["inside a longer word, at its end", `${key}a`],
    ["where its case differs", key.replace("zz_", "ZZ_")],
    ["where it is cut short", key.slice(0, -1)],
    ["where its body is a placeholder", `zz_${"x".repeat(24)}`],
    ["where its body counts up", "zz_abcdefghijklmnopqrstuvwx"],
  ])("%s", (_where, text) => expect(countIn(text)).toBe(0));
});

test("a literal in the middle is enough, also where its distance from the start varies", () => {
  const middle = token(run("digit", 8, 10), ":ZZ", run("alnum", 20));
  for (const seed of [0, 1, 2, 3]) expect(countIn(`id=${sampleOf({ form: middle }, seed)};`, middle)).toBe(1);
});

describe("a long token in a stretch of its own alphabet", () => {
  const long = token("MI", run("base64", 4, 6), "Zz0", run("base64", 300, 1000));
  const key = sampleOf({ form: long }, 2);
  const longest = sampleOf({ form: long }, 1);

  test.each<[string, string, number]>([
    ["is found alone", key, 1],
    ["is found after a sign that the alphabet holds", `+${key}`, 1],
    ["is found at its longest", `"${longest}"`, 1],
    ["is none where it goes on", `${longest}a`, 0],
    ["is found behind a few of its anchors", `MIIIIZz0+Zz0/${key}`, 1],
    ["is found again after a blank", `${key} ${key}`, 2],
    ["is found after stretches full of its anchor", `${"Zz0/".repeat(400)} ${key}`, 1],
  ])("%s", (_what, text, count) => expect(countIn(text, long)).toBe(count));
});
