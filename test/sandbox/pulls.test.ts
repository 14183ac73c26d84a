import { expect, test } from "vitest";
import { cloneRepository } from "../support/git-client.ts";
import { expectRefusal, type Scene, startScene } from "../support/github-scene.ts";

function actions({ hooks }: Scene): readonly unknown[] {
  return hooks.of("pull_request").map((delivery) => delivery.payload.action);
}

test("a pull request follows its branch: opened, then synchronize with before and after", async () => {
  const scene = await startScene();
  const { sandbox, user, repo, hooks, base } = scene;
  const before = await scene.push("feature", { "app.ts": "changed\n" });
  const number = await scene.openPull("feature");
  const after = await scene.push("feature", { "b.txt": "b\n" });
  await sandbox.settled();

  expect(actions(scene)).toEqual(["opened", "synchronize"]);
  expect(hooks.of("pull_request")[1]?.payload).toMatchObject({
    number,
    before,
    after,
    pull_request: {
      head: { sha: after, ref: "feature" },
      base: { sha: base, ref: "main" },
      commits: 2,
      changed_files: 2,
    },
    installation: { id: expect.any(Number) },
  });
  const { data: pull } = await user.rest.pulls.get({ ...repo, pull_number: number });
  expect(pull).toMatchObject({ mergeable: true, mergeable_state: "clean", additions: 2, deletions: 20, merged: false });
  const fetched = await scene.copy.git("ls-remote", "origin", `refs/pull/${number}/head`);
  expect(fetched.split("\t")[0]).toBe(after);
});

test("a force push is a synchronize too, and commits are listed oldest first", async () => {
  const scene = await startScene();
  const { copy, user, repo, sandbox } = scene;
  await scene.push("feature", { "a.txt": "a\n" });
  const number = await scene.openPull("feature");
  await copy.git("reset", "--quiet", "--hard", "main");
  const one = await copy.commit("one", { "c.txt": "c\n" });
  const two = await copy.commit("two", { "d.txt": "d\n" });
  await copy.git("push", "--quiet", "--force", "origin", "feature");
  await sandbox.settled();

  expect(actions(scene)).toEqual(["opened", "synchronize"]);
  const commits = await user.rest.pulls.listCommits({ ...repo, pull_number: number });
  expect(commits.data.map((commit) => commit.sha)).toEqual([one, two]);
});

test("a head that was rewritten from nothing is all new, and cannot be merged", async () => {
  const scene = await startScene();
  const { copy, user, repo } = scene;
  await scene.push("feature", { "a.txt": "a\n" });
  const pull_number = await scene.openPull("feature");
  await copy.git("checkout", "--quiet", "--orphan", "fresh");
  await copy.commit("fresh start", { "b.txt": "b\n" });
  await copy.git("push", "--quiet", "--force", "origin", "fresh:feature");

  const { data: pull } = await user.rest.pulls.get({ ...repo, pull_number });
  expect(pull).toMatchObject({ state: "open", mergeable: false, changed_files: 3 });
});

test("a pull request from a fork is read in the base, and outlives the fork", async () => {
  const scene = await startScene();
  const { user, sandbox, repo, hooks } = scene;
  const fork = { owner: sandbox.organisation, repo: "shop" };
  await user.rest.repos.createFork({ ...repo, organization: fork.owner });
  const copy = await cloneRepository(`${sandbox.git}/${fork.owner}/${fork.repo}.git`, sandbox.token);
  await copy.git("checkout", "--quiet", "-b", "patch");
  const head = await copy.commit("from outside", { "fork.txt": "f\n" });
  await copy.git("push", "--quiet", "origin", "patch");
  const number = await scene.openPull(`${fork.owner}:patch`);
  await sandbox.settled();

  expect(hooks.of("pull_request").at(-1)?.payload).toMatchObject({
    action: "opened",
    repository: { full_name: `${repo.owner}/${repo.repo}` },
    pull_request: { head: { sha: head, label: `${fork.owner}:patch`, repo: { fork: true } } },
  });
  await scene.copy.git("fetch", "--quiet", "origin", `refs/pull/${number}/head`);
  expect(await scene.copy.git("rev-parse", "FETCH_HEAD")).toBe(head);

  await user.rest.repos.delete(fork);
  const { data: pull } = await user.rest.pulls.get({ ...repo, pull_number: number });
  expect(pull.head).toMatchObject({ sha: head, repo: null });
  const files = await user.rest.pulls.listFiles({ ...repo, pull_number: number });
  expect(files.data.map((file) => file.filename)).toEqual(["fork.txt"]);
});

test("a pull request that cannot be is refused, and no number is used up", async () => {
  const scene = await startScene();
  const { user, repo, copy } = scene;
  await copy.git("push", "--quiet", "origin", "main:refs/heads/same");
  await scene.push("taken", { "b.txt": "b\n" });
  const first = await scene.openPull("taken");
  const check = (what: string, fields: { head: string; base?: string }, error: object) =>
    expectRefusal(
      user.rest.pulls.create({ ...repo, base: "main", title: "t", ...fields }),
      422,
      { message: "Validation Failed", errors: [{ resource: "PullRequest", ...error }] },
      what,
    );

  await check("a head that is not there", { head: "nowhere" }, { field: "head", code: "invalid" });
  await check("a base that is not there", { head: "taken", base: "nowhere" }, { field: "base", code: "invalid" });
  await check("nothing to merge", { head: "same" }, { message: "No commits between main and same" });
  await check("a second one", { head: "taken" }, { message: `A pull request already exists for ${repo.owner}:taken.` });
  await scene.push("next", { "c.txt": "c\n" });
  expect(await scene.openPull("next")).toBe(first + 1);
});

