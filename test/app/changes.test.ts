import { afterAll, beforeAll, expect, test } from "vitest";
import { cleanFiles } from "../../scripts/story.ts";
import { startWorld, type TestRepository, type World } from "../support/world.ts";

/** What tools that read GitHub's API instead of git are known to miss. */
let world: World;
let shop: TestRepository;

beforeAll(async () => {
  world = await startWorld();
  shop = await world.createRepository();
  await shop.clone.commit("A small shop", { ...cleanFiles, "conflict.txt": "one\n" });
  await shop.push("main");
});

afterAll(() => world.close());

test("a key that only a merge's resolution holds is caught", async () => {
  const { clone } = shop;
  await clone.git("checkout", "-q", "-b", "ours", "main");
  await clone.commit("Ours", { "conflict.txt": "ours\n" });
  await clone.git("checkout", "-q", "-b", "theirs", "main");
  await clone.commit("Theirs", { "conflict.txt": "theirs\n" });
  await clone.git("checkout", "-q", "ours");
  await clone.git("merge", "-q", "--no-commit", "theirs").catch(() => {});
  const sha = await clone.commit("Merge theirs", { "conflict.txt": `ours\n${world.plant()}\ntheirs\n` });
  await shop.push("ours");
  const check = await shop.check(sha);
  expect(check.conclusion).toBe("failure");
  expect(check.summary).toContain("`conflict.txt` line 2");
});

test("400 changed files, with the key in the last", async () => {
  await shop.clone.git("checkout", "-q", "-b", "wide", "main");
  const files = Object.fromEntries(
    Array.from({ length: 400 }, (_, index) => [`many/file-${`${index}`.padStart(3, "0")}.txt`, `line ${index}\n`]),
  );
  const sha = await shop.clone.commit("Many files", { ...files, "many/file-399.txt": `${world.plant()}\n` });
  await shop.push("wide");
  const number = await shop.openPull("wide");
  const check = await shop.check(sha);
  expect(check.conclusion).toBe("failure");
  expect(check.summary).toContain("`many/file-399.txt` line 1");
  expect(check.text).toMatch(/400 file versions/);
  expect(number).toBeGreaterThan(0);
});

test("a text file of 3 MB with the key at its end", async () => {
  await shop.clone.git("checkout", "-q", "-b", "large", "main");
  const filler = "the quick brown fox jumps over the lazy dog\n".repeat(70_000);
  const sha = await shop.clone.commit("A large file", { "large.log": `${filler}${world.plant()}\n` });
  await shop.push("large");
  await shop.openPull("large");
  const check = await shop.check(sha);
  expect(check.conclusion).toBe("failure");
  expect(check.summary).toContain("`large.log` line 70001");
});

test("a pull request from a fork is read through the base repository, and commented", async () => {
  const { octokit, sandbox } = world;
  const { owner, repo, clone } = shop;
  await octokit.rest.repos.createFork({ owner, repo });
  await clone.git("remote", "add", "fork", `${sandbox.git}/${sandbox.login}/${repo}.git`);
  await clone.git("checkout", "-q", "-b", "from-fork", "main");
  const sha = await clone.commit("From a fork", { "fork.ts": `export const key = "${world.plant()}";\n` });
  await clone.git("push", "-q", "fork", "from-fork");
  const number = await shop.openPull(`${sandbox.login}:from-fork`);
  expect((await shop.check(sha)).conclusion).toBe("failure");
  await expect.poll(() => shop.comments(number), { timeout: 10_000 }).toMatchObject([{ path: "fork.ts", line: 1 }]);
});

test("a file whose diff GitHub is told to hide is examined", async () => {
  await shop.clone.git("checkout", "-q", "-b", "hidden", "main");
  const sha = await shop.clone.commit("Hidden", {
    ".gitattributes": "*.dat -diff linguist-generated\n",
    "hidden.dat": `key = ${world.plant()}\n`,
  });
  await shop.push("hidden");
  expect((await shop.check(sha)).conclusion).toBe("failure");
});
