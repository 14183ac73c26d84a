import { expect, test } from "vitest";
import { clashingRules, mergePolicy } from "../../src/policy/merge-policy.ts";
import { defaultPolicy } from "../../src/policy/policy.ts";
import { customRule } from "../support/custom-rule.ts";

const entry = (glob: string) => ({ glob, reason: "recorded" });

test("without any file the defaults count", () => {
  expect(mergePolicy({ organisation: {}, repository: {} })).toEqual(defaultPolicy);
});

test("the repository's word goes before the organisation's, setting by setting", () => {
  const policy = mergePolicy({
    organisation: { failOn: "low", removed: "warn", comments: { max: 3 }, hygiene: { "env-file-ignored": "block" } },
    repository: { failOn: "high", comments: { inline: false }, hygiene: { "env-file-untracked": "warn" } },
  });
  expect(policy).toMatchObject({
    failOn: "high",
    removed: "warn",
    comments: { inline: false, max: 3 },
    hygiene: { "env-file-ignored": "block", "env-file-untracked": "warn", "workflow-literal-secret": "block" },
  });
});

test("lists add up, the organisation's first", () => {
  const policy = mergePolicy({
    organisation: { ignore: { paths: [entry("a/**")] }, labels: ["security"] },
    repository: { ignore: { paths: [entry("b/**")] }, labels: ["security", "team-a"] },
  });
  expect(policy.ignore.paths.map(({ glob }) => glob)).toEqual(["a/**", "b/**"]);
  expect(policy.labels).toEqual(["rekey", "security", "team-a"]);
});

test("a setting that is left out does not cover up the one below", () => {
  expect(mergePolicy({ organisation: { drafts: false }, repository: { drafts: undefined } }).drafts).toBe(false);
});

test("the private repository is the organisation's alone to name", () => {
  const policy = mergePolicy({
    organisation: { privateRepository: "acme/incidents" },
    repository: { privateRepository: "evil/elsewhere" },
  });
  expect(policy.privateRepository).toBe("acme/incidents");
});

test("a repository adds rules to its organisation's, and cannot put another in the place of one", () => {
  const layers = {
    organisation: { rules: [customRule({ title: "Acme key" })] },
    repository: { rules: [customRule({ title: "Harmless" }), customRule({ id: "shop-key" })] },
  };
  expect(mergePolicy(layers).rules.map(({ id, title }) => `${id}: ${title}`)).toEqual([
    "acme-deploy-key: Acme key",
    "shop-key: Acme deploy key",
  ]);
  expect(clashingRules(layers)).toEqual(["acme-deploy-key"]);
});
