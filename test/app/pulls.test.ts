import { afterAll, beforeAll, expect, test } from "vitest";
import { cleanFiles, paymentsFile } from "../../scripts/story.ts";
import { eventually, startWorld, type TestRepository, type World } from "../support/world.ts";

let world: World;
let shop: TestRepository;

beforeAll(async () => {
  world = await startWorld();
  shop = await world.createRepository();
  await shop.clone.commit("A small shop", cleanFiles);
  await shop.push("main");
});

afterAll(() => world.close());

async function leakingPull(
  name: string,
  key: string,
  options?: { draft?: boolean },
): Promise<{ number: number; sha: string }> {
  await shop.clone.git("checkout", "-q", "-b", name, "main");
  const sha = await shop.clone.commit("Try it", { "src/payments.ts": paymentsFile(`"${key}"`) });
  await shop.push(name);
  return { number: await shop.openPull(name, options), sha };
}

function commentsOn(number: number, atLeast = 1) {
  return eventually(`comments on #${number}`, async () => {
    const comments = await shop.comments(number);
    return comments.length >= atLeast ? comments : undefined;
  });
}

test("opened: the check fails and the comment is on the very line, with a suggestion that holds no secret", async () => {
  const { number, sha } = await leakingPull("opened", world.plant());
  expect((await shop.check(sha)).conclusion).toBe("failure");
  const comments = await commentsOn(number);
  expect(comments).toMatchObject([{ path: "src/payments.ts", line: 3 }]);
  expect(comments[0]?.body).toContain("```suggestion\nconst stripe = new Stripe(process.env.STRIPE_SECRET_KEY);\n```");
});

test("synchronize: the fix strikes the comment, and the check asks for the rotation until the issue is closed", async () => {
  const { number, sha: leak } = await leakingPull("synchronized", world.plant());
  await commentsOn(number);
  const fix = await shop.clone.commit("Fix", { "src/payments.ts": paymentsFile("process.env.STRIPE_SECRET_KEY") });
  await shop.push("synchronized");
  const check = await shop.check(fix);
  expect(check.conclusion).toBe("failure");
  expect(check.title).toContain("still in history");
  const [comment] = await eventually("the struck comment", async () => {
    const comments = await shop.comments(number);
    return comments[0]?.body.includes("still in history") ? comments : undefined;
  });
  expect(comment?.body).not.toContain("```suggestion");

  const issue = await eventually("the issue", async () =>
    (await shop.issues()).find(({ body }) => body.includes(leak)),
  );
  const { owner, repo } = shop;
  await world.octokit.rest.issues.update({ owner, repo, issue_number: issue.number, state: "closed" });
  await world.octokit.rest.checks.rerequestRun({ owner, repo, check_run_id: check.id });
  const green = await eventually("a green check", async () => {
    const run = await shop.check(fix);
    return run.conclusion === "success" ? run : undefined;
  });
  expect(green.title).toContain("already rotated");
  expect((await shop.issues()).find(({ number }) => number === issue.number)?.state).toBe("closed");
});

test("recurrence: the same key in a new commit opens its closed issue again", async () => {
  const key = world.plant("gitlab-pat");
  const { number, sha } = await leakingPull("recurring", key);
  await commentsOn(number);
  const issue = await eventually("the issue", async () => (await shop.issues()).find(({ body }) => body.includes(sha)));
  const { owner, repo } = shop;
  await world.octokit.rest.issues.update({ owner, repo, issue_number: issue.number, state: "closed" });
  await new Promise((resolve) => setTimeout(resolve, 1100)); // Git's dates count whole seconds.
  await shop.clone.git("checkout", "-q", "-b", "again", "main");
  await shop.clone.commit("Again", { "again.ts": `export const key = "${key}";\n` });
  await shop.push("again");
  await eventually("the issue is open again", async () => {
    const found = (await shop.issues()).find(({ number }) => number === issue.number);
    return found?.state === "open" && found.body.includes("again.ts") ? found : undefined;
  });
});

test("a rewritten branch without the key is green", async () => {
  const { number } = await leakingPull("rewritten", world.plant());
  await commentsOn(number);
  await shop.clone.git("reset", "-q", "--hard", "main");
  const sha = await shop.clone.commit("Clean", { "src/payments.ts": paymentsFile("process.env.STRIPE_KEY") });
  await shop.push("rewritten", "--force");
  expect((await shop.check(sha)).conclusion).toBe("success");
});

