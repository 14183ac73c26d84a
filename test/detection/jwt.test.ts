import { describe, expect, test } from "vitest";
import { compileRules } from "../../src/detection/compile.ts";
import { jwt } from "../../src/detection/form.ts";
import { scan } from "../../src/detection/scan.ts";
import { ruleSet } from "../../src/providers/index.ts";
import { jwtWith, madeUpSignature } from "../support/jwt.ts";

function isFound(text: string, claims = {}): boolean {
  const rule = { id: "jwt", title: "JWT", severity: "high", envVars: [], form: jwt(claims) } as const;
  return scan(text, compileRules([rule])).some(({ confidence }) => confidence === "high");
}

test.each<[string, string, boolean]>([
  ["a signed token", jwtWith({ sub: "robin" }), true],
  ["in a header", `Authorization: Bearer ${jwtWith({ sub: "robin" })}`, true],
  ["one that claims to need no signature", jwtWith({ sub: "robin" }, { alg: "none" }), false],
  ["one without an algorithm", jwtWith({ sub: "robin" }, { typ: "JWT", x: 1 }), false],
  ["the sample everyone copies", jwtWith({ sub: "1234567890", name: "John Doe" }), false],
  ["a key made for browsers", jwtWith({ iss: "supabase", role: "anon" }), false],
  ["the tail of a longer word", `x${jwtWith({ sub: "robin" })}`, false],
  ["no signature", jwtWith({ sub: "robin" }).slice(0, -44), false],
  ["a payload that is not JSON", `eyJhbGciOiJIUzI1NiJ9.eyJ4eHh4eHh4eHh4.${madeUpSignature}`, false],
])("%s", (_name, text, expected) => expect(isFound(text)).toBe(expected));

test("a form may ask for claims", () => {
  const text = jwtWith({ iss: "acme", role: "admin" });
  expect(isFound(text, { iss: "acme", role: "admin" })).toBe(true);
  expect(isFound(text, { iss: "acme", role: "reader" })).toBe(false);
});

describe("a token that says when it expires", () => {
  const [then, later] = [new Date("2026-01-01T00:00:00Z"), new Date("2026-01-01T01:00:00Z")];
  const exp = then.getTime() / 1000 + 60;

  function gradeOf(payload: object, now?: Date): string {
    const [found] = scan(`token = "${jwtWith(payload)}"`, ruleSet(), { now });
    return `${found?.confidence} ${found?.reasons.join("+")}`;
  }

  test.each<[string, object, Date | undefined, string]>([
    ["lasts until then", { sub: "robin", exp }, then, "high jwt"],
    ["opens nothing afterwards", { sub: "robin", exp }, later, "low jwt+expired"],
    ["is not judged without a time", { sub: "robin", exp }, undefined, "high jwt"],
    ["and means never by 0", { sub: "robin", exp: 0 }, later, "high jwt"],
    ["in words is not understood, so it lasts", { sub: "robin", exp: "2020-01-01" }, later, "high jwt"],
    ["in its issuer's own rule, too", { iss: "supabase", role: "service_role", exp }, later, "low jwt+expired"],
  ])("%s", (_name, payload, now, expected) => expect(gradeOf(payload, now)).toBe(expected));
});
