import type { CustomRule } from "../../src/policy/custom-rule.ts";

/** A rule of a policy's own, in order unless `changes` say otherwise. */
export function customRule(changes: Partial<CustomRule> = {}): CustomRule {
  return {
    id: "acme-deploy-key",
    title: "Acme deploy key",
    pattern: "\\bacme-[a-z]{4}-[0-9]{4}\\b",
    keywords: ["acme-"],
    severity: "high",
    confidence: "high",
    samples: { match: ["key = acme-fern-2047"], ignore: ["acme-fern"] },
    ...changes,
  };
}
