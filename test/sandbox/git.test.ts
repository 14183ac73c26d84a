import { Octokit } from "@octokit/rest";
import { expect, test } from "vitest";
import { cloneRepository } from "../support/git-client.ts";
import { type Scene, startScene } from "../support/github-scene.ts";
import { startTestSandbox } from "../support/sandbox.ts";

const nothing = "0".repeat(40);

/** Why git was refused: what it printed. */
function refusal(push: Promise<unknown>): Promise<string> {
  return push.then(
    () => "it was accepted",
    (error: { stderr?: string }) => error.stderr ?? String(error),
  );
}

async function pushesSeen({ sandbox, hooks }: Scene) {
  await sandbox.settled();
  return hooks.of("push").map((delivery) => delivery.payload);
}

function remoteOf({ sandbox, repo }: Scene): string {
  return `${sandbox.git}/${repo.owner}/${repo.repo}.git`;
}

async function installationToken({ app }: Scene): Promise<string> {
  const auth = (await app.auth({ type: "installation" })) as { readonly token: string };
  return auth.token;
}

test("a push tells every new commit, oldest first, with the paths it touched", async () => {
  const scene = await startScene();
  const { copy, base } = scene;
  const second = await copy.commit("two", { "app.ts": "2\n", "dir/ä b.txt": "1\n" });
  await copy.git("rm", "--quiet", "app.ts");
  const third = await copy.commit("three", {});
  await copy.git("push", "--quiet", "origin", "main");

  expect(await pushesSeen(scene)).toMatchObject([
    {
      ref: "refs/heads/main",
      before: base,
      after: third,
      created: false,
      deleted: false,
      forced: false,
      base_ref: null,
      commits: [
        { id: second, added: ["dir/ä b.txt"], modified: ["app.ts"], removed: [], distinct: true },
        { id: third, added: [], modified: [], removed: ["app.ts"], distinct: true },
      ],
      head_commit: { id: third },
      pusher: { name: scene.sandbox.login },
      repository: { name: "shop", owner: { login: scene.sandbox.login } },
      installation: { id: expect.any(Number) },
    },
  ]);
});

test("a new branch tells its own commits only, and what it was made from", async () => {
  const scene = await startScene();
  await scene.copy.git("push", "--quiet", "origin", "main:refs/heads/same");
  const own = await scene.push("feature", { "a.txt": "a\n" });
  expect(await pushesSeen(scene)).toMatchObject([
    { ref: "refs/heads/same", before: nothing, created: true, base_ref: "refs/heads/main", commits: [] },
    { ref: "refs/heads/feature", before: nothing, created: true, base_ref: null, commits: [{ id: own }] },
  ]);
});

test("a tag that names no commit is not told of", async () => {
  const scene = await startScene();
  await scene.copy.git("tag", "files", "HEAD^{tree}");
  await scene.copy.git("push", "--quiet", "origin", "files");
  await scene.copy.git("push", "--quiet", "origin", "main:refs/heads/same");
  expect(await pushesSeen(scene)).toMatchObject([{ ref: "refs/heads/same" }]);
});

test("a force-push and a deletion are told as such", async () => {
  const scene = await startScene();
  const first = await scene.push("feature", { "a.txt": "a\n" });
  await scene.copy.git("commit", "--quiet", "--amend", "--message", "again");
  const second = await scene.copy.git("rev-parse", "HEAD");
  await scene.copy.git("push", "--quiet", "--force", "origin", "feature");
  await scene.copy.git("push", "--quiet", "origin", ":feature");
  expect((await pushesSeen(scene)).slice(1)).toMatchObject([
    { before: first, after: second, forced: true, commits: [{ id: second }] },
    { before: second, after: nothing, deleted: true, forced: false, commits: [], head_commit: null },
  ]);
});

