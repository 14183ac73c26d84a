import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { createAppAuth } from "@octokit/auth-app";
import { Octokit } from "@octokit/rest";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { startSandbox } from "../../sandbox/start-sandbox.ts";
import { sourceFor } from "../../scripts/local-rekey.ts";
import { cleanFiles, cloneRepository, userOctokit } from "../../scripts/story.ts";
import { sampleOf } from "../../src/detection/sample.ts";
import { ruleOf } from "../../src/providers/index.ts";
import { eventually } from "../support/world.ts";

/** The app as a process of its own, killed with SIGKILL between two effects and started again. */
let directory: string;
let sandbox: Sandbox;
let app: { readonly child: ChildProcess; readonly url: string };

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "rekey-crash-"));
  sandbox = await startSandbox({
    directory: join(directory, "github"),
    host: "127.0.0.1",
    port: 0,
    manifest: "app.yml",
  });
  app = await startApp();
});

afterAll(async () => {
  await kill();
  await sandbox.close();
  await rm(directory, { recursive: true, force: true });
});

async function startApp() {
  const child = spawn(process.execPath, ["src/main.ts"], {
    env: {
      PATH: process.env.PATH,
      ...sourceFor(sandbox),
      PORT: "0",
      REKEY_DATA_DIR: join(directory, "data"),
      LOG_LEVEL: "info",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const { msg, port } = JSON.parse(line);
    if (msg !== "Rekey is ready") continue;
    child.stdout.resume();
    const url = `http://127.0.0.1:${port}`;
    sandbox.setWebhookUrl(`${url}/api/github/webhooks`);
    return { child, url };
  }
  throw new Error("the app ended before it was ready");
}

async function kill(): Promise<void> {
  const { child } = app;
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

/** Each is an effect that is there on GitHub while the process still waits for the answer: then it is killed. */
const effects = {
  "opening the check": "POST /repos/{owner}/{repo}/check-runs",
  "concluding the check": "PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}",
  commenting: "POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews",
  "opening the issue": "POST /repos/{owner}/{repo}/issues",
} as const;

for (const [index, [name, operation]] of Object.entries(effects).entries()) {
  test(`killed right after ${name}: nothing is doubled, nothing is lost`, { timeout: 60_000 }, async () => {
    const octokit = userOctokit(sandbox);
    const at = { owner: sandbox.organisation, repo: `shop-${index}` };
    await octokit.rest.repos.createInOrg({ org: at.owner, name: at.repo, private: true });
    const clone = await cloneRepository(sandbox, at.repo);
    await clone.commit("A small shop", cleanFiles);
    await clone.git("push", "-q", "origin", "main");
    await clone.git("checkout", "-q", "-b", "leak");
    let sha = await clone.commit("Begin", { "notes.md": "To do\n" });
    await clone.git("push", "-q", "origin", "leak");
    await octokit.rest.pulls.create({ ...at, head: "leak", base: "main", title: "Leak" });
    await eventually("the checks of the pull request", async () => {
      const runs = await checkRuns();
      return runs.length > 0 && runs.every(({ status }) => status === "completed") ? true : undefined;
    });
    const key = sampleOf(ruleOf("stripe-secret-key"), 100 + index);

    const isThere: Readonly<Record<typeof operation, () => Promise<true | undefined>>> = {
      [effects["opening the check"]]: async () => ((await checkRuns()).length > 0 ? true : undefined),
      [effects["concluding the check"]]: async () =>
        (await checkRuns()).filter(({ status }) => status === "completed").length > 0 ? true : undefined,
      [effects.commenting]: async () => ((await comments()).length > 0 ? true : undefined),
      [effects["opening the issue"]]: async () => ((await issues()).length > 0 ? true : undefined),
    };
    sandbox.weather.add({ operation, times: 1, answer: { kind: "no answer" } });
    sha = await clone.commit("Leak", { "leak.ts": `export const key = "${key}";\n` });
    await clone.git("push", "-q", "origin", "leak");
    await eventually("the effect", isThere[operation]);
    await kill();
    sandbox.weather.clear();
    app = await startApp();

    const runs = await completed(2);
    expect(runs.map(({ conclusion, name }) => `${name}: ${conclusion}`).sort()).toEqual([
      "rekey / hygiene: success",
      "rekey / secrets: failure",
    ]);
    await eventually("the comment", async () => ((await comments()).length > 0 ? true : undefined));
    await eventually("the issue", async () => ((await issues()).length > 0 ? true : undefined));
    await eventually("an end to the work", async () => ((await fetch(`${app.url}/readyz`)).ok ? true : undefined));
    expect(await comments()).toHaveLength(1);
    expect(await issues()).toHaveLength(1);
    await rm(clone.directory, { recursive: true, force: true });

    async function checkRuns() {
      const { data } = await octokit.rest.checks.listForRef({ ...at, ref: sha, filter: "all" });
      return data.check_runs;
    }
    function completed(count: number) {
      return eventually(`${count} completed checks`, async () => {
        const runs = await checkRuns();
        return runs.length === count && runs.every(({ status }) => status === "completed") ? runs : undefined;
      });
    }
    async function comments() {
      const { data } = await octokit.rest.pulls.listReviewComments({ ...at, pull_number: 1 });
      return data;
    }
    async function issues() {
      const { data } = await octokit.rest.issues.listForRepo({ ...at, state: "all", labels: "rekey" });
      return data;
    }
  });
}

test("killed right after the report on a repository's past: there is one, and the past is done", {
  timeout: 240_000,
}, async () => {
  const octokit = userOctokit(sandbox);
  const { organisation: owner, api, appId, privateKey } = sandbox;
  const at = { owner, repo: "old-shop" };
  const { data: repository } = await octokit.rest.repos.createInOrg({ org: owner, name: at.repo, private: true });
  // The last one cannot be taken from an installation.
  await octokit.rest.repos.createInOrg({ org: owner, name: "another-shop", private: true });
  const asApp = new Octokit({ baseUrl: api, authStrategy: createAppAuth, auth: { appId, privateKey } });
  const { data: installation } = await asApp.rest.apps.getOrgInstallation({ org: owner });
  const selection = { installation_id: installation.id, repository_id: repository.id };
  await octokit.rest.apps.removeRepoFromInstallationForAuthenticatedUser(selection);
  const clone = await cloneRepository(sandbox, at.repo);
  const key = sampleOf(ruleOf("stripe-secret-key"), 200);
  await clone.commit("Leak", { "leak.ts": `export const key = "${key}";\n` });
  await clone.git("push", "-q", "origin", "main");
  const operation = effects["opening the issue"];
  sandbox.weather.add({ operation, repository: `${owner}/${at.repo}`, times: 1, answer: { kind: "no answer" } });
  await octokit.rest.apps.addRepoToInstallationForAuthenticatedUser(selection);
  await eventually("the report", async () => ((await reports()).length > 0 ? true : undefined), 60_000);
  await kill();
  sandbox.weather.clear();
  const before = await reports();
  app = await startApp();

  await eventually("the end of the past", async () => ((await isPastExamined()) ? true : undefined), 90_000);
  expect(await reports()).toEqual(before);
  expect(before).toHaveLength(1);
  await rm(clone.directory, { recursive: true, force: true });

  async function reports() {
    const { data } = await octokit.rest.issues.listForRepo({ ...at, state: "all", labels: "rekey" });
    return data.map(({ number, title, body }) => ({ number, title, body }));
  }
  async function isPastExamined() {
    const metrics = await (await fetch(`${app.url}/metrics`)).text();
    return /^rekey_runs_total\{job="examine-history",outcome="done"\} [1-9]/m.test(metrics);
  }
});

test("a second process on the same data directory is refused with a clear message", async () => {
  const child = spawn(process.execPath, ["src/main.ts"], {
    env: { PATH: process.env.PATH, ...sourceFor(sandbox), PORT: "0", REKEY_DATA_DIR: join(directory, "data") },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let told = "";
  child.stderr.on("data", (chunk) => (told += chunk));
  const [code] = await once(child, "exit");
  expect(code).toBe(1);
  expect(told).toContain("is in use by");
});

test("SIGTERM ends it gracefully", async () => {
  const ended = once(app.child, "exit");
  app.child.kill("SIGTERM");
  expect(await ended).toEqual([0, null]);
});
