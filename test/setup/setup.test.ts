import { mkdtemp, readFile, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import nock from "nock";
import { afterEach, expect, test } from "vitest";
import { type Setup, startSetup } from "../../src/setup/setup.ts";
import { startTestSandbox } from "../support/sandbox.ts";

const pem = ["-----BEGIN RSA PRIVATE", "KEY-----\nabc\n-----END RSA PRIVATE", "KEY-----\n"].join(" ");
const appYml = await readFile(new URL("../../app.yml", import.meta.url), "utf8");
let setup: Setup | undefined;

afterEach(async () => {
  await setup?.close();
  nock.cleanAll();
});

async function start(envText?: string): Promise<{ link: string; envFile: string }> {
  const envFile = join(await mkdtemp(join(tmpdir(), "rekey-setup-")), ".env");
  if (envText !== undefined) await writeFile(envFile, envText);
  setup = await startSetup({
    appYml,
    envFile,
    webUrl: "https://github.example",
    apiUrl: "https://api.github.example",
    webhookPath: "/api/github/webhooks",
  });
  return { link: setup.link, envFile };
}

async function confirm(link: string): Promise<string> {
  const body = new URLSearchParams({ account: "acme", publicUrl: "https://rekey.acme.example" });
  const response = await fetch(link, { method: "POST", body });
  expect(response.status).toBe(200);
  return response.text();
}

function githubConverts(): void {
  nock("https://api.github.example")
    .post("/app-manifests/one-time-code/conversions")
    .reply(201, { id: 77, pem, webhook_secret: "s".repeat(40), html_url: "https://github.example/apps/rekey-acme" });
}

test("without the link's secret part nothing is shown", async () => {
  const { link } = await start();
  const response = await fetch(new URL("/guess", link));
  expect(response.status).toBe(404);
});

test("the manifest asks for app.yml's permissions, at the person's own address", async () => {
  const { link } = await start();
  const page = await confirm(link);
  const value = /name="manifest" value="([^"]*)"/.exec(page)?.[1]?.replaceAll("&quot;", '"') ?? "";
  const manifest = JSON.parse(value);
  expect(page).toContain("https://github.example/organizations/acme/settings/apps/new?state=");
  expect(manifest).toMatchObject({
    name: "Rekey acme",
    public: false,
    hook_attributes: { url: "https://rekey.acme.example/api/github/webhooks" },
    redirect_url: `${link}/created`,
    default_permissions: { checks: "write", contents: "read" },
  });
});

test("an address that GitHub cannot reach is refused with the reason", async () => {
  const { link } = await start();
  const body = new URLSearchParams({ account: "", publicUrl: "http://localhost:3000" });
  const response = await fetch(link, { method: "POST", body });
  expect(response.status).toBe(422);
  expect(await response.text()).toContain("GitHub cannot reach localhost");
});

test("the code becomes an env file that only its owner can read", async () => {
  const { link, envFile } = await start("LOG_LEVEL=debug\nAPP_ID=\n");
  const state = /state=([0-9a-f]+)/.exec(await confirm(link))?.[1];
  githubConverts();
  const response = await fetch(`${link}/created?code=one-time-code&state=${state}`);
  expect(await response.text()).toContain("https://github.example/apps/rekey-acme/installations/new");
  const env = parseEnv(await readFile(envFile, "utf8"));
  expect(env).toEqual({ LOG_LEVEL: "debug", APP_ID: "77", PRIVATE_KEY: pem, WEBHOOK_SECRET: "s".repeat(40) });
  expect((await stat(envFile)).mode & 0o777).toBe(0o600);
});

test("an answer with another state is refused before the code is used", async () => {
  const { link, envFile } = await start();
  const response = await fetch(`${link}/created?code=one-time-code&state=${"0".repeat(48)}`);
  expect(response.status).toBe(400);
  await expect(stat(envFile)).rejects.toThrow("ENOENT");
});

test("credentials that are there already are never overwritten", async () => {
  const { link, envFile } = await start("APP_ID=1\n");
  const state = /state=([0-9a-f]+)/.exec(await confirm(link))?.[1];
  githubConverts();
  const response = await fetch(`${link}/created?code=one-time-code&state=${state}`);
  expect(response.status).toBe(409);
  expect(await readFile(envFile, "utf8")).toBe("APP_ID=1\n");
});

test("the whole way, with a GitHub at the other end", async () => {
  const sandbox = await startTestSandbox();
  const envFile = join(await mkdtemp(join(tmpdir(), "rekey-setup-")), ".env");
  setup = await startSetup({
    appYml,
    envFile,
    webUrl: sandbox.web,
    apiUrl: sandbox.api,
    webhookPath: "/api/github/webhooks",
  });
  const page = await confirm(setup.link);
  const action = /<form method="post" action="([^"]*)"/.exec(page)?.[1]?.replaceAll("&amp;", "&") ?? "";
  const manifest = /name="manifest" value="([^"]*)"/.exec(page)?.[1]?.replaceAll("&quot;", '"') ?? "";
  const sent = await fetch(action, { method: "POST", body: new URLSearchParams({ manifest }), redirect: "manual" });
  expect(sent.status).toBe(302);
  const done = await fetch(sent.headers.get("location") ?? "");
  expect(await done.text()).toContain("Rekey has its App");
  await setup.done;
  expect(Object.keys(parseEnv(await readFile(envFile, "utf8")))).toEqual(["APP_ID", "PRIVATE_KEY", "WEBHOOK_SECRET"]);
});
