import { afterAll, beforeAll, expect, test } from "vitest";
import { cleanFiles } from "../../scripts/story.ts";
import { usualPace } from "../../src/rekey.ts";
import { eventually, startWorld, type TestRepository, type World } from "../support/world.ts";

/** Whatever way a commit takes into the repository, its check names the key and says what was looked at. */
let world: World;
let shop: TestRepository;
let git: TestRepository["clone"]["git"];
let commit: TestRepository["clone"]["commit"];

beforeAll(async () => {
  world = await startWorld({ ...usualPace, announcedWithinMs: 700, lookAroundAfterMs: 700 });
  shop = await world.createRepository();
  ({ git, commit } = shop.clone);
  const main = await commit("A small shop", { ...cleanFiles, "story.txt": "one\n" });
  await shop.push("main");
  await shop.check(main);
});

afterAll(() => world.close());

/** What the check on a commit must say. */
interface Outcome {
  readonly sha: string;
  /** `path` line n, as the check names the place. */
  readonly place: string;
  /** As in the coverage statement. */
  readonly commits: number;
  readonly files: number;
  /** What else the check tells. */
  readonly says?: string;
}

interface Row {
  readonly name: string;
  readonly act: () => Promise<Outcome>;
}

const rows: readonly Row[] = [
  {
    name: "a new branch",
    async act() {
      await branch("new-branch");
      const sha = await leak("new.ts");
      await shop.push("new-branch");
      return { sha, place: "`new.ts` line 1", commits: 1, files: 1 };
    },
  },
  {
    name: "a new branch of three commits, the key in the first, gone in the last",
    async act() {
      await branch("three-commits");
      await leak("three.ts");
      await commit("More", { "more.md": "more\n" });
      const sha = await commit("Oops", { "three.ts": "export {};\n" });
      await shop.push("three-commits");
      return { sha, place: "`three.ts` line 1", commits: 3, files: 3, says: `taken out by [\`${sha.slice(0, 7)}\`]` };
    },
  },
  {
    name: "a branch without common history",
    async act() {
      await git("checkout", "-q", "--orphan", "orphan");
      await git("rm", "-rfq", ".");
      await commit("Root", { "page.md": "A page\n" });
      const sha = await leak("orphan.ts");
      await shop.push("orphan");
      return { sha, place: "`orphan.ts` line 1", commits: 2, files: 2 };
    },
  },
  {
    name: "a force-push: the key is in a commit that it replaced",
    async act() {
      await world.whileDown(async () => {
        await branch("forced");
        await leak("forced.ts");
        await shop.push("forced");
      });
      await branch("forced");
      const sha = await commit("Second try", { "forced.ts": "export {};\n" });
      await shop.push("forced", "--force");
      // Found by comparing before it is announced, it is examined without what it replaced first.
      await eventually("the verdict on what it replaced", async () =>
        (await shop.check(sha)).conclusion === "failure" ? true : undefined,
      );
      return { sha, place: "`forced.ts` line 1", commits: 2, files: 2, says: "so they were examined, too" };
    },
  },
  {
    name: "a branch that was deleted before it could be read",
    async act() {
      await branch("deleted");
      const sha = await leak("deleted.ts");
      world.sandbox.weather.add({ operation: "GET /repos/{owner}/{repo}/pulls", times: 1, delayMs: 800 });
      await shop.push("deleted");
      await shop.push("deleted", "--delete");
      return { sha, place: "`deleted.ts` line 1", commits: 1, files: 1 };
    },
  },
  {
    name: "a lightweight tag on a commit that no branch holds",
    async act() {
      await git("checkout", "-q", "--detach", "main");
      const sha = await leak("light.ts");
      await git("tag", "light", sha);
      await shop.push("light");
      return { sha, place: "`light.ts` line 1", commits: 1, files: 1 };
    },
  },
  {
    name: "an annotated tag, of a tag",
    async act() {
      await git("checkout", "-q", "--detach", "main");
      const sha = await leak("annotated.ts");
      await git("tag", "-a", "-m", "One", "annotated-1", sha);
      await git("tag", "-a", "-m", "Two", "annotated-2", "annotated-1");
      await shop.push("annotated-2");
      return { sha, place: "`annotated.ts` line 1", commits: 1, files: 1 };
    },
  },
  {
    name: "more tags at once than GitHub announces",
    async act() {
      const tags: string[] = [];
      for (const number of [1, 2, 3, 4]) {
        await git("checkout", "-q", "--detach", "main");
        await commit(`Release ${number}`, { "release.md": `${number}\n` });
        tags.push(`release-${number}`);
        if (number === 4) await leak("release.ts");
        await git("tag", `release-${number}`);
      }
      const sha = await git("rev-parse", "HEAD");
      await git("push", "-q", "origin", ...tags);
      await branch("after-tags");
      await commit("Another push", { "after.md": "after\n" });
      await shop.push("after-tags");
      return { sha, place: "`release.ts` line 1", commits: 2, files: 2 };
    },
  },
  {
    name: "a push while Rekey was down",
    async act() {
      await branch("while-down");
      const sha = await leak("down.ts");
      await world.whileDown(() => shop.push("while-down"));
      return { sha, place: "`down.ts` line 1", commits: 1, files: 1 };
    },
  },
  {
    name: "a pull request that was opened while Rekey was down",
    async act() {
      await branch("pull-while-down");
      await leak("pull-down.ts");
      const sha = await commit("More", { "more.md": "more\n" });
      await world.whileDown(async () => {
        await shop.push("pull-while-down");
        await shop.openPull("pull-while-down");
      });
      return { sha, place: "`pull-down.ts` line 1", commits: 2, files: 2 };
    },
  },
  {
    name: "an octopus merge with a key that none of its parents has",
    async act() {
      for (const name of ["arm-1", "arm-2", "arm-3"]) {
        await branch(name);
        await commit(name, { [`${name}.md`]: `${name}\n` });
      }
      await git("merge", "-q", "--no-commit", "arm-1", "arm-2");
      const sha = await commit("Octopus", { "octopus.ts": keyLine() });
      await shop.push("arm-3");
      return { sha, place: "`octopus.ts` line 1", commits: 4, files: 4 };
    },
  },
  {
    name: "a key in a second parent",
    async act() {
      await branch("side");
      await leak("side.ts");
      await commit("Gone again", { "side.ts": undefined });
      await branch("second-parent");
      await commit("Ours", { "ours.md": "ours\n" });
      await git("merge", "-q", "--no-ff", "-m", "Merge side", "side");
      const sha = await git("rev-parse", "HEAD");
      await shop.push("second-parent");
      return { sha, place: "`side.ts` line 1", commits: 4, files: 2 };
    },
  },
  {
    name: "a criss-cross merge with a key in its resolution",
    async act() {
      await branch("cross-a");
      const a = await commit("A", { "story.txt": "a\n" });
      await branch("cross-b");
      const b = await commit("B", { "story.txt": "b\n" });
      const second = await mergeWith(a, { "story.txt": "a and b\n" });
      await git("checkout", "-q", "cross-a");
      await mergeWith(b, { "story.txt": "b and a\n" });
      const sha = await mergeWith(second, { "story.txt": keyLine() });
      await shop.push("cross-a");
      return { sha, place: "`story.txt` line 1", commits: 5, files: 5 };
    },
  },
  {
    name: "a pull request of 300 commits, the key in the oldest",
    async act() {
      await branch("long");
      await leak("long.ts");
      for (let number = 1; number < 300; number += 1)
        await git("commit", "-q", "--allow-empty", "-m", `Step ${number}`);
      const sha = await git("rev-parse", "HEAD");
      await shop.push("long");
      await shop.openPull("long");
      return { sha, place: "`long.ts` line 1", commits: 300, files: 1 };
    },
  },
  {
    name: "a pull request of more than 3,000 files, the key in the last",
    async act() {
      await branch("wide");
      const files = Array.from({ length: 3_100 }, (_, index) => [`many/${index}.txt`, `file ${index}\n`] as const);
      const sha = await commit("Many", { ...Object.fromEntries(files), "many/z.ts": keyLine() });
      await shop.push("wide");
      await shop.openPull("wide");
      return { sha, place: "`many/z.ts` line 1", commits: 1, files: 3_101 };
    },
  },
  {
    name: "a pull request whose diff GitHub withholds, being too large",
    async act() {
      await branch("large");
      const text = "the quick brown fox jumps over the lazy dog\n".repeat(30_000);
      const sha = await commit("Large", { "large.txt": `${text}${keyLine()}` });
      await shop.push("large");
      await shop.openPull("large");
      return { sha, place: "`large.txt` line 30001", commits: 1, files: 1 };
    },
  },
  {
    name: "a stacked pull request, judged on what it adds to the one below",
    async act() {
      await branch("below");
      await commit("Below", { "below.md": "below\n" });
      await shop.push("below");
      await shop.openPull("below");
      await git("checkout", "-q", "-b", "above");
      const sha = await leak("above.ts");
      await shop.push("above");
      await shop.openPull("above", { base: "below" });
      return { sha, place: "`above.ts` line 1", commits: 1, files: 1 };
    },
  },
  {
    name: "a pull request whose base was changed, judged on what it adds there",
    async act() {
      await branch("new-base");
      await leak("based.ts");
      await shop.push("new-base");
      await git("checkout", "-q", "-b", "on-new-base");
      const sha = await commit("On top", { "top.md": "top\n" });
      await shop.push("on-new-base");
      await shop.check(sha);
      const number = await shop.openPull("on-new-base", { base: "new-base" });
      const { owner, repo } = shop;
      await eventually("the verdict on the old base", async () => (await runsWhenDone(sha, 2)) || undefined);
      await world.octokit.rest.pulls.update({ owner, repo, pull_number: number, base: "main" });
      await eventually("the verdict on the new base", async () => (await runsWhenDone(sha, 3)) || undefined);
      return { sha, place: "`based.ts` line 1", commits: 2, files: 2 };
    },
  },
  {
    name: "a draft pull request, the key gone from its head: told what squashing would leave",
    async act() {
      await branch("draft");
      await leak("draft.ts");
      const sha = await commit("Gone again", { "draft.ts": undefined });
      await shop.push("draft");
      await shop.check(sha);
      await shop.openPull("draft", { draft: true });
      await eventually("the verdict on the pull request", async () => (await runsWhenDone(sha, 2)) || undefined);
      return { sha, place: "`draft.ts` line 1", commits: 2, files: 1, says: "only replacing it helps" };
    },
  },
  {
    name: "a pull request from a fork that was deleted",
    async act() {
      const { octokit, sandbox } = world;
      const { owner, repo } = shop;
      await octokit.rest.repos.createFork({ owner, repo });
      await git("remote", "add", "fork", `${sandbox.git}/${sandbox.login}/${repo}.git`);
      await branch("from-fork");
      await leak("fork.ts");
      const sha = await commit("More", { "more.md": "more\n" });
      await git("push", "-q", "fork", "from-fork");
      await world.whileDown(async () => {
        await shop.openPull(`${sandbox.login}:from-fork`);
        await octokit.rest.repos.delete({ owner: sandbox.login, repo });
      });
      return { sha, place: "`fork.ts` line 1", commits: 2, files: 2 };
    },
  },
];

