import { symlink } from "node:fs/promises";
import { expect, test } from "vitest";
import { expectRefusal, startingText, startScene } from "../support/github-scene.ts";

function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}

test("a repository is public unless it is said to be private", async () => {
  const { user, sandbox } = await startScene();
  const open = await user.rest.repos.createForAuthenticatedUser({ name: "open" });
  const closed = await user.rest.repos.createInOrg({ org: sandbox.organisation, name: "closed", private: true });
  expect(open.data).toMatchObject({ private: false, visibility: "public", default_branch: "main" });
  expect(closed.data).toMatchObject({ private: true, visibility: "private", owner: { type: "Organization" } });
  const { data } = await user.rest.repos.listForAuthenticatedUser();
  expect(data.map((one) => one.full_name)).toEqual([
    `${sandbox.login}/shop`,
    `${sandbox.login}/open`,
    `${sandbox.organisation}/closed`,
  ]);
  const again = user.rest.repos.createForAuthenticatedUser({ name: "Open" });
  await expectRefusal(again, 422, { errors: [{ field: "name", message: "name already exists on this account" }] });
});

test("auto_init leaves a README on the default branch", async () => {
  const { user, sandbox } = await startScene();
  const { data } = await user.rest.repos.createForAuthenticatedUser({ name: "fresh", auto_init: true });
  const readme = await user.rest.repos.getReadme({ owner: sandbox.login, repo: data.name });
  expect(Buffer.from(readme.data.content, "base64").toString()).toBe("# fresh\n");
});

test("a renamed repository is found under its old name", async () => {
  const { user, repo } = await startScene();
  await user.rest.repos.update({ ...repo, name: "store" });
  const { data } = await user.rest.repos.get(repo);
  expect(data.name).toBe("store");
  const { data: commits } = await user.rest.repos.listCommits(repo);
  expect(commits).toHaveLength(1);
  const write = await user.request("POST /repos/{owner}/{repo}/git/blobs", { ...repo, content: "x", request: manual });
  expect(write).toMatchObject({ status: 307, headers: { location: expect.stringContaining("/repositories/") } });
});

const manual = { redirect: "manual" } as const;

test("a deleted repository is gone", async () => {
  const { user, repo } = await startScene();
  await user.rest.repos.delete(repo);
  await expectRefusal(user.rest.repos.get(repo), 404, /^Not Found$/);
});

test("a fork has its parent's branches and knows where it came from", async () => {
  const { user, repo, base, sandbox } = await startScene();
  const { data } = await user.rest.repos.createFork({ ...repo, organization: sandbox.organisation });
  expect(data).toMatchObject({ fork: true, parent: { full_name: `${sandbox.login}/shop` } });
  const ref = await user.rest.git.getRef({ ...repo, owner: sandbox.organisation, ref: "heads/main" });
  expect(ref.data.object.sha).toBe(base);
});

