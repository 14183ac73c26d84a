import { expect, test } from "vitest";
import { redact, withoutSecrets } from "../../src/detection/redact.ts";
import { sampleOf } from "../../src/detection/sample.ts";
import { scan } from "../../src/detection/scan.ts";
import { ruleOf, ruleSet } from "../../src/providers/index.ts";

const rules = ruleSet();

test("each credential gives way to its mask, and every line stays where it was", () => {
  const key = sampleOf(ruleOf("private-key-rsa"), 3);
  const token = sampleOf(ruleOf("stripe-secret-key"), 3);
  const text = `first\n${key}\nkey = "${token}" # why\nlast\n`;
  const redacted = redact(Buffer.from(text), scan(text, rules));
  expect(redacted.split("\n")).toHaveLength(text.split("\n").length);
  expect(redacted).toContain(`key = "${token.slice(0, 4)}…${token.slice(-4)}" # why\nlast\n`);
  expect(scan(redacted, rules)).toEqual([]);
});

test("a name without a credential stays as it is", () => {
  expect(withoutSecrets("src/payments.ts", rules)).toBe("src/payments.ts");
});
