import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cleanFiles } from "../../scripts/story.ts";
import { customRule } from "../support/custom-rule.ts";
import { eventually, startWorld, type TestRepository, type World } from "../support/world.ts";

let world: World;
let shop: TestRepository;

const policyPath = ".github/rekey.yml";
/** Nobody issues such keys. */
const key = `acme-deploy-${createHash("sha256").update("acme").digest("hex").slice(0, 32)}`;
const ownRule = customRule({
  title: "Acme key of the org's own",
  pattern: "acme-deploy-[0-9a-f]{32}",
  advice: "Ask the platform team for another.",
  envVar: "ACME_DEPLOY_KEY",
  samples: { match: [`acme-deploy-${"0a1b".repeat(8)}`], ignore: ["acme-deploy-notes"] },
});

beforeAll(async () => {
  world = await startWorld();
  shop = await world.createRepository();
  await shop.clone.commit("A small shop", cleanFiles);
  await shop.push("main");
  await world.octokit.rest.repos.createInOrg({ org: shop.owner, name: ".github", private: true, auto_init: true });
  await writePolicy(JSON.stringify({ rules: [ownRule] }));
});

afterAll(async () => {
  expect(await world.everythingWritten()).not.toContain(key);
  await world.close();
});

async function writePolicy(text: string): Promise<void> {
  const file = { owner: shop.owner, repo: ".github", path: policyPath };
  const known = await world.octokit.rest.repos.getContent(file).then(
    ({ data }) => data,
    () => undefined,
  );
  await world.octokit.rest.repos.createOrUpdateFileContents({
    ...file,
    message: "Policy",
    content: Buffer.from(text).toString("base64"),
    ...(known && "sha" in known ? { sha: known.sha } : {}),
  });
}

async function push(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  await shop.clone.git("checkout", "-q", "-b", name, "main");
  const sha = await shop.clone.commit(name, files);
  await shop.push(name);
  return sha;
}

test("a key that only the organisation's rule knows fails the check, and its issue gives the rule's advice", async () => {
  const check = await shop.check(await push("leak", { "src/key.ts": `export const key = "${key}";\n` }));
  expect(check.conclusion).toBe("failure");
  expect(check.summary).toContain("Acme key of the org's own");
  expect(check.summary).toContain("ACME_DEPLOY_KEY");
  const [issue] = await eventually("the rotation issue", async () => {
    const issues = await shop.issues();
    return issues.length > 0 ? issues : undefined;
  });
  expect(issue?.title).toContain("Acme key of the org's own");
  expect(issue?.body).toContain("Ask the platform team for another.");
});

test("a repository's own rules may come on top; in the file that defines them their samples are no findings", async () => {
  const added = customRule({ id: "shop-key", title: "Shop key", pattern: "shopkey-[0-9]{6}", keywords: ["shopkey"] });
  const rule = { ...added, samples: { match: ["shopkey-204711"], ignore: ["shopkey"] } };
  const check = await shop.check(await push("policy", { [policyPath]: JSON.stringify({ rules: [ownRule, rule] }) }));
  expect(check.conclusion).toBe("success");
  expect(check.summary).toContain("edits the rules of the policy's own");

  await shop.clone.git("push", "-q", "origin", "policy:main");
  await shop.clone.git("checkout", "-q", "-B", "main", "policy");
  const next = await shop.check(await push("second-leak", { "notes.md": "It is shopkey-113055.\n" }));
  expect(next.conclusion).toBe("failure");
  expect(next.summary).toContain("Shop key");
  expect(next.text).toContain("The rule `acme-deploy-key` of the base branch");
});

test("a rule that its samples contradict is told with its place, and the policy does not count", async () => {
  await writePolicy(JSON.stringify({ rules: [{ ...ownRule, samples: { ...ownRule.samples, ignore: [key] } }] }));
  await shop.clone.git("checkout", "-q", "main");
  const check = await shop.check(await push("third-leak", { "src/new.ts": "export const a = 1;\n" }));
  expect(check.summary).toContain("`rules.samples.ignore` number 1 is found by the rule");
});
