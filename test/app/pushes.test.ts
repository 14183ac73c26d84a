import { afterAll, beforeAll, expect, test } from "vitest";
import { cleanFiles } from "../../scripts/story.ts";
import { eventually, startWorld, type TestRepository, type World } from "../support/world.ts";

let world: World;
let shop: TestRepository;
let main: string;

beforeAll(async () => {
  world = await startWorld();
  shop = await world.createRepository();
  main = await shop.clone.commit("A small shop", cleanFiles);
  await shop.push("main");
});

afterAll(() => world.close());

async function branch(name: string, from = "main"): Promise<void> {
  await shop.clone.git("checkout", "-q", "-B", name, from);
}

const configWith = (key: string) => ({ "src/config.ts": `export const key = "${key}";\n` });

test("a first push without credentials is green, and says what was examined", async () => {
  const check = await shop.check(main);
  expect(check.conclusion).toBe("success");
  expect(check.summary).toMatch(/1 commit/);
  expect(check.summary).toMatch(/4 file versions/);
});

test("a key on a new branch fails its check and gets a rotation issue", async () => {
  await branch("leak");
  const sha = await shop.clone.commit("Leak", configWith(world.plant()));
  await shop.push("leak");
  const check = await shop.check(sha);
  expect(check.conclusion).toBe("failure");
  expect(check.title).toBe("1 credential must be rotated and removed");
  const [issue] = await eventually("an issue", async () => nonEmpty(await shop.issues()));
  expect(issue?.title).toContain("Stripe");
  expect(issue?.body).toContain(`/blob/${sha}/src/config.ts#L1`);
});

test("an update of a branch is judged on what it brought in", async () => {
  await branch("updated");
  await shop.clone.commit("Leak", configWith(world.plant()));
  await shop.push("updated");
  const sha = await shop.clone.commit("Something else", { "notes.md": "hello\n" });
  await shop.push("updated");
  const check = await shop.check(sha);
  expect(check.conclusion).toBe("success");
});

test("a key added in one commit and removed in the next of the same push is caught", async () => {
  await branch("add-and-remove");
  const leak = await shop.clone.commit("Leak", configWith(world.plant()));
  const sha = await shop.clone.commit("Oops", { "src/config.ts": "export const key = process.env.KEY;\n" });
  await shop.push("add-and-remove");
  const check = await shop.check(sha);
  expect(check.conclusion).toBe("failure");
  expect(check.title).toBe("1 credential must be rotated: removed, but still in history");
  expect(check.summary).toContain(leak.slice(0, 7));
});

test("a force-push is examined from where the branch stood", async () => {
  await branch("forced");
  await shop.clone.commit("First try", { "notes.md": "one\n" });
  await shop.push("forced");
  await branch("forced");
  const sha = await shop.clone.commit("Second try", configWith(world.plant("github-pat-classic")));
  await shop.push("forced", "--force");
  expect((await shop.check(sha)).conclusion).toBe("failure");
});

test("of quick pushes to one branch each is judged on what it brought in itself", async () => {
  await branch("quick");
  const heads: string[] = [];
  for (const number of [1, 2, 3, 4, 5]) {
    const files = number === 2 ? configWith(world.plant()) : number === 3 ? { "src/config.ts": undefined } : {};
    heads.push(await shop.clone.commit(`Step ${number}`, { "quick.md": `${number}\n`, ...files }));
    await shop.push("quick");
  }
  for (const [index, sha] of heads.entries()) {
    const check = await shop.check(sha);
    expect(check.conclusion).toBe(index === 1 ? "failure" : "success");
    expect(`${check.summary}${check.text}`).toContain("**1 commit**");
    expect(await shop.checkRuns(sha)).toHaveLength(1);
  }
});

test("a deleted branch asks for nothing, and the next push is examined as ever", async () => {
  await branch("short-lived");
  await shop.clone.commit("A note", { "notes.md": "short\n" });
  await shop.push("short-lived");
  await shop.push("short-lived", "--delete");
  await branch("after-deletion");
  const sha = await shop.clone.commit("Another note", { "notes.md": "after\n" });
  await shop.push("after-deletion");
  expect((await shop.check(sha)).conclusion).toBe("success");
});

test("the same credential in two places is one issue with both places", async () => {
  const key = world.plant("slack-bot-token");
  const before = (await shop.issues()).length;
  await branch("twice");
  const sha = await shop.clone.commit("Twice", { "a.ts": `export const a = "${key}";\n`, "b.py": `b = "${key}"\n` });
  await shop.push("twice");
  await shop.check(sha);
  const issue = await eventually("the issue", async () =>
    (await shop.issues()).find(({ body }) => body.includes("b.py#L1")),
  );
  expect(issue.body).toContain("a.ts#L1");
  expect(await shop.issues()).toHaveLength(before + 1);
});

function nonEmpty<Item>(items: readonly Item[]): readonly Item[] | undefined {
  return items.length > 0 ? items : undefined;
}
