import { createAppAuth } from "@octokit/auth-app";
import { Octokit } from "@octokit/rest";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cleanFiles } from "../../scripts/story.ts";
import { eventually, startWorld, type TestRepository, type World } from "../support/world.ts";

let world: World;
let shop: TestRepository;
let app: Octokit;
let installation_id: number;

beforeAll(async () => {
  world = await startWorld();
  shop = await world.createRepository();
  await shop.clone.commit("A small shop", cleanFiles);
  await shop.push("main");
  const { api, appId, privateKey } = world.sandbox;
  app = new Octokit({ baseUrl: api, authStrategy: createAppAuth, auth: { appId, privateKey } });
  installation_id = (await app.rest.apps.getRepoInstallation({ owner: shop.owner, repo: shop.repo })).data.id;
});

afterAll(() => world.close());

test("suspended while a pull request is examined: its checks are concluded, and it is examined again", async () => {
  await shop.clone.git("checkout", "-q", "-b", "leak", "main");
  const sha = await shop.clone.commit("Leak", { "leak.ts": `export const key = "${world.plant()}";\n` });
  await shop.push("leak");
  await shop.check(sha);
  const before = (await shop.checkRuns(sha)).length;

  world.sandbox.weather.add({
    operation: "PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}",
    answer: { kind: "status", status: 502, when: "before effect" },
  });
  await shop.openPull("leak");
  await eventually("checks in progress", async () => ((await shop.checkRuns(sha)).length > before ? true : undefined));
  await app.rest.apps.suspendInstallation({ installation_id });
  await world.sandbox.settled();
  world.sandbox.weather.clear();
  await app.rest.apps.unsuspendInstallation({ installation_id });

  // The run that the suspension met was dropped, and then another one follows it; or it only waits, and goes on by itself.
  await eventually(
    "everything concluded",
    async () => {
      const found = await shop.checkRuns(sha);
      return found.length > before && found.every(({ status }) => status === "completed") ? true : undefined;
    },
    60_000,
  );
  const { title } = await eventually("the verdict", async () => {
    const run = await shop.check(sha);
    return run.title.includes("must be rotated") ? run : undefined;
  });
  expect(title).toBe("1 credential must be rotated and removed");
}, 120_000);
