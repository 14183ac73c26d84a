import { describe, expect, test } from "vitest";
import { compileRules } from "../../src/detection/compile.ts";
import { contextual, run } from "../../src/detection/form.ts";
import { randomFrom } from "../../src/detection/random.ts";
import type { Rule } from "../../src/detection/rule.ts";
import { scan } from "../../src/detection/scan.ts";

const base = { title: "Acme key", severity: "high", envVars: [] } as const;
const acme: Rule = { ...base, id: "acme", form: contextual(["acme", "api.acme.dev"], run("hex", 32)) };
const wide: Rule = { ...base, id: "wide", form: contextual(["wideco"], run("alnum", 24)) };
const set = compileRules([acme, wide]);
const random = randomFrom("contextual");
const key = random.text("0123456789abcdef", 32);
const other = random.text("ABCDEFGHJKabcdefghjk23456789", 24);

function checkConfidence(text: string, confidence: string | undefined): void {
  expect(scan(text, set).find(({ start }) => start >= 0)?.confidence, text).toBe(confidence);
}

describe("a value of the issuer's shape", () => {
  test.each<[string, string | undefined]>([
    [`ACME_API_KEY=${key}`, "medium"],
    [`acmeToken: "${key}"`, "medium"],
    [`"prod_acme_api_key": "${key}"`, "medium"],
    [`set_acme_key("${key}")`, "medium"],
    [`--acme-key ${key}`, "medium"],
    [`<acme>${key}</acme>`, "medium"],
    [`acme => '${key}'`, "medium"],
    [`| acme | ${key} |`, "medium"],
    [`"provider": "acme",\n"region": "eu",\n"secret": "${key}"`, "medium"],
    [`- name: ACME_TOKEN\n  value: "${key}"`, "medium"],
    [`variable "acme_key" {\n  type = string\n  default = "${key}"\n}`, "medium"],
    [`curl -H "X-Api-Key: ${key}" https://api.acme.dev/v1`, "medium"],
    [`curl -u ${key}: https://api.acme.dev/v1`, "medium"],
    [`https://api.acme.dev/v1?token=${key}`, "medium"],
  ])("is found where people write it: %j", checkConfidence);

  test.each<[string, string | undefined]>([
    [`key: ${key}`, undefined],
    [`acme_key_sha256: ${key}`, undefined],
    [`acme:\n  checksum: ${key}`, undefined],
    [`acme:\n  commit: ${key}`, undefined],
    [`acmeology_${key}`, undefined],
    [`toolacme = "${key}"`, undefined],
    [`"acme"\n\n\n\n\ntoken: ${key}`, undefined],
    [`acme api key: ${"0".repeat(32)}`, undefined],
    [`acme-cli-1.2.tgz ${key}`, "low"],
    [`wideco ${other}`, "medium"],
  ])("is not found, or less sure, where something else explains it: %j", checkConfidence);
});

test("each of several values after the name is found", () => {
  const second = random.text("0123456789abcdef", 32);
  expect(scan(`acme:\n  key: ${key}\n  secret: ${second}\n`, set)).toHaveLength(2);
});