test("reopened: examined again, and commented once", async () => {
  const { number, sha } = await leakingPull("draft", world.plant(), { draft: true });
  const { owner, repo } = shop;
  const first = await shop.check(sha);
  expect(first.conclusion).toBe("failure");
  await world.octokit.rest.pulls.update({ owner, repo, pull_number: number, state: "closed" });
  await world.octokit.rest.pulls.update({ owner, repo, pull_number: number, state: "open" });
  const second = await eventually("another run", async () => {
    const run = await shop.check(sha);
    return run.id === first.id ? undefined : run;
  });
  expect(second.conclusion).toBe("failure");
  await commentsOn(number);
  expect(await shop.comments(number)).toHaveLength(1);
});

test("edited base: what the new base lacks counts", async () => {
  const key = world.plant();
  await shop.clone.git("checkout", "-q", "-b", "develop", "main");
  await shop.clone.commit("Leak on develop", { "old.ts": `export const key = "${key}";\n` });
  await shop.push("develop");
  await shop.clone.git("checkout", "-q", "-b", "feature", "develop");
  const sha = await shop.clone.commit("Feature", { "feature.ts": "export const feature = true;\n" });
  await shop.push("feature");
  const number = await shop.openPull("feature", { base: "develop" });
  await eventually("green against develop", async () =>
    (await shop.check(sha)).conclusion === "success" ? true : undefined,
  );
  const { owner, repo } = shop;
  await world.octokit.rest.pulls.update({ owner, repo, pull_number: number, base: "main" });
  await eventually("red against main", async () =>
    (await shop.check(sha)).conclusion === "failure" ? true : undefined,
  );
});

test("more than ten findings: ten comments, and the rest in one table", async () => {
  await shop.clone.git("checkout", "-q", "-b", "many", "main");
  const lines = Array.from({ length: 60 }, (_, index) => `export const key${index} = "${world.plant()}";\n`);
  const sha = await shop.clone.commit("Many", { "many.ts": lines.join("") });
  await shop.push("many");
  const number = await shop.openPull("many");
  const check = await shop.check(sha);
  expect(check.title).toBe("60 credentials must be rotated and removed");
  const { owner, repo } = shop;
  // GitHub takes fifty at once; the gate is shut with the first of them.
  await eventually("sixty annotations", async () => {
    const at = { owner, repo, check_run_id: check.id, per_page: 100 };
    const { data: annotations } = await world.octokit.rest.checks.listAnnotations(at);
    return annotations.length === 60 ? true : undefined;
  });
  expect(await commentsOn(number, 10)).toHaveLength(10);
  const { data: reviews } = await world.octokit.rest.pulls.listReviews({ owner, repo, pull_number: number });
  expect(reviews).toHaveLength(1);
  expect(reviews[0]?.body).toContain("many.ts:60");
});

test("ready for review: a draft that the policy leaves alone is examined then", async () => {
  const calm = await world.createRepository();
  await calm.clone.commit("A small shop", { ...cleanFiles, ".github/rekey.yml": "drafts: false\n" });
  await calm.push("main");
  await calm.clone.git("checkout", "-q", "-b", "draft");
  await calm.clone.commit("Begin", { "notes.md": "To do\n" });
  await calm.push("draft");
  const number = await calm.openPull("draft", { draft: true });
  const sha = await calm.clone.commit("Leak", { "leak.ts": `export const key = "${world.plant()}";\n` });
  await calm.push("draft");
  expect(await calm.check(sha)).toMatchObject({ conclusion: "neutral", title: "Draft: not examined" });

  const { owner, repo } = calm;
  const { data } = await world.octokit.rest.pulls.get({ owner, repo, pull_number: number });
  await world.octokit.graphql(
    "mutation($id: ID!) { markPullRequestReadyForReview(input: { pullRequestId: $id }) { pullRequest { isDraft } } }",
    { id: data.node_id },
  );
  const { conclusion } = await eventually("the verdict", async () => {
    const run = await calm.check(sha);
    return run.conclusion === "neutral" ? undefined : run;
  });
  expect(conclusion).toBe("failure");
});
