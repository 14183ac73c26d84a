import { afterAll, beforeAll, expect, test } from "vitest";
import { cleanFiles } from "../../scripts/story.ts";
import { usualPace } from "../../src/rekey.ts";
import { eventually, startWorld, type TestRepository, type World } from "../support/world.ts";

/** GitHub gives an installation some thousand requests an hour, for all of its repositories. Writes are told by their verb. */
let world: World;
let shop: TestRepository;

beforeAll(async () => {
  world = await startWorld({ ...usualPace, openChecksAfterMs: 60_000 });
  shop = await world.createRepository();
  const main = await shop.clone.commit("A small shop", cleanFiles);
  await shop.push("main");
  await shop.check(main);
});

afterAll(() => world.close());

/** What was asked for since, once nothing more comes. */
async function callsOf(act: () => Promise<unknown>): Promise<readonly string[]> {
  await quiet();
  world.sandbox.callsOfTheApp.splice(0);
  await act();
  await quiet();
  return world.sandbox.callsOfTheApp.toSorted();
}

async function quiet(): Promise<void> {
  await eventually("silence", async () => {
    const { length } = world.sandbox.callsOfTheApp;
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    return world.sandbox.callsOfTheApp.length === length ? true : undefined;
  });
}

async function update(text: string): Promise<void> {
  const sha = await shop.clone.commit(text, { "more.txt": `${text}\n` });
  await shop.push("leak");
  await shop.check(sha);
}

const [repository, newCheck] = ["GET /repos/{owner}/{repo}", "POST /repos/{owner}/{repo}/check-runs"];
const pulls = "GET /repos/{owner}/{repo}/pulls";
const [pull, comments] = [`${pulls}/{pull_number}`, `${pulls}/{pull_number}/comments`];
const [reviews, issue] = [`${pulls}/{pull_number}/reviews`, "GET /repos/{owner}/{repo}/issues/{issue_number}"];

test("a clean push takes four", async () => {
  const calls = await callsOf(async () => {
    await shop.clone.git("checkout", "-q", "-b", "clean", "main");
    const sha = await shop.clone.commit("Clean", { "clean.txt": "clean\n" });
    await shop.push("clean");
    await shop.check(sha);
  });
  expect(calls).toEqual([newCheck, newCheck, pulls, repository].sort());
});

test("an update of a pull request with a finding that was told takes seven; its push two, its issue two", async () => {
  await shop.clone.git("checkout", "-q", "-b", "leak", "main");
  await shop.clone.commit("Leak", { "leak.ts": `export const key = "${world.plant()}";\n` });
  await shop.push("leak");
  const number = await shop.openPull("leak");
  await eventually("the comment", async () => ((await shop.comments(number)).length > 0 ? true : undefined));
  // The first update still brings the link to the issue into the comment.
  await callsOf(() => update("more"));
  const calls = await callsOf(() => update("still more"));
  const ofThePull = [pull, repository, issue, newCheck, newCheck, comments, reviews];
  const ofThePush = [pulls, repository];
  const ofTheIssue = [repository, issue];
  expect(calls).toEqual([...ofThePull, ...ofThePush, ...ofTheIssue].sort());
});
