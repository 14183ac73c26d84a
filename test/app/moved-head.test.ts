import { afterAll, beforeAll, expect, test } from "vitest";
import { cleanFiles } from "../../scripts/story.ts";
import { eventually, startWorld, type TestRepository, type World } from "../support/world.ts";

/** A branch or its base moves at an awkward moment. */
let world: World;
let shop: TestRepository;

beforeAll(async () => {
  world = await startWorld();
  shop = await world.createRepository();
  await shop.clone.commit("A small shop", cleanFiles);
  await shop.push("main");
});

afterAll(() => world.close());

test("a head that is left while its job waits has its check concluded, and so has the new one", async () => {
  await shop.clone.git("checkout", "-q", "-b", "waiting", "main");
  const first = await shop.clone.commit("Leak", { "leak.ts": `export const key = "${world.plant()}";\n` });
  await shop.push("waiting");
  await shop.check(first);
  // The pull request's job opens its check, and then has to wait for three seconds.
  const operation = "GET /repos/{owner}/{repo}";
  world.sandbox.weather.add({ operation, times: 1, answer: { kind: "secondary limit", retryAfterSeconds: 3 } });
  await shop.openPull("waiting");
  await eventually("the pull request's check", async () => {
    const runs = await shop.checkRuns(first);
    return runs.length === 2 ? runs : undefined;
  });
  const second = await shop.clone.commit("More", { "more.ts": "export const more = true;\n" });
  await shop.push("waiting");
  expect((await shop.check(second)).conclusion).toBe("failure");
  const left = await eventually("the check on the first head", async () => {
    const runs = await shop.checkRuns(first);
    return runs.every(({ status }) => status === "completed") ? runs : undefined;
  });
  expect(left).toHaveLength(2);
  expect((await shop.check(first)).conclusion).toBe("failure");
});

test("a base that was rewritten to lose a leak does not get it back from a green pull request", async () => {
  const { owner, repo } = shop;
  await shop.clone.git("checkout", "-q", "-b", "release", "main");
  await shop.push("release");
  const clean = (await shop.clone.git("rev-parse", "release")).trim();
  await shop.clone.commit("Leak", { "settings.ts": `export const key = "${world.plant("gitlab-pat")}";\n` });
  await shop.push("release");
  await shop.clone.git("checkout", "-q", "-b", "based-on-leak", "release");
  const head = await shop.clone.commit("Feature", { "feature.ts": "export const feature = true;\n" });
  await shop.push("based-on-leak");
  const number = await shop.openPull("based-on-leak", { base: "release" });
  expect((await shop.check(head)).conclusion).toBe("success");

  await shop.clone.git("push", "-q", "--force", "origin", `${clean}:refs/heads/release`);
  await world.octokit.rest.pulls.update({ owner, repo, pull_number: number, state: "closed" });
  await world.octokit.rest.pulls.update({ owner, repo, pull_number: number, state: "open" });
  const again = await eventually("a failing check", async () => {
    const check = await shop.check(head);
    return check.conclusion === "failure" ? check : undefined;
  });
  expect(again.summary).toContain("settings.ts");
});
