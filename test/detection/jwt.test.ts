import { expect, test } from "vitest";
import { compileRules } from "../../src/detection/compile.ts";
import { jwt } from "../../src/detection/form.ts";
import { scan } from "../../src/detection/scan.ts";

const signature = "s".repeat(43);

function tokenWith(payload: object, header: object = { alg: "RS256" }): string {
  const parts = [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"));
  return [...parts, signature].join(".");
}

function isFound(text: string, claims = {}): boolean {
  const rule = { id: "jwt", title: "JWT", severity: "high", envVars: [], form: jwt(claims) } as const;
  return scan(text, compileRules([rule])).some(({ confidence }) => confidence === "high");
}

test.each<[string, string, boolean]>([
  ["a signed token", tokenWith({ sub: "robin" }), true],
  ["in a header", `Authorization: Bearer ${tokenWith({ sub: "robin" })}`, true],
  ["one that claims to need no signature", tokenWith({ sub: "robin" }, { alg: "none" }), false],
  ["one without an algorithm", tokenWith({ sub: "robin" }, { typ: "JWT", x: 1 }), false],
  ["the sample everyone copies", tokenWith({ sub: "1234567890", name: "John Doe" }), false],
  ["a key made for browsers", tokenWith({ iss: "supabase", role: "anon" }), false],
  ["the tail of a longer word", `x${tokenWith({ sub: "robin" })}`, false],
  ["no signature", tokenWith({ sub: "robin" }).slice(0, -44), false],
  ["a payload that is not JSON", `eyJhbGciOiJIUzI1NiJ9.eyJ4eHh4eHh4eHh4.${signature}`, false],
])("%s", (_name, text, expected) => expect(isFound(text)).toBe(expected));

test("a form may ask for claims", () => {
  const text = tokenWith({ iss: "acme", role: "admin" });
  expect(isFound(text, { iss: "acme", role: "admin" })).toBe(true);
  expect(isFound(text, { iss: "acme", role: "reader" })).toBe(false);
});
