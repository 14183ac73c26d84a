import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Explained } from "../../src/detection/finding.ts";
import { randomFrom } from "../../src/detection/random.ts";
import { examine, explain } from "../../src/detection/scan.ts";
import { ruleSet } from "../../src/providers/index.ts";

const rules = ruleSet();
const random = randomFrom("judge");
const key = random.text("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789", 24);
const password = `Tr${random.text("abcdefghijkmnop", 3)}7${random.text("QRSTUVWX23456789", 5)}!`;

function judged(text: string, path = "src/settings.py"): Explained | undefined {
  return explain(text, rules, { path }).find(({ ruleId }) => ruleId.startsWith("generic-"));
}

describe("values that are credentials", () => {
  test.each([
    [`DB_PASSWORD = "${password}"`, "src/settings.py"],
    [`    password: ${password}`, "conf/app.yml"],
    [`client.login("robin", password="${password}")`, "src/a.py"],
    [`api_key: "${key}"`, "conf/app.yml"],
    [`sessionToken = '${key}'`, "src/a.js"],
    [`tokens: ["${key}", "${key.toLowerCase()}1"]`, "conf/app.yml"],
    [`passwort = "${password}"`, "src/a.php"],
    [`senha: '${password}'`, "conf/app.yml"],
  ])("%s in %s", (text, path) => expect(judged(text, path)).toMatchObject({ confidence: "medium" }));
});

describe("values that are none", () => {
  test.each([
    ['password_label = "Enter your password"', "src/a.py"],
    ["password = request.form.get('password')", "src/a.py"],
    ["const token = await nextToken();", "src/a.ts"],
    ['token: "string"', "src/api.yml"],
    ['"password": "Passwort"', "locale/de.json"],
    ["Password: {{ .Values.password }}", "templates/secret.yaml"],
    ["secret = ENC[AES256_GCM,data:abc123]", "secrets.yaml"],
    ['key: "primary-button-2"', "src/a.js"],
    ["</password>\nlast1", "a.xml"],
    ["auth: https://login.acme.dev/2", "conf/app.yml"],
  ])("%j in %s", (text, path) => expect(judged(text, path)?.confidence ?? "none").not.toMatch(/medium|high/));
});

test("a judgement tells how likely it is, and the three aspects that weighed most", () => {
  const found = judged(`DB_PASSWORD = "${password}"`);
  expect(found?.probability).toBeGreaterThan(0.5);
  expect(found?.probability).toBeLessThanOrEqual(1);
  expect(found?.reasons).toHaveLength(3);
  for (const reason of found?.reasons ?? []) expect(reason).toMatch(/For$|Against$/);
});

test("the same value weighs differently in another file", () => {
  const text = 'password = "winter"';
  const inTest = judged(text, "test/users/a.rb")?.probability;
  expect(inTest).not.toEqual(judged(text, "docs/guide/a.md")?.probability);
});

test("that there are too many guesses to read all of them is told", () => {
  const line = (i: number) => `password: "${i.toString(36)}Xq${i}!"\n`;
  const few = Array.from({ length: 100 }, (_, i) => line(i)).join("");
  const many = Array.from({ length: 40_000 }, (_, i) => line(i)).join("");
  expect(examine(few, rules).isCut).toBe(false);
  expect(examine(many, rules).isCut).toBe(true);
});

test("the weights are a small file that names the data's licence", () => {
  const text = readFileSync(new URL("../../src/detection/judge/weights.json", import.meta.url), "utf8");
  expect(text.length).toBeLessThan(1_000_000);
  expect(JSON.parse(text).note).toContain("MIT licence");
});
