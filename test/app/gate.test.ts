import { afterAll, beforeAll, expect, test } from "vitest";
import { cleanFiles } from "../../scripts/story.ts";
import { eventually, startWorld, type TestRepository, type World } from "../support/world.ts";

/** One commit, several who judge it: nobody with push access may turn a failing pull request green by having it judged again. */
let world: World;
let shop: TestRepository;

beforeAll(async () => {
  world = await startWorld();
  shop = await world.createRepository();
  await shop.clone.commit("A small shop", cleanFiles);
  await shop.push("main");
});

afterAll(() => world.close());

/** A pull request into main with a key in its first commit, and a second commit on top. */
async function failingPull(name: string): Promise<{ key: string; head: string; number: number }> {
  const { clone } = shop;
  await clone.git("checkout", "-q", "-b", name, "main");
  const key = await clone.commit("Leak", { [`${name}.ts`]: `export const key = "${world.plant()}";\n` });
  const head = await clone.commit("More", { [`${name}.md`]: "More\n" });
  await shop.push(name);
  const number = await shop.openPull(name);
  await verdictOn(head, 1);
  return { key, head, number };
}

/** Once as many runs as that are there and all are concluded. */
async function verdictOn(head: string, runs: number) {
  await eventually(`${runs} runs`, async () => {
    const found = await shop.checkRuns(head);
    return found.length >= runs && found.every(({ status }) => status === "completed") ? true : undefined;
  });
  await world.sandbox.settled();
  return shop.check(head);
}

test("a second pull request into a branch with a policy of its own does not turn the first one green", async () => {
  const { head } = await failingPull("lax-policy");
  const { length } = await shop.checkRuns(head);
  await shop.clone.git("checkout", "-q", "-b", "lax", "main");
  const policy = "ignore:\n  paths:\n    - glob: '**'\n      reason: everything is fine\n";
  await shop.clone.commit("Lax", { ".github/rekey.yml": policy });
  await shop.push("lax");
  await shop.openPull("lax-policy", { base: "lax" });
  const check = await verdictOn(head, length + 1);
  expect(check.conclusion).toBe("failure");
  expect(check.title).toBe("1 credential must be rotated and removed");
});

test("nor does one whose base holds the key already, nor a push of the same commits in two parts", async () => {
  const { key, head } = await failingPull("in-parts");
  const before = await shop.checkRuns(head);
  await shop.push(`${key}:refs/heads/part`);
  await shop.openPull("in-parts", { base: "part" });
  expect((await verdictOn(head, before.length + 1)).conclusion).toBe("failure");
  const after = await shop.checkRuns(head);
  await shop.push(`${key}:refs/heads/steps`);
  await shop.push(`${head}:refs/heads/steps`);
  // Pushes to one branch are examined one after another, so the check on the last says that the others are done.
  const last = await shop.clone.commit("On top", { "on-top.md": "On top\n" });
  await shop.push(`${last}:refs/heads/steps`);
  await shop.check(last);
  expect((await verdictOn(head, after.length)).conclusion).toBe("failure");
  expect(await shop.checkRuns(head)).toHaveLength(after.length);
});

test("a pull request that was closed has no say any more", async () => {
  const { head, number, key } = await failingPull("closed");
  const { owner, repo } = shop;
  const before = await shop.checkRuns(head);
  await shop.push(`${key}:refs/heads/old-leak`);
  await world.octokit.rest.pulls.update({ owner, repo, pull_number: number, state: "closed" });
  await shop.openPull("closed", { base: "old-leak" });
  expect((await verdictOn(head, before.length + 1)).conclusion).toBe("success");
});

test("merged before it was examined: judged by what it brought in, not as if it had brought nothing", async () => {
  const { owner, repo, clone } = shop;
  await clone.git("checkout", "-q", "-b", "quick", "main");
  const head = await clone.commit("Leak", { "quick.ts": `export const key = "${world.plant()}";\n` });
  await shop.push("quick");
  await shop.check(head);
  world.sandbox.weather.add({ operation: "POST /repos/{owner}/{repo}/check-runs", times: 2, delayMs: 1500 });
  const number = await shop.openPull("quick");
  await eventually("the pull request was read", async () =>
    (await shop.checkRuns(head)).length >= 1 ? true : undefined,
  );
  await world.octokit.rest.pulls.merge({ owner, repo, pull_number: number });
  await new Promise((resolve) => setTimeout(resolve, 2500));
  world.sandbox.weather.clear();
  expect((await verdictOn(head, 1)).conclusion).toBe("failure");
});

test("while one pull request is not judged yet, another one of the same head shows nothing green", async () => {
  const { clone } = shop;
  await clone.git("fetch", "-q", "origin", "main");
  await clone.git("checkout", "-q", "-B", "main", "FETCH_HEAD");
  await shop.push("main:refs/heads/older");
  await clone.commit("Leak on main", { "window.ts": `export const key = "${world.plant()}";\n` });
  await shop.push("main");
  await clone.git("checkout", "-q", "-b", "window", "main");
  const head = await clone.commit("Clean", { "window.md": "Window\n" });
  await shop.push("window");
  expect((await shop.check(head)).conclusion).toBe("success");
  // The job of the first one is held up before it has asked for anything.
  const operation = "GET /repos/{owner}/{repo}/pulls/{pull_number}";
  world.sandbox.weather.add({ operation, times: 1, delayMs: 4000 });
  await shop.openPull("window", { base: "older" });
  await shop.openPull("window");
  const seen: string[] = [];
  await eventually("the verdict of both", async () => {
    const runs = await shop.checkRuns(head);
    const [shown] = runs;
    if (runs.length >= 2 && shown) seen.push(shown.conclusion ?? shown.status);
    return runs.length >= 3 && runs.every(({ status }) => status === "completed") ? true : undefined;
  });
  expect(seen).not.toContain("success");
  expect((await shop.check(head)).conclusion).toBe("failure");
});
