import { createSign, generateKeyPairSync } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAppAuth } from "@octokit/auth-app";
import { Octokit } from "@octokit/rest";
import { afterEach, expect, test, vi } from "vitest";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { startSandbox } from "../../sandbox/start-sandbox.ts";
import { expectRefusal, startScene } from "../support/github-scene.ts";
import { startTestSandbox } from "../support/sandbox.ts";

const silent = { debug() {}, info() {}, warn() {}, error() {} };

afterEach(() => {
  vi.useRealTimers();
});

/** The app itself, with its JSON Web Token. */
function owner(sandbox: Sandbox): Octokit {
  const auth = { appId: sandbox.appId, privateKey: sandbox.privateKey };
  return new Octokit({ baseUrl: sandbox.api, authStrategy: createAppAuth, auth, log: silent });
}

function withToken(sandbox: Sandbox, auth: string): Octokit {
  return new Octokit({ baseUrl: sandbox.api, auth, log: silent });
}

async function installationOf(sandbox: Sandbox): Promise<number> {
  const { data } = await owner(sandbox).rest.apps.getUserInstallation({ username: sandbox.login });
  return data.id;
}

function webToken(privateKey: string, claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const text = `${part({ alg: "RS256", typ: "JWT" })}.${part(claims)}`;
  return `${text}.${createSign("RSA-SHA256").update(text).sign(privateKey, "base64url")}`;
}

test("the token stands for the user", async () => {
  const sandbox = await startTestSandbox();
  const { data } = await withToken(sandbox, sandbox.token).rest.users.getAuthenticated();
  expect(data.login).toBe(sandbox.login);
});

test("the app knows itself: its permissions are those of the manifest, its installations the user and the organisation", async () => {
  const sandbox = await startTestSandbox();
  const app = owner(sandbox);
  const { data } = await app.rest.apps.getAuthenticated();
  expect(data).toMatchObject({ id: sandbox.appId, slug: "rekey", permissions: { contents: "read", checks: "write" } });
  const installations = await app.rest.apps.listInstallations();
  const names = installations.data.map(({ account }) => account && "login" in account && account.login);
  expect(names).toEqual([sandbox.login, sandbox.organisation]);
});

test("a JSON Web Token is refused with the reason", async () => {
  const sandbox = await startTestSandbox();
  const now = Math.floor(Date.now() / 1000);
  const { privateKey: foreignKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs1", format: "pem" },
    publicKeyEncoding: { type: "pkcs1", format: "pem" },
  });
  const iss = String(sandbox.appId);
  const own = sandbox.privateKey;
  const cases = [
    [webToken(own, { iss, iat: now, exp: now + 3600 }), /'exp'\) is too far in the future/],
    [webToken(own, { iss, iat: now, exp: now - 3600 }), /'exp'\) must be a numeric value/],
    [webToken(own, { iss, iat: now + 600, exp: now + 610 }), /'iat'\) must be an Integer/],
    [webToken(own, { iss, iat: now - 0.5, exp: now + 60 }), /'iat'\) must be an Integer/],
    [webToken(foreignKey, { iss, iat: now, exp: now + 60 }), /could not be decoded/],
    [sandbox.token, /could not be decoded/],
  ] as const;
  for (const [token, reason] of cases) {
    await expectRefusal(withToken(sandbox, token).request("GET /app"), 401, reason, String(reason));
  }
});

test("an installation token ends after an hour", async () => {
  const sandbox = await startTestSandbox();
  const { data } = await owner(sandbox).rest.apps.createInstallationAccessToken({
    installation_id: await installationOf(sandbox),
  });
  const app = withToken(sandbox, data.token);
  await app.rest.apps.listReposAccessibleToInstallation();
  vi.useFakeTimers({ toFake: ["Date"], now: Date.parse(data.expires_at) });
  await expectRefusal(app.rest.apps.listReposAccessibleToInstallation(), 401, /^Bad credentials$/);
});

test("a token can be revoked", async () => {
  const sandbox = await startTestSandbox();
  const { data } = await owner(sandbox).rest.apps.createInstallationAccessToken({
    installation_id: await installationOf(sandbox),
  });
  const app = withToken(sandbox, data.token);
  await app.rest.apps.revokeInstallationAccessToken();
  await expectRefusal(app.rest.apps.listReposAccessibleToInstallation(), 401, /^Bad credentials$/);
});

