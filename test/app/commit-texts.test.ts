import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cleanFiles } from "../../scripts/story.ts";
import { eventually, startWorld, type TestRepository, type World } from "../support/world.ts";

/** What commits say apart from their files' content goes into the same verdict, and closes the same gate. */
let world: World;
let shop: TestRepository;

beforeAll(async () => {
  world = await startWorld();
  shop = await world.createRepository();
  await shop.clone.commit("A small shop", cleanFiles);
  await shop.push("main");
});

afterAll(() => world.close());

interface Row {
  readonly what: string;
  readonly told: string;
  /** Makes one commit on the branch that is checked out. */
  readonly write: (key: string) => Promise<string>;
}

const rows: readonly Row[] = [
  {
    what: "a message's last line",
    told: "commit message",
    write: (key) => shop.clone.commit(`Deploy\n\nIt took a while:\n\nSTRIPE_KEY=${key}\n`, { "a.txt": "a\n" }),
  },
  {
    what: "the author's name",
    told: "author",
    write: (key) => commitAs(["--author", `${key} <ada@example.org>`]),
  },
  {
    what: "the committer's address",
    told: "committer",
    write: (key) => commitAs(["--author", "Ada <ada@example.org>"], ["-c", `user.email=${key}@example.org`]),
  },
  {
    what: "the name of an empty file",
    told: "file path",
    write: (key) => shop.clone.commit("A backup", { [`backup/${key}.txt`]: "" }),
  },
];

async function commitAs(argv: readonly string[], before: readonly string[] = []): Promise<string> {
  await shop.clone.git(...before, "commit", "-q", "--allow-empty", "-m", "Nothing to see", ...argv);
  return shop.clone.git("rev-parse", "HEAD");
}

describe.each(rows)("a key in $what", ({ told, write }) => {
  test("fails the check of the push and of the pull request, which say where it is", async () => {
    const branch = told.replace(" ", "-");
    await shop.clone.git("checkout", "-q", "-b", branch, "main");
    const sha = await write(world.plant());
    await shop.push(branch);
    const pushed = await shop.check(sha);
    expect(pushed.conclusion).toBe("failure");
    expect(pushed.title).toBe("1 credential must be rotated: in a message or a name");
    expect(pushed.summary).toContain(`is in the ${told} of [\`${sha.slice(0, 7)}\`]`);
    expect(pushed.text).toContain("and the commits' messages, authors and file names. Nothing was left out.");
    await shop.openPull(branch);
    const pulled = await shop.check(sha);
    expect(pulled.summary).toContain(`is in the ${told} of [\`${sha.slice(0, 7)}\`]`);
  });
});

test("a key in a branch's name fails the check of the push and of the pull request", async () => {
  const branch = `deploy-${world.plant()}`;
  await shop.clone.git("checkout", "-q", "-b", branch, "main");
  const sha = await shop.clone.commit("Nothing to see here", { "b.txt": "b\n" });
  await shop.push(branch);
  expect((await shop.check(sha)).summary).toContain("is in the branch name of");
  await shop.openPull(branch);
  const runs = await eventually("the pull request's run", async () => {
    const all = await shop.checkRuns(sha);
    return all.length > 1 && all.every(({ status }) => status === "completed") ? all : undefined;
  });
  expect(runs).toHaveLength(2);
  expect((await shop.check(sha)).summary).toContain("is in the branch name of");
});

const tags: readonly { readonly what: string; readonly told: string; readonly tag: (key: string) => string[] }[] = [
  { what: "message", told: "tag message", tag: (key) => ["-a", "-m", `Deployed with ${key}`, "v1"] },
  { what: "name", told: "tag name", tag: (key) => [`v2-${key}`] },
];

describe.each(tags)("a key in a tag's $what", ({ told, tag }) => {
  test("of a commit that was pushed before opens an issue, and leaves the commit's check", async () => {
    await shop.clone.git("checkout", "-q", "-b", `before-${told.replace(" ", "-")}`, "main");
    const sha = await shop.clone.commit("Nothing to see", { [`${told}.txt`]: "a\n" });
    await shop.push("HEAD");
    expect((await shop.check(sha)).conclusion).toBe("success");
    const argv = tag(world.plant());
    await shop.clone.git("tag", ...argv);
    await shop.push(`${argv.at(-1)}`);
    await expect.poll(issueBodies, { timeout: 10_000 }).toMatch(new RegExp(`\\[${told}\\]\\([^)]*/commit/${sha}`));
    expect((await shop.check(sha)).conclusion).toBe("success");
  });

  test("fails the check of a commit that the tag brings in", async () => {
    await shop.clone.git("checkout", "-q", "--detach", "main");
    const sha = await shop.clone.commit("Nothing to see", { [`brought-in-${told}.txt`]: "a\n" });
    const argv = tag(world.plant()).map((argument) => argument.replace(/^v/, "brought-in-v"));
    await shop.clone.git("tag", ...argv);
    await shop.push(`${argv.at(-1)}`);
    const check = await shop.check(sha);
    expect(check.conclusion).toBe("failure");
    expect(check.summary).toContain(`is in the ${told} of [\`${sha.slice(0, 7)}\`]`);
  });
});

test("a message that is longer than is read is told as not examined", async () => {
  await shop.clone.git("checkout", "-q", "-b", "long-message", "main");
  const message = `A long story\n\n${"the quick brown fox jumps over the lazy dog\n".repeat(30_000)}`;
  const file = join(shop.clone.directory, ".git", "message");
  await writeFile(file, message);
  await shop.clone.git("commit", "-q", "--allow-empty", "-F", file);
  const sha = await shop.clone.git("rev-parse", "HEAD");
  await shop.push("long-message");
  const check = await shop.check(sha);
  expect(check.conclusion).toBe("neutral");
  expect(check.summary).toContain(`the message of commit ${sha.slice(0, 7)}`);
});

test("the rotation issue links to the commit", async () => {
  await expect.poll(issueBodies, { timeout: 10_000 }).toMatch(/\[commit message\]\([^)]*\/commit\/[0-9a-f]{40}\)/);
});

async function issueBodies(): Promise<string> {
  return (await shop.issues()).map(({ body }) => body).join();
}
