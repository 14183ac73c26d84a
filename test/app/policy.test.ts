import { afterAll, beforeAll, expect, test } from "vitest";
import { cleanFiles } from "../../scripts/story.ts";
import { eventually, startWorld, type TestRepository, type World } from "../support/world.ts";

let world: World;
let shop: TestRepository;

const policyPath = ".github/rekey.yml";
const basePolicy = "ignore:\n  paths:\n    - glob: recorded/**\n      reason: recorded answers of a test server\n";

beforeAll(async () => {
  world = await startWorld();
  shop = await world.createRepository();
  await shop.clone.commit("A small shop", { ...cleanFiles, [policyPath]: basePolicy });
  await shop.push("main");
});

afterAll(() => world.close());

async function pullWith(
  name: string,
  files: Readonly<Record<string, string>>,
): Promise<{ sha: string; number: number }> {
  await shop.clone.git("checkout", "-q", "-b", name, "main");
  const sha = await shop.clone.commit(name, files);
  await shop.push(name);
  return { sha, number: await shop.openPull(name) };
}

async function hasNoJobs(): Promise<boolean> {
  const metrics = await (await fetch(`${world.rekey.url}/metrics`)).text();
  return metrics.includes('rekey_jobs{state="running"} 0');
}

test("what the base's policy lets through is shown as suppressed, with its reason", async () => {
  const { sha } = await pullWith("recorded", { "recorded/answer.json": `{"key":"${world.plant()}"}\n` });
  const check = await shop.check(sha);
  expect(check.conclusion).toBe("success");
  expect(check.text).toContain("recorded answers of a test server");
});

test("a pull request cannot allow its own key by editing the policy; it is told what the edit would do", async () => {
  const { sha } = await pullWith("relaxed", {
    [policyPath]: `${basePolicy}    - glob: src/**\n      reason: trust me\n`,
    "src/key.ts": `export const key = "${world.plant()}";\n`,
  });
  const check = await shop.check(sha);
  expect(check.conclusion).toBe("failure");
  expect(check.text).toMatch(/1 of 1 finding would be suppressed/);
});

test("while the gate observes, a leak is told on the check, which does not fail, and on no line", async () => {
  await shop.clone.git("checkout", "-q", "-b", "observed", "main");
  await shop.clone.commit("Observe", { [policyPath]: "gate:\n  comment: 9998-01-01\n  block: 9999-01-01\n" });
  await shop.push("observed");
  await shop.clone.git("checkout", "-q", "-b", "leak-there", "observed");
  const sha = await shop.clone.commit("Leak", { "src/there.ts": `export const key = "${world.plant()}";\n` });
  await shop.push("leak-there");
  const before = await shop.check(sha);
  const number = await shop.openPull("leak-there", { base: "observed" });
  const check = await eventually("the pull request's own check", async () => {
    const latest = await shop.check(sha);
    return latest.id === before.id ? undefined : latest;
  });
  expect(check).toMatchObject({ conclusion: "neutral", title: "1 credential must be rotated and removed" });
  expect(check.summary).toContain("From **9998-01-01** on findings are commented on their lines");
  await eventually("an end to the work", async () => ((await hasNoJobs()) ? true : undefined));
  expect(await shop.comments(number)).toEqual([]);
});

test("an inline allow with a reason counts, and is shown with its author", async () => {
  const { sha } = await pullWith("allowed", {
    "src/key.ts": `export const key = "${world.plant()}"; // rekey:allow published by the vendor as an example\n`,
  });
  const check = await shop.check(sha);
  expect(check.conclusion).toBe("success");
  expect(check.text).toContain("published by the vendor as an example");
  expect(check.text).toContain("Robin Doe");
});

test("an inline allow without a reason does not count, and says so", async () => {
  const { sha } = await pullWith("unreasoned", {
    "src/key.ts": `export const key = "${world.plant()}"; // rekey:allow\n`,
  });
  const check = await shop.check(sha);
  expect(check.conclusion).toBe("failure");
  expect(check.text).toContain("gives no reason");
});

test("the organisation's policy counts for all its repositories", async () => {
  const { octokit, sandbox } = world;
  const owner = sandbox.organisation;
  const { clone } = shop;
  await octokit.rest.repos.createInOrg({ org: owner, name: ".github", private: true, auto_init: true });
  await octokit.rest.repos.createOrUpdateFileContents({
    owner,
    repo: ".github",
    path: policyPath,
    message: "Policy",
    content: Buffer.from("ignore:\n  paths:\n    - glob: vendor/**\n      reason: other people's code\n").toString(
      "base64",
    ),
  });
  await clone.git("checkout", "-q", "main");
  const { sha } = await pullWith("vendored", { "vendor/lib.js": `const key = "${world.plant()}";\n` });
  const check = await shop.check(sha);
  expect(check.conclusion).toBe("success");
  expect(check.text).toContain("other people");
});

test("an invalid policy is told with line and column, and does not count", async () => {
  const broken = await world.createRepository();
  await broken.clone.commit("Broken policy", { ...cleanFiles, [policyPath]: "failOn: high\nfaillOn: low\n" });
  await broken.push("main");
  await broken.clone.git("checkout", "-q", "-b", "change");
  const sha = await broken.clone.commit("Change", { "a.txt": "a\n" });
  await broken.push("change");
  const check = await broken.check(sha);
  expect(check.summary).toContain("line 2, column 1");
  expect(check.summary).toContain("failOn");
});
