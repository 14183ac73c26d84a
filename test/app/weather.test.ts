import { afterAll, beforeAll, expect, test } from "vitest";
import { cleanFiles } from "../../scripts/story.ts";
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

test("a repository that is renamed while it is examined: the verdict stands under its new name", async () => {
  const { owner, repo, clone } = shop;
  await clone.git("checkout", "-q", "-b", "renamed", "main");
  const sha = await clone.commit("Leak", { "leak.ts": `export const key = "${world.plant()}";\n` });
  // The job knows the old name and meets a GitHub that answers late.
  world.sandbox.weather.add({ operation: "GET /repos/{owner}/{repo}", times: 1, delayMs: 1500 });
  await shop.push("renamed");
  await eventually("an open check", async () => ((await shop.checkRuns(sha)).length > 0 ? true : undefined));
  await world.octokit.rest.repos.update({ owner, repo, name: `${repo}-new` });
  const { data } = await eventually("the verdict", async () => {
    const answer = await world.octokit.rest.checks.listForRef({ owner, repo: `${repo}-new`, ref: sha });
    return answer.data.check_runs.every(({ status }) => status === "completed") ? answer : undefined;
  });
  const secrets = data.check_runs.find(({ name }) => name === "rekey / secrets");
  expect(secrets?.conclusion).toBe("failure");
  await world.octokit.rest.repos.update({ owner, repo: `${repo}-new`, name: repo });
}, 60_000);