test("a token is narrowed to repositories and permissions, and never wider than the app's", async () => {
  const { sandbox, user, repo } = await startScene();
  await user.rest.repos.createForAuthenticatedUser({ name: "other", private: true });
  const installation_id = await installationOf(sandbox);
  const { apps } = owner(sandbox).rest;
  const { data } = await apps.createInstallationAccessToken({
    installation_id,
    repositories: ["shop"],
    permissions: { contents: "read" },
  });
  expect(data).toMatchObject({ permissions: { contents: "read", metadata: "read" }, repository_selection: "selected" });
  const narrow = withToken(sandbox, data.token);
  const { data: visible } = await narrow.rest.apps.listReposAccessibleToInstallation();
  expect(visible.repositories.map((repository) => repository.name)).toEqual(["shop"]);
  await expectRefusal(narrow.rest.repos.get({ ...repo, repo: "other" }), 404, /^Not Found$/);
  await expectRefusal(
    narrow.rest.checks.create({ ...repo, name: "x", head_sha: "main" }),
    403,
    /^Resource not accessible by integration$/,
  );

  const wider = { installation_id, permissions: { contents: "write" } } as const;
  await expectRefusal(apps.createInstallationAccessToken(wider), 422, /permissions requested are not granted/);
  const unknown = { installation_id, repositories: ["nowhere"] };
  await expectRefusal(apps.createInstallationAccessToken(unknown), 422, /does not exist or is not accessible/);
});

test("what the manifest does not ask for is refused, and the answer names what it takes", async () => {
  const { app, repo } = await startScene();
  const call = app.rest.git.createBlob({ ...repo, content: "x" });
  const error = await call.catch((reason) => reason);
  expect(error.response.data.message).toBe("Resource not accessible by integration");
  expect(error.response.headers["x-accepted-github-permissions"]).toBe("contents=write");
});

test("a repository of another installation does not exist for the app", async () => {
  const { app, sandbox, user } = await startScene();
  await user.rest.repos.createInOrg({ org: sandbox.organisation, name: "team" });
  await expectRefusal(app.rest.repos.get({ owner: sandbox.organisation, repo: "team" }), 404, /^Not Found$/);
});

test("a suspended installation gives no tokens, a removed one is unknown", async () => {
  const sandbox = await startTestSandbox();
  const installation_id = await installationOf(sandbox);
  const { apps } = owner(sandbox).rest;
  await apps.suspendInstallation({ installation_id });
  const mint = () => apps.createInstallationAccessToken({ installation_id });
  await expectRefusal(mint(), 403, /^This installation has been suspended$/);
  await apps.deleteInstallation({ installation_id });
  await expectRefusal(mint(), 404, /^Not Found$/);
});

test("a submitted manifest leads to a code that buys the credentials once", async () => {
  const sandbox = await startTestSandbox();
  const manifest = { name: "Rekey", url: "https://example.com", redirect_url: "http://127.0.0.1:1/done" };
  const answer = await fetch(`${sandbox.web}/settings/apps/new?state=abc`, {
    method: "POST",
    body: new URLSearchParams({ manifest: JSON.stringify(manifest) }),
    redirect: "manual",
  });
  const target = new URL(answer.headers.get("location") ?? "");
  expect(target.searchParams.get("state")).toBe("abc");
  const code = target.searchParams.get("code") ?? "";
  const { apps } = new Octokit({ baseUrl: sandbox.api, log: silent }).rest;
  const { data } = await apps.createFromManifest({ code });
  expect(data).toMatchObject({ id: sandbox.appId, pem: sandbox.privateKey, webhook_secret: sandbox.webhookSecret });
  await expectRefusal(apps.createFromManifest({ code }), 404, /^Not Found$/);
});

test("the same directory brings the same local GitHub back", async () => {
  const directory = await mkdtemp(join(tmpdir(), "rekey-sandbox-"));
  const options = { directory, host: "127.0.0.1", port: 0, manifest: "app.yml" };
  const before = await startSandbox(options);
  const user = withToken(before, before.token);
  const { data: repository } = await user.rest.repos.createForAuthenticatedUser({ name: "shop", auto_init: true });
  await before.close();

  const port = Number(new URL(before.web).port);
  const after = await startSandbox({ ...options, port });
  const { data } = await user.rest.repos.get({ owner: after.login, repo: "shop" });
  const { data: commits } = await user.rest.repos.listCommits({ owner: after.login, repo: "shop" });
  const facts = ({ web, token, appId, privateKey, webhookSecret }: Sandbox) => ({
    web,
    token,
    appId,
    privateKey,
    webhookSecret,
  });
  expect(facts(after)).toEqual(facts(before));
  expect(data.id).toBe(repository.id);
  expect(commits.map(({ commit }) => commit.message)).toEqual(["Initial commit"]);
  await after.close();
  await rm(directory, { recursive: true });
});