test("a file is written and deleted by one commit each, announced like a push", async () => {
  const { user, repo, base, hooks, sandbox } = await startScene();
  const path = "src/a b.ts";
  const added = await user.rest.repos.createOrUpdateFileContents({
    ...repo,
    path,
    message: "add",
    content: base64("x\n"),
  });
  const sha = added.data.content?.sha ?? "";
  const file = { ...repo, path, sha };
  await user.rest.repos.createOrUpdateFileContents({ ...file, message: "change", content: base64("y\n") });
  const stale = user.rest.repos.createOrUpdateFileContents({ ...file, message: "again", content: base64("z\n") });
  await expectRefusal(stale, 409, /does not match/);
  const blind = user.rest.repos.createOrUpdateFileContents({ ...repo, path, message: "blind", content: base64("z\n") });
  await expectRefusal(blind, 422, /"sha" wasn't supplied/);
  const present = await user.rest.repos.getContent({ ...repo, path });
  expect(present.data).toMatchObject({ type: "file", encoding: "base64", content: `${base64("y\n")}\n`, size: 2 });
  await user.rest.repos.deleteFile({ ...file, message: "drop", sha: "sha" in present.data ? present.data.sha : "" });
  await expectRefusal(user.rest.repos.getContent({ ...repo, path }), 404, /^Not Found$/);

  await sandbox.settled();
  const pushes = hooks.of("push").map(({ payload }) => payload);
  expect(pushes).toMatchObject([
    { before: base, commits: [{ message: "add", added: [path] }] },
    { commits: [{ message: "change", modified: [path] }] },
    { commits: [{ message: "drop", removed: [path] }] },
  ]);
});

test("a folder is a list, a link to a file is that file, and large files come without content", async () => {
  const { user, repo, copy } = await startScene();

  await symlink("app.ts", `${copy.directory}/link.ts`);
  await copy.commit("more", { "dir/large.txt": Buffer.alloc(1_100_000, "a\n") });
  await copy.git("push", "--quiet", "origin", "main");
  const { data: root } = await user.rest.repos.getContent({ ...repo, path: "" });
  expect(root).toMatchObject([
    { name: "app.ts", type: "file" },
    { name: "dir", type: "dir" },
    { name: "link.ts", type: "symlink" },
  ]);
  const link = await user.rest.repos.getContent({ ...repo, path: "link.ts" });
  expect(link.data).toMatchObject({ type: "file", size: startingText.length });
  const large = await user.rest.repos.getContent({ ...repo, path: "dir/large.txt" });
  expect(large.data).toMatchObject({ encoding: "none", content: "", size: 1_100_000 });
  const raw = await user.rest.repos.getContent({ ...repo, path: "dir/large.txt", mediaType: { format: "raw" } });
  expect(String(raw.data)).toHaveLength(1_100_000);
});

test("a commit is built from a blob and a tree, and a branch is put on it", async () => {
  const { user, repo, base } = await startScene();
  const { git } = user.rest;
  const blob = await git.createBlob({ ...repo, content: base64("hello"), encoding: "base64" });
  const changes = [
    { path: "b.txt", mode: "100644", type: "blob", sha: blob.data.sha },
    { path: "src/c.txt", mode: "100755", content: "c" },
    { path: "app.ts", mode: "100644", sha: null },
  ] as const;
  const tree = await git.createTree({ ...repo, base_tree: base, tree: [...changes] });
  const commit = await git.createCommit({ ...repo, message: "built", tree: tree.data.sha, parents: [base] });
  await git.createRef({ ...repo, ref: "refs/heads/built", sha: commit.data.sha });
  const { data } = await git.getTree({ ...repo, tree_sha: "built", recursive: "1" });
  expect(data.tree.map(({ path, mode }) => `${mode} ${path}`)).toEqual([
    "100644 b.txt",
    "040000 src",
    "100755 src/c.txt",
  ]);
  const read = await git.getBlob({ ...repo, file_sha: blob.data.sha });
  expect(Buffer.from(read.data.content, "base64").toString()).toBe("hello");
});

test("refs move forward, backward only by force, and go", async () => {
  const { user, repo, base, push } = await startScene();
  const { git } = user.rest;
  const head = await push("feature/x", { "a.txt": "a\n" });
  const ref = "heads/feature/x";
  await expectRefusal(git.updateRef({ ...repo, ref, sha: base }), 422, /^Update is not a fast forward$/);
  await git.updateRef({ ...repo, ref, sha: base, force: true });
  await git.updateRef({ ...repo, ref, sha: head });
  await expectRefusal(git.createRef({ ...repo, ref: `refs/${ref}`, sha: head }), 422, /^Reference already exists$/);
  await expectRefusal(git.createRef({ ...repo, ref: "refs/x", sha: head }), 422, /^Reference name is not valid$/);
  const unknown = "1".repeat(40);
  await expectRefusal(git.createRef({ ...repo, ref: "refs/heads/y", sha: unknown }), 422, /^Object does not exist$/);
  const matching = await git.listMatchingRefs({ ...repo, ref: "heads/feature" });
  expect(matching.data.map((one) => one.ref)).toEqual(["refs/heads/feature/x"]);
  const { data: branch } = await user.rest.repos.getBranch({ ...repo, branch: "feature/x" });
  expect(branch.commit.sha).toBe(head);
  await git.deleteRef({ ...repo, ref });
  await expectRefusal(git.getRef({ ...repo, ref }), 404, /^Not Found$/);
});

test("a comparison starts where both sides went apart", async () => {
  const { user, repo, copy, push, base } = await startScene();
  const head = await push("feature", { "a.txt": "a\n" });
  await copy.git("checkout", "--quiet", "main");
  await push("main", { "b.txt": "b\n" });
  const compare = (basehead: string) => user.rest.repos.compareCommitsWithBasehead({ ...repo, basehead });
  const { data } = await compare("main...feature");
  expect(data).toMatchObject({
    status: "diverged",
    ahead_by: 1,
    behind_by: 1,
    merge_base_commit: { sha: base },
    commits: [{ sha: head }],
    files: [{ filename: "a.txt", status: "added", patch: "@@ -0,0 +1 @@\n+a" }],
  });
  await copy.git("checkout", "--quiet", "--orphan", "apart");
  await copy.commit("apart", { "app.ts": "other\n" });
  await copy.git("push", "--quiet", "origin", "apart");
  await expectRefusal(compare("main...apart"), 404, /^No common ancestor between main and apart\.$/);
  await expectRefusal(compare("main...nowhere"), 404, /^Not Found$/);
});

test("a fork's branch is compared through the base repository", async () => {
  const { user, repo, sandbox } = await startScene();
  const { organisation } = sandbox;
  await user.rest.repos.createFork({ ...repo, organization: organisation });
  const fork = { ...repo, owner: organisation };
  await user.rest.repos.createOrUpdateFileContents({ ...fork, path: "a.txt", message: "fork", content: base64("a\n") });
  const { data } = await user.rest.repos.compareCommitsWithBasehead({
    ...repo,
    basehead: `main...${organisation}:main`,
  });
  expect(data.files?.map((file) => file.filename)).toEqual(["a.txt"]);
  const read = await user.rest.repos.getCommit({ ...repo, ref: data.commits[0]?.sha ?? "" });
  expect(read.data.commit.message).toBe("fork");
});
