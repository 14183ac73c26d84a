import { expect, test } from "vitest";
import { expectRefusal, type Scene, startScene } from "../support/github-scene.ts";

function actions({ hooks }: Scene): readonly unknown[] {
  return hooks.of("pull_request").map((delivery) => delivery.payload.action);
}

test.each([
  ["merge", 2],
  ["squash", 1],
  ["rebase", 1],
] as const)("a %s lands on the base with real git, and closes the pull request as merged", async (method, parents) => {
  const scene = await startScene();
  const { user, repo, copy, sandbox, hooks } = scene;
  await scene.push("feature", { "a.txt": "a\n" });
  const pull_number = await scene.openPull("feature");
  await copy.git("checkout", "--quiet", "main");
  await scene.push("main", { "elsewhere.txt": "e\n" });
  const { data: merged } = await user.rest.pulls.merge({ ...repo, pull_number, merge_method: method });
  await sandbox.settled();

  await copy.git("fetch", "--quiet", "origin", "main");
  expect(await copy.git("rev-parse", "FETCH_HEAD")).toBe(merged.sha);
  expect((await copy.git("log", "-1", "--format=%P", "FETCH_HEAD")).split(" ")).toHaveLength(parents);
  expect(await copy.git("show", "FETCH_HEAD:a.txt")).toBe("a");
  expect(actions(scene)).toEqual(["opened", "closed"]);
  expect(hooks.of("pull_request").at(-1)?.payload).toMatchObject({
    pull_request: { merged: true, merge_commit_sha: merged.sha, state: "closed" },
  });
  expect(hooks.of("push").at(-1)?.payload).toMatchObject({ ref: "refs/heads/main", after: merged.sha });
  expect((await user.rest.pulls.checkIfMerged({ ...repo, pull_number })).status).toBe(204);
});

test("a head that reached its base by a push counts as merged", async () => {
  const scene = await startScene();
  const { user, repo, copy } = scene;
  await scene.push("feature", { "a.txt": "a\n" });
  const pull_number = await scene.openPull("feature");
  await copy.git("push", "--quiet", "origin", "feature:main");
  const { data: pull } = await user.rest.pulls.get({ ...repo, pull_number });
  expect(pull).toMatchObject({ state: "closed", merged: true });
});

test("conflicts, drafts and moved heads are not merged", async () => {
  const scene = await startScene();
  const { user, repo, copy } = scene;
  await scene.push("feature", { "app.ts": "mine\n" });
  const pull_number = await scene.openPull("feature");
  await expectRefusal(
    user.rest.pulls.merge({ ...repo, pull_number, sha: scene.base }),
    409,
    /Head branch was modified/,
  );
  await copy.git("checkout", "--quiet", "main");
  await scene.push("main", { "app.ts": "theirs\n" });
  await expectRefusal(user.rest.pulls.merge({ ...repo, pull_number }), 405, /not mergeable/);
  expect((await user.rest.pulls.get({ ...repo, pull_number })).data.mergeable_state).toBe("dirty");

  await scene.push("sketch", { "s.txt": "s\n" });
  const draft = await scene.openPull("sketch", { draft: true });
  await expectRefusal(user.rest.pulls.merge({ ...repo, pull_number: draft }), 405, /still a draft/);
});

test("a required check gates the merge until it passes on the head", async () => {
  const scene = await startScene();
  const { user, app, repo } = scene;
  const context = "rekey / secrets";
  await user.rest.repos.updateBranchProtection({
    ...repo,
    branch: "main",
    required_status_checks: { strict: false, contexts: [context] },
    enforce_admins: null,
    required_pull_request_reviews: null,
    restrictions: null,
  });
  const head_sha = await scene.push("feature", { "a.txt": "a\n" });
  const pull_number = await scene.openPull("feature");
  const merge = () => user.rest.pulls.merge({ ...repo, pull_number });
  const conclude = (conclusion: "failure" | "neutral") =>
    app.rest.checks.create({ ...repo, name: context, head_sha, conclusion });

  await expectRefusal(merge(), 405, { message: `Required status check "${context}" is expected.` });
  await conclude("failure");
  await expectRefusal(merge(), 405, { message: `Required status check "${context}" is failing.` });
  await conclude("neutral");
  expect((await merge()).data.merged).toBe(true);
});

test("the app may not merge: it holds no right to write contents", async () => {
  const scene = await startScene();
  await scene.push("feature", { "a.txt": "a\n" });
  const pull_number = await scene.openPull("feature");
  await expectRefusal(scene.app.rest.pulls.merge({ ...scene.repo, pull_number }), 403, {
    message: "Resource not accessible by integration",
  });
});
