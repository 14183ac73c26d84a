import { afterAll, beforeAll, expect, test } from "vitest";
import { cleanFiles } from "../../scripts/story.ts";
import { customRule } from "../support/custom-rule.ts";
import { eventually, secretsCheck, startWorld, type TestRepository, type World } from "../support/world.ts";

/** A branch with a merge queue: what is merged is the group's head, and the queue waits for the check on it. */
let world: World;
let shop: TestRepository;

beforeAll(async () => {
  world = await startWorld();
  shop = await world.createRepository();
  await shop.clone.commit("A small shop", cleanFiles);
  await shop.push("main");
  const { owner, repo } = shop;
  await world.octokit.rest.repos.updateBranchProtection({
    owner,
    repo,
    branch: "main",
    required_status_checks: { strict: false, contexts: [secretsCheck] },
    enforce_admins: null,
    required_pull_request_reviews: null,
    restrictions: null,
  });
  world.sandbox.useMergeQueue(`${owner}/${repo}`, "main");
});

afterAll(() => world.close());

async function greenPull(name: string, text: string): Promise<number> {
  await shop.clone.git("checkout", "-q", "-B", name, "main");
  const sha = await shop.clone.commit(name, { [`${name}.txt`]: text });
  await shop.push(name);
  await shop.check(sha);
  const number = await shop.openPull(name);
  await eventually("the pull request's verdict", async () =>
    (await shop.checkRuns(sha)).length > 1 ? true : undefined,
  );
  expect((await shop.check(sha)).conclusion).toBe("success");
  return number;
}

/** Queues it, and gives the head of its group. */
async function enqueue(pull_number: number): Promise<string> {
  const { owner, repo } = shop;
  const { data: pull } = await world.octokit.rest.pulls.get({ owner, repo, pull_number });
  await world.octokit.graphql(
    "mutation($id: ID!) { enqueuePullRequest(input: { pullRequestId: $id }) { clientMutationId } }",
    { id: pull.node_id },
  );
  return eventually("a group", async () => {
    const ref = `refs/heads/gh-readonly-queue/main/pr-${pull_number}-*`;
    const line = await shop.clone.git("ls-remote", "origin", ref);
    return line.split("\t")[0] || undefined;
  });
}

async function pullIs(state: "open" | "closed", pull_number: number): Promise<true | undefined> {
  const { owner, repo } = shop;
  const { data } = await world.octokit.rest.pulls.get({ owner, repo, pull_number });
  return data.state === state ? true : undefined;
}

test("a group is examined as what it brings into the branch, and merged", async () => {
  const number = await greenPull("fine", "nothing to see\n");
  world.sandbox.weather.add({
    operation: "PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}",
    times: 1,
    delayMs: 500,
  });
  const head = await enqueue(number);
  const check = await shop.check(head);
  expect(check.conclusion).toBe("success");
  expect(check.summary).toContain("**2 commits**, **1 file version**");
  await eventually("the merge", () => pullIs("closed", number));
  await shop.clone.git("fetch", "-q", "origin", "main");
  expect(await shop.clone.git("rev-parse", "FETCH_HEAD")).toBe(head);
});

test("a group that the branch's policy of now does not let through leaves the queue", async () => {
  const number = await greenPull("stale", "the word is acme-fern-2047\n");
  await shop.clone.git("fetch", "-q", "origin", "main");
  await shop.clone.git("checkout", "-q", "-B", "main", "FETCH_HEAD");
  await shop.clone.commit("A rule", { ".github/rekey.yml": JSON.stringify({ rules: [customRule()] }) });
  await shop.push("main");
  const head = await enqueue(number);
  const check = await shop.check(head);
  expect(check.conclusion).toBe("failure");
  expect(check.summary).toContain("`stale.txt` line 1");
  expect(check.text).toContain("**2 commits**, **1 file version**");
  await eventually("out of the queue", async () => {
    const left = await shop.clone.git("ls-remote", "origin", "refs/heads/gh-readonly-queue/*");
    return left === "" ? true : undefined;
  });
  expect(await pullIs("open", number)).toBe(true);
});