test("an annotated tag is told with its tag object and the commit it stands for", async () => {
  const scene = await startScene();
  await scene.copy.git("tag", "--annotate", "--message", "one", "v1");
  await scene.copy.git("push", "--quiet", "origin", "v1");
  const tag = await scene.copy.git("rev-parse", "v1");
  expect(await pushesSeen(scene)).toMatchObject([
    { ref: "refs/tags/v1", after: tag, commits: [], head_commit: { id: scene.base } },
  ]);
});

test("more than three tags at once make no event", async () => {
  const scene = await startScene();
  for (const name of ["a", "b", "c", "d"]) await scene.copy.git("tag", name);
  await scene.copy.git("push", "--quiet", "origin", "--tags");
  expect(await pushesSeen(scene)).toEqual([]);
});

test("the first branch that is pushed becomes the default branch", async () => {
  const sandbox = await startTestSandbox();
  const user = new Octokit({ baseUrl: sandbox.api, auth: sandbox.token });
  await user.rest.repos.createForAuthenticatedUser({ name: "old" });
  const copy = await cloneRepository(`${sandbox.git}/${sandbox.login}/old.git`, sandbox.token);
  await copy.git("checkout", "--quiet", "-b", "master");
  await copy.commit("one", { "a.txt": "a\n" });
  await copy.git("push", "--quiet", "origin", "master");
  const { data } = await user.rest.repos.get({ owner: sandbox.login, repo: "old" });
  expect(data.default_branch).toBe("master");
});

test("a large push arrives whole", async () => {
  const scene = await startScene();
  const text = Buffer.alloc(3 * 1024 * 1024, "0123456789abcdef\n");
  const head = await scene.push("large", { "large.txt": text });
  const other = await cloneRepository(remoteOf(scene), scene.sandbox.token);
  expect(await other.git("cat-file", "-s", `${head}:large.txt`)).toBe(String(text.length));
});

test("the app's token reads, also one commit by its SHA, and does not push", async () => {
  const scene = await startScene();
  const lost = await scene.push("feature", { "a.txt": "a\n" });
  await scene.copy.git("push", "--quiet", "origin", ":feature");
  const copy = await cloneRepository(remoteOf(scene), await installationToken(scene));
  expect(await copy.git("rev-parse", "HEAD")).toBe(scene.base);
  await copy.git("fetch", "--quiet", "--depth=1", "--filter=blob:none", "origin", lost);
  expect(await copy.git("cat-file", "-t", lost)).toBe("commit");

  expect(await refusal(copy.git("push", "origin", "HEAD:refs/heads/mine"))).toMatch("403");
  expect(await pushesSeen(scene)).toHaveLength(2);
});

test("a private repository is there for its readers only", async () => {
  const scene = await startScene();
  await scene.user.rest.repos.update({ ...scene.repo, private: true });
  const remote = remoteOf(scene);
  await cloneRepository(remote, await installationToken(scene));
  for (const token of ["", "not-a-token"]) {
    expect(await refusal(cloneRepository(remote, token))).toMatch(/Authentication failed|could not read/);
  }
});

test("a public repository can be cloned without a token", async () => {
  const scene = await startScene();
  const copy = await cloneRepository(remoteOf(scene), "");
  expect(await copy.git("rev-parse", "HEAD")).toBe(scene.base);
});

test("the refs of pull requests can be fetched but not pushed", async () => {
  const scene = await startScene();
  const head = await scene.push("feature", { "a.txt": "a\n" });
  const number = await scene.openPull("feature");
  await scene.copy.git("fetch", "--quiet", "origin", `refs/pull/${number}/head`);
  expect(await scene.copy.git("rev-parse", "FETCH_HEAD")).toBe(head);
  const push = scene.copy.git("push", "--force", "origin", `main:refs/pull/${number}/head`);
  expect(await refusal(push)).toMatch("deny updating a hidden ref");
});

test("an archived repository takes no push", async () => {
  const scene = await startScene();
  await scene.user.rest.repos.update({ ...scene.repo, archived: true });
  await scene.copy.commit("two", { "b.txt": "b\n" });
  expect(await refusal(scene.copy.git("push", "origin", "main"))).toMatch("403");
});
