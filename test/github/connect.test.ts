import type { ProbotOctokit } from "probot";
import { expect, test } from "vitest";
import { Gone, RetryLater } from "../../src/errors.ts";
import { createConnect } from "../../src/github/connect.ts";
import { keepOrganisationFiles } from "../../src/github/organisation-files.ts";
import { errorOf, startConnected } from "../support/connected.ts";

test("repository and pull request are read in our words", async () => {
  const scene = await startConnected();
  const headSha = await scene.push("feature", { "app.ts": "changed\n" });
  const number = await scene.openPull("feature", { draft: true });

  expect(await scene.github.readRepository()).toEqual({
    defaultBranch: "main",
    isPublic: true,
    isArchived: false,
    hasIssues: true,
    kilobytes: 0,
  });
  expect(await scene.github.readPull(number)).toEqual({
    number,
    state: "open",
    isDraft: true,
    isFork: false,
    author: scene.sandbox.login,
    headSha,
    headBranch: "feature",
    baseBranch: "main",
    baseSha: scene.base,
  });
});

test("open pull requests are found by branch and by head", async () => {
  const { github, push, openPull, base } = await startConnected();
  const headSha = await push("feature", { "app.ts": "changed\n" });
  const number = await openPull("feature");

  expect(await github.openPulls()).toEqual([{ number, headSha }]);
  expect(await github.openPullsFrom("feature")).toEqual([number]);
  expect(await github.openPullsFrom("main")).toEqual([]);
  expect(await github.openPullsAt(headSha)).toEqual([number]);
  expect(await github.openPullsAt(base)).toEqual([]);
  expect(await github.openPullsAt("1".repeat(40))).toEqual([]);
});

test("the installation's token opens the repository", async () => {
  const { github, sandbox, repo } = await startConnected();
  const token = await github.installationToken();
  const authorization = `Basic ${Buffer.from(`x-access-token:${token}`).toString("base64")}`;
  const url = `${sandbox.git}/${repo.owner}/${repo.repo}.git/info/refs?service=git-upload-pack`;
  expect((await fetch(url, { headers: { authorization } })).status).toBe(200);
});

test("an organisation without a `.github` repository has no file in it", async () => {
  const { github } = await startConnected();
  expect(await github.readOrganisationFile(".github/rekey.yml")).toBeUndefined();
});

test("a repository that was deleted is gone", async () => {
  const { github, user, repo } = await startConnected();
  await user.rest.repos.delete(repo);
  expect(await errorOf(github.readRepository())).toBeInstanceOf(Gone);
});

test("a token that GitHub refuses is replaced before the next attempt", async () => {
  const asked: object[] = [];
  // Octokit itself waits for seconds when a new token is refused, so a stand-in speaks for one with an old token.
  const octokit = {
    auth: async (options: object) => asked.push(options),
    rest: { repos: { get: () => Promise.reject(Object.assign(new Error("Bad credentials"), { status: 401 })) } },
  };
  const connect = createConnect({
    auth: async () => octokit as unknown as ProbotOctokit,
    app: async () => ({ id: 1, botLogin: "rekey[bot]" }),
    organisationFiles: keepOrganisationFiles(() => new Date()),
    now: () => new Date(),
  });
  const error = await errorOf(connect(1, { id: 1, owner: "acme", name: "shop" }).readRepository());
  expect(error).toBeInstanceOf(RetryLater);
  expect(asked).toEqual([{ type: "installation", refresh: true }]);
});

test("a connection that breaks is tried again later", async () => {
  const { github, sandbox } = await startConnected();
  sandbox.weather.add({ times: 1, answer: { kind: "reset connection", when: "before effect" } });
  expect(await errorOf(github.readRepository())).toBeInstanceOf(RetryLater);
});

test("a limit is told with the time to wait", async () => {
  const { github, sandbox } = await startConnected();
  const operation = "GET /repos/{owner}/{repo}";
  sandbox.weather.add({ operation, times: 1, answer: { kind: "secondary limit", retryAfterSeconds: 17 } });
  expect(await errorOf(github.readRepository())).toMatchObject({ name: "RetryLater", delayMs: 17_000 });
});
