import { readFile } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import { Octokit } from "@octokit/rest";
import { expect, test } from "vitest";
import { endpoints } from "../../sandbox/rest/all.ts";
import type { WeatherRule } from "../../sandbox/sandbox.ts";
import { expectRefusal, type Scene, startScene } from "../support/github-scene.ts";

function send({ sandbox, repo }: Scene, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { authorization: `token ${sandbox.token}`, "user-agent": "test", ...init.headers };
  return fetch(`${sandbox.api}/repos/${repo.owner}/${repo.repo}${path}`, { ...init, headers, redirect: "manual" });
}

test("what GitHub's description does not know is refused", async () => {
  const scene = await startScene();
  const { user, repo } = scene;
  const cases = [
    ["POST /user/repos", { name: "x", colour: "red" }, /"colour" is not a permitted key/],
    ["POST /user/repos", { private: true }, /"name" wasn't supplied/],
    ["POST /user/repos", { name: 5 }, /For 'properties\/name', must be string/],
    ["GET /repos/{owner}/{repo}/commits", { ...repo, branch: "main" }, /"branch" is not a permitted key/],
    [
      "POST /repos/{owner}/{repo}/git/trees",
      { ...repo, tree: [{ path: "a", text: "b" }] },
      /"text" is not a permitted key/,
    ],
  ] as const;
  for (const [operation, input, message] of cases) {
    await expectRefusal(user.request(operation as string, input), 422, message, operation);
  }
});

test("the committed description holds exactly the operations that are served", async () => {
  const text = await readFile("sandbox/openapi.json", "utf8");
  const { operations } = JSON.parse(text) as { readonly operations: object };
  expect(Object.keys(operations)).toEqual(endpoints.map((endpoint) => endpoint.operation).toSorted());
});

test("failures have GitHub's form", async () => {
  const scene = await startScene();
  const text = await send(scene, "/git/blobs", { method: "POST", body: "{" });
  expect([text.status, await text.json()]).toMatchObject([400, { message: "Problems parsing JSON" }]);
  const list = await send(scene, "/git/blobs", { method: "POST", body: '"x"' });
  expect([list.status, await list.json()]).toMatchObject([400, { message: "Body should be a JSON object" }]);
  const slash = await send(scene, "/commits/");
  const body = { message: "Not Found", status: "404", documentation_url: expect.stringContaining("https://") };
  expect([slash.status, await slash.json()]).toEqual([404, body]);
  expect((await send(scene, "/branches/feature/x")).status).toBe(404);
  const foreign = await send(scene, "", { headers: { authorization: "token nobody" } });
  expect([foreign.status, await foreign.json()]).toMatchObject([401, { message: "Bad credentials" }]);
});

test("a caller without a name is turned away", async () => {
  const { sandbox } = await startScene();
  const status = await new Promise((resolve, reject) => {
    // fetch cannot leave the header out.
    httpRequest(`${sandbox.api}/rate_limit`, (response) => resolve(response.resume().statusCode))
      .on("error", reject)
      .end();
  });
  expect(status).toBe(403);
});

test("without a token only public repositories are there, and only to read", async () => {
  const { sandbox, repo, user } = await startScene();
  await user.rest.repos.createForAuthenticatedUser({ name: "closed", private: true });
  const nobody = new Octokit({ baseUrl: sandbox.api, log: { debug() {}, info() {}, warn() {}, error() {} } });
  await nobody.rest.repos.get(repo);
  await expectRefusal(nobody.rest.repos.get({ ...repo, repo: "closed" }), 404, /^Not Found$/);
  await expectRefusal(nobody.rest.issues.create({ ...repo, title: "x" }), 401, /^Requires authentication$/);
});

test("an archived repository takes no writes until it is unarchived", async () => {
  const { user, repo } = await startScene();
  await user.rest.repos.update({ ...repo, archived: true });
  await expectRefusal(
    user.rest.git.createBlob({ ...repo, content: "x" }),
    403,
    /^Repository was archived so is read-only\.$/,
  );
  await expectRefusal(user.rest.repos.update({ ...repo, description: "x" }), 403, /^Repository was archived/);
  await user.rest.repos.update({ ...repo, archived: false });
  await user.rest.git.createBlob({ ...repo, content: "x" });
});

test("an empty repository has nothing to read", async () => {
  const { user, sandbox } = await startScene();
  await user.rest.repos.createForAuthenticatedUser({ name: "empty" });
  const empty = { owner: sandbox.login, repo: "empty" };
  await expectRefusal(user.rest.repos.listCommits(empty), 409, /^Git Repository is empty\.$/);
  await expectRefusal(user.rest.git.getRef({ ...empty, ref: "heads/main" }), 409, /^Git Repository is empty\.$/);
});

test("an unknown commit is told in three ways", async () => {
  const { user, repo } = await startScene();
  const sha = "1".repeat(40);
  await expectRefusal(user.rest.repos.getCommit({ ...repo, ref: sha }), 422, /^No commit found for SHA: 1{40}$/);
  await expectRefusal(user.rest.repos.listCommits({ ...repo, sha }), 404, /^Not Found$/);
  await expectRefusal(user.rest.git.getBlob({ ...repo, file_sha: sha }), 404, /^Not Found$/);
});

test("pages hold thirty items and lead on by the repository's id", async () => {
  const scene = await startScene();
  const { user, repo, copy } = scene;
  for (let number = 0; number < 34; number += 1)
    await copy.git("commit", "--quiet", "--allow-empty", "-m", `${number}`);
  await copy.git("push", "--quiet", "origin", "main");
  const first = await user.rest.repos.listCommits(repo);
  expect(first.data).toHaveLength(30);
  expect(first.headers.link).toMatch(/\/repositories\/\d+\/commits\?page=2>; rel="next", <[^>]*page=2>; rel="last"$/);
  const all = await user.paginate(user.rest.repos.listCommits, { ...repo, per_page: 10 });
  expect(all).toHaveLength(35);
  const capped = await user.rest.repos.listCommits({ ...repo, per_page: 500 });
  expect(capped.data).toHaveLength(35);
});

test("a comparison ends at 300 files and shows neither binary nor large patches", async () => {
  const { user, repo, push } = await startScene();
  const files: Record<string, string | Buffer> = { "0-binary.bin": Buffer.from([0, 1, 2, 0]) };
  files["1-large.txt"] = "line\n".repeat(30_000);
  for (let number = 1; number <= 310; number += 1) files[`many/${number}.txt`] = `${number}\n`;
  await push("feature", files);
  const { data } = await user.rest.repos.compareCommitsWithBasehead({ ...repo, basehead: "main...feature" });
  expect(data.files).toHaveLength(300);
  expect(data.files?.slice(0, 2)).toMatchObject([
    { filename: "0-binary.bin" },
    { filename: "1-large.txt", changes: 30_000 },
  ]);
  expect(data.files?.slice(0, 2).some((file) => "patch" in file)).toBe(false);
  const second = await user.rest.repos.compareCommitsWithBasehead({ ...repo, basehead: "main...feature", page: 2 });
  expect(second.data.files).toEqual([]);
});

test("an answer that the caller has already is not sent again", async () => {
  const scene = await startScene();
  const first = await send(scene, "");
  const etag = first.headers.get("etag") ?? "";
  const second = await send(scene, "", { headers: { "if-none-match": etag } });
  expect([first.status, second.status, await second.text()]).toEqual([200, 304, ""]);
});

test("bad weather answers in GitHub's place, once per rule, and only the app", async () => {
  const { sandbox, app, user, repo } = await startScene();
  const operation = "GET /repos/{owner}/{repo}";
  const cases: readonly (readonly [NonNullable<WeatherRule["answer"]>, number, RegExp])[] = [
    [{ kind: "status", status: 502, when: "before effect" }, 502, /^Server Error$/],
    [{ kind: "primary limit", resetInSeconds: 60 }, 403, /^API rate limit exceeded/],
    [{ kind: "secondary limit", retryAfterSeconds: 3 }, 403, /secondary rate limit/],
    [{ kind: "secondary limit", retryAfterSeconds: undefined }, 403, /secondary rate limit/],
  ];
  for (const [answer, status, message] of cases) {
    sandbox.weather.add({ operation, times: 1, answer });
    await user.rest.repos.get(repo);
    await expectRefusal(app.rest.repos.get(repo), status, message, answer.kind);
    await app.rest.repos.get(repo);
  }
});

test("an answer may be lost although the effect is there", async () => {
  const { sandbox, app, user, repo } = await startScene();
  const operation = "POST /repos/{owner}/{repo}/issues";
  sandbox.weather.add({ operation, times: 1, answer: { kind: "status", status: 502, when: "after effect" } });
  sandbox.weather.add({ operation, times: 1, answer: { kind: "reset connection", when: "after effect" } });
  sandbox.weather.add({ operation, times: 1, answer: { kind: "reset connection", when: "before effect" } });
  for (const title of ["one", "two", "three"]) {
    await expect(app.rest.issues.create({ ...repo, title })).rejects.toThrow();
  }
  const { data } = await user.rest.issues.listForRepo(repo);
  expect(data.map((issue) => issue.title).toSorted()).toEqual(["one", "two"]);
});
