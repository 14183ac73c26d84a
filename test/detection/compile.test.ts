import { expect, test } from "vitest";
import { compileRules } from "../../src/detection/compile.ts";
import { run, token } from "../../src/detection/form.ts";
import type { Rule } from "../../src/detection/rule.ts";

const rule: Rule = { id: "a", title: "A", severity: "high", form: token("aa_", run("alnum", 20)), envVars: [] };

test("the version is the same for the same rules, and another for others", () => {
  const changed: Rule = { ...rule, form: token("aa_", run("alnum", 21)) };
  expect(compileRules([rule]).version).toMatch(/^[0-9a-f]{12}$/);
  expect(compileRules([rule]).version).toBe(compileRules([{ ...rule }]).version);
  expect(compileRules([changed]).version).not.toBe(compileRules([rule]).version);
});

test("a token without any literal is refused: nothing would say where to look", () => {
  expect(() => compileRules([{ ...rule, form: token(run("hex", 32)) }])).toThrow("needs a literal");
});
