import { describe, expect, test } from "vitest";
import { compileRules } from "../../src/detection/compile.ts";
import { guess } from "../../src/detection/form.ts";
import { randomFrom } from "../../src/detection/random.ts";
import { scan } from "../../src/detection/scan.ts";

const rules = compileRules([
  { id: "key", title: "Key", severity: "medium", form: guess("key", ["api key", "secret"]), envVars: [] },
  { id: "password", title: "Password", severity: "high", form: guess("password", ["password"]), envVars: [] },
]);
const key = `k7${randomFrom("guess").text("ABCDEFGHijklmnop0123456789", 30)}`;

function foundIn(text: string): readonly string[] {
  return scan(text, rules).map(({ ruleId, confidence }) => `${ruleId} ${confidence}`);
}

describe("a random value under a telling name", () => {
  test.each([
    [`api_key = "${key}"`, "key medium"],
    [`ACME_API_KEY=${key}`, "key medium"],
    [`acmeApiKey: '${key}'`, "key medium"],
    [`client_secret: ${key}`, "key medium"],
    [`secret: "${key.slice(0, 17)}"`, "key medium"],
    [`secret: "a8ca07e4-61ec-4399-99f4-19853801bcd5"`, "key low"],
    [`password: '${key.slice(0, 12)}!x'`, "password medium"],
    [`DB_PASSWORD=${key.slice(0, 9)}`, "password medium"],
  ])("%j", (text, expected) => expect(foundIn(text)).toEqual([expected]));
});

describe("what is no credential", () => {
  test.each([
    "api_key = process.env.API_KEY_2024_PROD",
    "secret: projects/acme/secrets/stripe-key-2",
    "api_key = getApiKeyFromVault2(42)",
    `secret_name = "${key}"`,
    `api_key_id: "${key}"`,
    `secretHash = "${key}"`,
    "secret: ./config/secrets/v1/stripe2.json",
    "api_key: your-api-key-goes-here-123",
    "api_key: xxxxxxxxxxxxxxxxxxxxxxxxxxxx12",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this very text is what is tested
    "api_key: ${API_KEY}",
    "password = user.password2",
    "password: 'your password here'",
    '"PasswordLastUsed": "2016-09-08T21:47:36Z"',
    "password: <secret>",
    "password_min_length = 1234567a",
    "if (password.length < 8) return fail1",
    `colour = "${key}"`,
  ])("%j", (text) => expect(foundIn(text)).toEqual([]));
});