test("files tell renames, and give no patch for what is binary or too large", async () => {
  const scene = await startScene();
  const { copy, user, repo } = scene;
  await copy.git("checkout", "--quiet", "-b", "feature");
  await copy.git("mv", "app.ts", "shop.ts");
  await copy.commit("all kinds", {
    "binary.bin": Buffer.from([0, 1, 2, 3, 0]),
    "large.txt": "a line that is repeated\n".repeat(10_000),
    "ümlaut dir/small.txt": "one\ntwo",
  });
  await copy.git("push", "--quiet", "origin", "feature");
  const number = await scene.openPull("feature");
  const files = await user.paginate(user.rest.pulls.listFiles, { ...repo, pull_number: number, per_page: 3 });

  expect(
    files.map(({ filename, status, additions, previous_filename, patch }) => ({
      filename,
      status,
      additions,
      previous_filename,
      patch,
    })),
  ).toEqual([
    { filename: "binary.bin", status: "added", additions: 0, previous_filename: undefined, patch: undefined },
    { filename: "large.txt", status: "added", additions: 10_000, previous_filename: undefined, patch: undefined },
    { filename: "shop.ts", status: "renamed", additions: 0, previous_filename: "app.ts", patch: undefined },
    {
      filename: "ümlaut dir/small.txt",
      status: "added",
      additions: 2,
      previous_filename: undefined,
      patch: "@@ -0,0 +1,2 @@\n+one\n+two\n\\ No newline at end of file",
    },
  ]);
});

test("closing, reopening and editing are told one by one", async () => {
  const scene = await startScene();
  const { user, repo, sandbox, hooks, base } = scene;
  await scene.push("release", { "r.txt": "r\n" });
  await scene.push("feature", { "a.txt": "a\n" });
  const pull_number = await scene.openPull("feature");
  await user.rest.pulls.update({ ...repo, pull_number, state: "closed" });
  await user.rest.pulls.update({ ...repo, pull_number, state: "open", title: "New title" });
  await user.rest.pulls.update({ ...repo, pull_number, base: "release" });
  await sandbox.settled();

  expect(actions(scene)).toEqual(["opened", "closed", "edited", "reopened", "edited"]);
  expect(hooks.of("pull_request").at(-1)?.payload).toMatchObject({
    changes: { base: { ref: { from: "main" }, sha: { from: base } } },
    pull_request: { base: { ref: "release" }, title: "New title" },
  });
});

test("a draft is made ready, and a draft again, by the mutations of GraphQL", async () => {
  const scene = await startScene();
  const { user, repo, sandbox } = scene;
  await scene.push("feature", { "a.txt": "a\n" });
  const pull_number = await scene.openPull("feature", { draft: true });
  const { data: pull } = await user.rest.pulls.get({ ...repo, pull_number });
  const mutate = (mutation: string) =>
    user.graphql(`mutation($id: ID!) { ${mutation}(input: { pullRequestId: $id }) { pullRequest { isDraft } } }`, {
      id: pull.node_id,
    });

  expect(await mutate("markPullRequestReadyForReview")).toMatchObject({
    markPullRequestReadyForReview: { pullRequest: { isDraft: false } },
  });
  await mutate("convertPullRequestToDraft");
  await sandbox.settled();
  expect(actions(scene)).toEqual(["opened", "ready_for_review", "converted_to_draft"]);
  expect((await user.rest.pulls.get({ ...repo, pull_number })).data.draft).toBe(true);
});

test("a deleted branch closes its pull request, which cannot be opened again", async () => {
  const scene = await startScene();
  const { user, repo, copy, sandbox } = scene;
  await scene.push("feature", { "a.txt": "a\n" });
  const pull_number = await scene.openPull("feature");
  await copy.git("push", "--quiet", "origin", ":feature");
  await sandbox.settled();
  expect(actions(scene)).toEqual(["opened", "closed"]);
  await expectRefusal(user.rest.pulls.update({ ...repo, pull_number, state: "open" }), 422, {
    errors: [{ message: "state cannot be changed. The feature branch has been deleted." }],
  });
});

test("pull requests are found by head, by base and by commit", async () => {
  const scene = await startScene();
  const { app, repo, base } = scene;
  const head = await scene.push("feature", { "a.txt": "a\n" });
  await scene.push("other", { "b.txt": "b\n" });
  const [first, second] = [await scene.openPull("feature"), await scene.openPull("other")];
  const numbers = async (filter: object) =>
    (await app.rest.pulls.list({ ...repo, ...filter })).data.map((pull) => pull.number);
  const ofCommit = async (commit_sha: string) =>
    (await app.rest.repos.listPullRequestsAssociatedWithCommit({ ...repo, commit_sha })).data.map(
      (pull) => pull.number,
    );

  expect(await numbers({})).toEqual([second, first]);
  expect(await numbers({ head: `${repo.owner}:feature` })).toEqual([first]);
  expect(await numbers({ base: "release" })).toEqual([]);
  expect(await ofCommit(head)).toEqual([first]);
  expect(await ofCommit(base)).toEqual([]);
});
