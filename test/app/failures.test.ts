import { afterAll, beforeAll, expect, test } from "vitest";
import { cleanFiles } from "../../scripts/story.ts";
import { eventually, startWorld, type TestRepository, type World } from "../support/world.ts";

/** GitHub misbehaves: the effects are there once all the same, and every check is concluded. */
let world: World;
let shop: TestRepository;

beforeAll(async () => {
  world = await startWorld();
  shop = await world.createRepository();
  await shop.clone.commit("A small shop", cleanFiles);
  await shop.push("main");
});

afterAll(() => world.close());

const answers = [
  { kind: "status", status: 502, when: "after effect" },
  { kind: "status", status: 500, when: "before effect" },
  { kind: "reset connection", when: "after effect" },
  { kind: "secondary limit", retryAfterSeconds: 1 },
] as const;

const operations = [
  "POST /repos/{owner}/{repo}/check-runs",
  "PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}",
  "POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews",
  "POST /repos/{owner}/{repo}/issues",
] as const;

for (const operation of operations) {
  for (const answer of answers) {
    const name = `${operation}: ${answer.kind}${"when" in answer ? `, ${answer.when}` : ""}`;
    test(`${name}: one check, one comment, one issue in the end`, { timeout: 60_000 }, async () => {
      const branch = name.replace(/[^a-z]+/gi, "-").toLowerCase();
      await shop.clone.git("checkout", "-q", "-b", branch, "main");
      const sha = await shop.clone.commit("Leak", { "leak.ts": `export const key = "${world.plant()}";\n` });
      await shop.push(branch);
      await shop.check(sha);
      world.sandbox.weather.add({ operation, times: 1, answer });
      const number = await shop.openPull(branch);
      await eventually(
        "the pull request's own check",
        async () => {
          const runs = await shop.checkRuns(sha);
          return runs.length >= 2 && runs.every(({ status }) => status === "completed") ? runs : undefined;
        },
        50_000,
      );
      await eventually(
        "the comment",
        async () => ((await shop.comments(number)).length > 0 ? true : undefined),
        50_000,
      );
      await eventually(
        "the issue",
        async () => ((await shop.issues()).some(({ body }) => body.includes(sha)) ? true : undefined),
        50_000,
      );
      world.sandbox.weather.clear();
      expect((await shop.check(sha)).conclusion).toBe("failure");
      expect(await shop.checkRuns(sha)).toHaveLength(2);
      expect(await shop.comments(number)).toHaveLength(1);
      expect((await shop.issues()).filter(({ body }) => body.includes(sha))).toHaveLength(1);
    });
  }
}

test("a job that dies concludes the checks it opened, never green, and says how to try again", async () => {
  await shop.clone.git("checkout", "-q", "-b", "refused", "main");
  const sha = await shop.clone.commit("Nothing special", { "refused.txt": "refused\n" });
  const answer = { kind: "status", status: 403, when: "before effect" } as const;
  world.sandbox.weather.add({ operation: "GET /repos/{owner}/{repo}", times: 1, answer });
  await shop.push("refused");
  const check = await shop.check(sha);
  expect(check).toMatchObject({ conclusion: "failure", title: "Not examined to the end" });
  expect(check.summary).toContain("Re-run");
  world.sandbox.weather.clear();

  const { owner, repo } = shop;
  await world.octokit.rest.checks.rerequestRun({ owner, repo, check_run_id: check.id });
  await eventually("a green run", async () => ((await shop.check(sha)).conclusion === "success" ? true : undefined));
});