test("a tag that names a file, or a folder, and no commit: there is nothing to show a check on, so an issue names the place", {
  timeout: 60_000,
}, async () => {
  await branch("tagged");
  await commit("In the folder", { "folder/in.ts": keyLine() });
  const tree = await git("rev-parse", "HEAD:folder");
  await commit("A file", { "lone.ts": keyLine() });
  const blob = await git("rev-parse", "HEAD:lone.ts");
  await git("tag", "tree-tag", tree);
  await git("tag", "-a", "-m", "A blob", "blob-tag", blob);
  await git("push", "-q", "origin", "tree-tag", "blob-tag");
  await branch("after-tagged");
  await commit("Another push", { "after-tagged.md": "after\n" });
  await shop.push("after-tagged");
  for (const place of ["tree-tag/in.ts:1", "blob-tag:1"])
    await eventually(
      `an issue for ${place}`,
      async () => (await shop.issues()).some(({ body }) => body.includes(`[tagged file \`${place}\`](`)) || undefined,
    );
});

test.for(rows)("$name", { timeout: 60_000 }, async ({ act }) => {
  const { sha, place, commits, files, says = "" } = await act();
  const check = await shop.check(sha);
  const told = `${check.summary}\n${check.text}`;
  expect(check.conclusion).toBe("failure");
  expect(check.summary).toContain(place);
  expect(told).toContain(`**${counted(commits, "commit")}**, **${counted(files, "file version")}**`);
  expect(told).toContain(says);
});

async function branch(name: string): Promise<void> {
  await git("checkout", "-q", "-f", "-B", name, "main");
}

function keyLine(): string {
  return `export const key = "${world.plant()}";\n`;
}

function leak(path: string): Promise<string> {
  return commit(`Add ${path}`, { [path]: keyLine() });
}

async function mergeWith(other: string, files: Readonly<Record<string, string>>): Promise<string> {
  await git("merge", "-q", "--no-ff", "--no-commit", other).catch(() => {});
  return commit("Merge", files);
}

/** The push makes one, each examination of the pull request another. */
async function runsWhenDone(sha: string, runs: number): Promise<boolean> {
  const found = await shop.checkRuns(sha);
  return found.length >= runs && found.every(({ status }) => status === "completed");
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`;
}
