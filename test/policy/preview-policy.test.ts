import { expect, test } from "vitest";
import { defaultPolicy } from "../../src/policy/policy.ts";
import {
  isTooLongToPreview,
  previewInvalidPolicy,
  previewPolicy,
  previewRules,
} from "../../src/policy/preview-policy.ts";
import type { SecretsVerdict } from "../../src/verdict/verdict.ts";
import { customRule } from "../support/custom-rule.ts";
import { credential, secrets } from "../verdict/example-verdict.ts";

const [finding] = credential.findings;
if (!finding) throw new Error("the example has a finding");
const suppressed = { finding, by: { kind: "path", glob: "src/**", reason: "trust me" } } as const;

test.each<[string, SecretsVerdict, SecretsVerdict, string]>([
  [
    "a suppression that would let it pass",
    secrets(),
    secrets({ credentials: [], suppressed: [suppressed], conclusion: "success" }),
    "1 of 1 finding would be suppressed and this check would pass",
  ],
  [
    "a suppression of one of two",
    secrets({ credentials: [credential, { ...credential, fingerprint: "cd".repeat(32) }] }),
    secrets({ suppressed: [suppressed] }),
    "1 of 2 findings would be suppressed",
  ],
  ["a weaker gate", secrets(), secrets({ conclusion: "neutral" }), "this check would warn"],
  ["an edit that is about something else", secrets(), secrets(), "nothing in this check would change"],
])("%s", (_, current, edited, expected) => {
  expect(previewPolicy(current, edited)).toBe(
    `With the \`.github/rekey.yml\` of this change, ${expected}. It takes effect once it is on the base branch.`,
  );
});

test("an edit that cannot be read is told before it is merged", () => {
  expect(previewInvalidPolicy("line 1, column 1: `a` is not a setting")).toBe(
    "The `.github/rekey.yml` of this change is not valid, and does not count until it is mended: line 1, column 1: `a` is not a setting.",
  );
});

test("an edit with hundreds of long patterns is not tried on hundreds of long paths", () => {
  const edited = (count: number) => {
    const paths = Array.from({ length: count }, () => ({ glob: `*${"a".repeat(190)}b`, reason: "no reason" }));
    return { ...defaultPolicy, ignore: { paths, fingerprints: [] } };
  };
  const paths = new Set(Array.from({ length: 800 }, (_, index) => `${index}/${"a".repeat(490)}`));
  expect(isTooLongToPreview(edited(500), paths)).toBe(true);
  expect(isTooLongToPreview(edited(1), new Set([...paths].slice(0, 100)))).toBe(false);
  expect(isTooLongToPreview(edited(500), new Set(["src/payments.ts"]))).toBe(false);
});

test("an edit of the policy's own rules is told, whatever it changes; rules that stay are not", () => {
  const policyOf = (title: string) => ({ ...defaultPolicy, rules: [customRule({ title })] });
  expect(previewRules(policyOf("Acme key"), policyOf("Acme key"))).toEqual([]);
  expect(previewRules(policyOf("Acme key"), policyOf("Harmless"))).toHaveLength(1);
  expect(previewRules(policyOf("Acme key"), defaultPolicy)).toHaveLength(1);
});
