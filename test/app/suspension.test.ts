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

test("a repository that Rekey is given has its past examined, and gets one report", { timeout: 180_000 }, async () => {
  const { octokit } = world;
  const old = await world.createRepository();
  const { data: repository } = await octokit.rest.repos.get({ owner: old.owner, repo: old.repo });
  const selection = { installation_id, repository_id: repository.id };
  await octokit.rest.apps.removeRepoFromInstallationForAuthenticatedUser(selection);
  await old.clone.commit("A small shop", cleanFiles);
  const leaks = [];
  for (const name of ["one.ts", "two.ts"])
    leaks.push(await old.clone.commit("Leak", { [name]: `export const key = "${world.plant()}";\n` }));
  await old.clone.commit("Oh", { "one.ts": "" });
  await old.push("main");
  await octokit.rest.apps.addRepoToInstallationForAuthenticatedUser(selection);

  const [report] = await eventually(
    "the report",
    async () => {
      const issues = await old.issues();
      return issues.length > 0 ? issues : undefined;
    },
    60_000,
  );
  expect(report?.title).toBe(`2 credentials in the history of ${old.owner}/${old.repo}`);
  for (const sha of leaks) expect(report?.body).toContain(sha);
  expect(await old.issues()).toHaveLength(1);
  for (const sha of leaks) expect(await old.checkRuns(sha)).toEqual([]);

  const baseline = /^```yaml\n([\s\S]*?)^```/m.exec(report?.body ?? "")?.[1] ?? "";
  await old.clone.commit("What is dealt with", { ".github/rekey.yml": baseline });
  await old.push("main");
  const renewed = await eventually(
    "a report without them",
    async () => {
      const [issue] = await old.issues();
      return issue?.title === report?.title ? undefined : issue;
    },
    60_000,
  );
  expect(renewed.body).toContain("Not listed: 2 credentials suppressed by the policy");
  expect(await old.issues()).toHaveLength(1);
});
