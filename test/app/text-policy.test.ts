import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cleanFiles } from "../../scripts/story.ts";
import { eventually, startWorld, type TestRepository, type World } from "../support/world.ts";

/** Who is told of what stands in a text: in public repositories, and as the policy says. */
let world: World;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(() => world.close());

async function createShop(policy: string, options: { isPublic?: boolean } = {}): Promise<TestRepository> {
  const shop = await world.createRepository(options);
  await shop.clone.commit("A small shop", { ...cleanFiles, ".github/rekey.yml": policy });
  await shop.push("main");
  return shop;
}

/** Opens an issue that holds a credential. */
async function ask({ owner, repo }: TestRepository): Promise<number> {
  const body = `It says GITHUB_TOKEN=${world.plant("github-pat-classic")}`;
  const { data } = await world.octokit.rest.issues.create({ owner, repo, title: "A question", body });
  return data.number;
}

async function repliesTo(issue_number: number, { owner, repo }: TestRepository): Promise<readonly string[]> {
  const { data } = await world.octokit.rest.issues.listComments({ owner, repo, issue_number });
  return data.map(({ body }) => body ?? "");
}

function firstIssue(shop: TestRepository): Promise<{ readonly title: string; readonly body: string }> {
  return eventually("an issue", async () => (await shop.issues())[0]);
}

const telling = /github personal|ghp_|issue body|issues\/\d/i;

test("in a public repository neither the reply nor the issue tells what was found, or where", async () => {
  const shop = await createShop("", { isPublic: true });
  const number = await ask(shop);
  const replies = await eventually("the reply", async () => {
    const found = await repliesTo(number, shop);
    return found.length > 0 ? found : undefined;
  });
  expect(replies).toHaveLength(1);
  expect(replies[0]).not.toMatch(telling);
  const { title, body } = await firstIssue(shop);
  expect(`${title}${body}`).not.toMatch(telling);
});

test("text: { reply: false } leaves the rotation issue alone to tell", async () => {
  const shop = await createShop("text:\n  reply: false\n");
  const number = await ask(shop);
  expect((await firstIssue(shop)).body).toContain("[issue body]");
  expect(await repliesTo(number, shop)).toEqual([]);
});

test("what may be a credential gets a reply that says so, and no rotation issue", async () => {
  const shop = await createShop("failOn: high\n");
  const password = createHash("sha256").update(`${world.lastSeed()}`).digest("base64url").slice(0, 16);
  const { owner, repo } = shop;
  const body = `It says db_password: ${password}`;
  const { data } = await world.octokit.rest.issues.create({ owner, repo, title: "A question", body });
  const [reply] = await eventually("the reply", async () => {
    const found = await repliesTo(data.number, shop);
    return found.length > 0 ? found : undefined;
  });
  expect(reply).toContain("This may be a credential, in [this text]");
  expect(reply).not.toContain(password);
  // A rotation issue for that text would be there before this one's.
  await ask(shop);
  expect((await firstIssue(shop)).title).toContain("GitHub");
  expect(await shop.issues()).toHaveLength(1);
});

test("without rotation issues, a key in the message of a tag is told on the commit that it names, once", async () => {
  const shop = await createShop("issues: false\n");
  const { owner, repo, clone } = shop;
  const commit_sha = await clone.git("rev-parse", "HEAD");
  await shop.check(commit_sha);
  await clone.git("tag", "-a", "-m", `Deployed with ${world.plant()}`, "v1");
  await shop.push("v1");
  const comments = () => world.octokit.rest.repos.listCommentsForCommit({ owner, repo, commit_sha });
  const { data } = await eventually("the comment", async () => {
    const answer = await comments();
    return answer.data.length > 0 ? answer : undefined;
  });
  expect(data.map(({ body }) => body)).toEqual([
    expect.stringMatching(/The tag `v1` of this commit holds 1 credential:\n\n- \*\*Stripe.* in the tag message;/),
  ]);
  expect((await shop.check(commit_sha)).conclusion).toBe("success");
});

test("text: { examine: false } leaves texts alone", async () => {
  const shop = await createShop("text:\n  examine: false\n");
  const number = await ask(shop);
  await shop.clone.git("checkout", "-q", "-b", "leak", "main");
  const sha = await shop.clone.commit("A change", { "a.ts": `export const a = "${world.plant()}";\n` });
  await shop.push("leak");
  await shop.check(sha);
  const { title } = await firstIssue(shop);
  expect(title).toContain("Stripe");
  expect(await shop.issues()).toHaveLength(1);
  expect(await repliesTo(number, shop)).toEqual([]);
});

test("a credential that the policy gives a reason for is left alone, as in files", async () => {
  const shop = await createShop("failOn: low\n");
  const number = await ask(shop);
  const { body } = await firstIssue(shop);
  const fingerprint = /Credential `([0-9a-f]{16})/.exec(body)?.[1] ?? "";
  await eventually("the reply", async () => ((await repliesTo(number, shop)).length > 0 ? true : undefined));
  await shop.clone.commit("It is an example", {
    ".github/rekey.yml": `ignore:\n  fingerprints:\n    - fingerprint: ${fingerprint}\n      reason: never issued\n`,
  });
  await shop.push("main");
  const { owner, repo } = shop;
  const { data } = await world.octokit.rest.issues.get({ owner, repo, issue_number: number });
  const { data: again } = await world.octokit.rest.issues.create({
    owner,
    repo,
    title: "Again",
    body: data.body ?? "",
  });
  const other = await ask(shop);
  await eventually("the other's reply", async () => ((await repliesTo(other, shop)).length > 0 ? true : undefined));
  expect(await repliesTo(again.number, shop)).toEqual([]);
});
