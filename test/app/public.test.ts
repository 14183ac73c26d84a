import { afterAll, beforeAll, expect, test } from "vitest";
import { cleanFiles } from "../../scripts/story.ts";
import { eventually, startWorld, type TestRepository, type World } from "../support/world.ts";

/** Promise 8: on a public repository nothing that everybody can read leads to a live key. */
let world: World;
let shop: TestRepository;

beforeAll(async () => {
  world = await startWorld();
  shop = await world.createRepository({ isPublic: true });
  await shop.clone.commit("A small shop", cleanFiles);
  await shop.push("main");
});

afterAll(() => world.close());

async function leak(name: string): Promise<{ sha: string; number: number }> {
  await shop.clone.git("checkout", "-q", "-b", name, "main");
  const sha = await shop.clone.commit("A change", { "hidden-place.ts": `export const key = "${world.plant()}";\n` });
  await shop.push(name);
  return { sha, number: await shop.openPull(name) };
}

const telling = /stripe|hidden-place|sk_l/i;

test("the check fails and says neither what nor where; nothing stands on the line", async () => {
  const { sha, number } = await leak("first");
  const check = await shop.check(sha);
  expect(check.conclusion).toBe("failure");
  expect(`${check.title}${check.summary}${check.text}`).not.toMatch(telling);
  const { owner, repo } = shop;
  const reviews = await eventually("the review", async () => {
    const { data } = await world.octokit.rest.pulls.listReviews({ owner, repo, pull_number: number });
    return data.length > 0 ? data : undefined;
  });
  expect(reviews.map(({ body }) => body).join()).not.toMatch(telling);
  expect(await shop.comments(number)).toEqual([]);
  const { data: annotations } = await world.octokit.rest.checks.listAnnotations({
    owner,
    repo,
    check_run_id: check.id,
  });
  expect(annotations).toEqual([]);
  const [issue] = await eventually("the neutral issue", async () => {
    const issues = await shop.issues();
    return issues.length > 0 ? issues : undefined;
  });
  expect(`${issue?.title}${issue?.body}`).not.toMatch(telling);
});

test("the details go to the private repository that the organisation names", async () => {
  const { octokit, sandbox } = world;
  const owner = sandbox.organisation;
  await octokit.rest.repos.createInOrg({ org: owner, name: "security", private: true, auto_init: true });
  await octokit.rest.repos.createInOrg({ org: owner, name: ".github", private: true, auto_init: true });
  await octokit.rest.repos.createOrUpdateFileContents({
    owner,
    repo: ".github",
    path: ".github/rekey.yml",
    message: "Policy",
    content: Buffer.from(`privateRepository: ${owner}/security\n`).toString("base64"),
  });
  const { sha } = await leak("second");
  const detailed = await eventually("the detailed issue", async () => {
    const { data } = await octokit.rest.issues.listForRepo({ owner, repo: "security", state: "all" });
    return data.find(({ body }) => body?.includes(sha));
  });
  expect(detailed.body).toContain("hidden-place.ts");
  expect(detailed.title).toContain("Stripe");
});

test("a private repository that turns out to be public gets no details", async () => {
  const { octokit, sandbox } = world;
  const owner = sandbox.organisation;
  await octokit.rest.repos.update({ owner, repo: "security", private: false });
  const before = await octokit.rest.issues.listForRepo({ owner, repo: "security", state: "all" });
  const known = (await shop.issues()).length;
  await leak("third");
  await eventually("another neutral issue", async () => ((await shop.issues()).length > known ? true : undefined));
  const after = await octokit.rest.issues.listForRepo({ owner, repo: "security", state: "all" });
  expect(after.data).toHaveLength(before.data.length);
});

test("once a repository is public, what its issues told of a live key is neutral", async () => {
  const hidden = await world.createRepository();
  await hidden.clone.commit("A leak", { ...cleanFiles, "hidden-place.ts": `export const key = "${world.plant()}";\n` });
  await hidden.push("main");
  const [detailed] = await eventually("the detailed issue", async () => {
    const issues = await hidden.issues();
    return issues.length > 0 ? issues : undefined;
  });
  expect(detailed?.body).toMatch(telling);
  await world.octokit.rest.repos.update({ owner: hidden.owner, repo: hidden.repo, private: false });
  const neutral = await eventually("the neutral issue", async () => {
    const issue = (await hidden.issues()).find(({ number }) => number === detailed?.number);
    return issue?.body === detailed?.body ? undefined : issue;
  });
  expect(`${neutral.title}${neutral.body}`).not.toMatch(telling);
});
