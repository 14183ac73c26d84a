import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { startSandbox } from "../../sandbox/start-sandbox.ts";
import { sourceFor } from "../../scripts/local-rekey.ts";
import { type Clone, cleanFiles, cloneRepository, userOctokit } from "../../scripts/story.ts";
import { withClient } from "../../src/database/connect-postgres.ts";
import { sampleOf } from "../../src/detection/sample.ts";
import { ruleOf } from "../../src/providers/index.ts";
import { type AppProcess, startAppProcess } from "../support/app-process.ts";
import { type LoadBalancer, startLoadBalancer } from "../support/load-balancer.ts";
import { type PostgresServer, postgresIsMissing, startPostgres } from "../support/postgres-server.ts";
import { eventually } from "../support/world.ts";

const patienceMs = 180_000;
const missing = postgresIsMissing();

/** Two processes on one database, behind a load balancer, while things break. */
describe.skipIf(missing !== undefined)(missing ? `Replicas are skipped: ${missing}` : "two replicas", () => {
  let directory: string;
  let sandbox: Sandbox;
  let postgres: PostgresServer;
  let balancer: LoadBalancer;
  let clone: Clone;
  let databaseUrl: string;
  const replicas: AppProcess[] = [];

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), "rekey-replicas-"));
    postgres = await startPostgres();
    databaseUrl = await postgres.createDatabase();
    sandbox = await startSandbox({
      directory: join(directory, "github"),
      host: "127.0.0.1",
      port: 0,
      manifest: "app.yml",
    });
    balancer = await startLoadBalancer();
    sandbox.setWebhookUrl(`${balancer.url}/api/github/webhooks`);
  }, 60_000);

  afterAll(async () => {
    for (const replica of replicas) await replica.end("SIGKILL");
    await balancer.close();
    await sandbox.close();
    await postgres.stop();
    await rm(directory, { recursive: true, force: true });
  });

  /** Each on a disk of its own. */
  async function startReplica(role = "all"): Promise<AppProcess> {
    const replica = await startAppProcess(
      {
        ...sourceFor(sandbox),
        DATABASE_URL: databaseUrl,
        REKEY_FINGERPRINT_KEY: "0f".repeat(32),
        REKEY_DATA_DIR: await mkdtemp(join(directory, "replica-")),
      },
      ["--role", role],
    );
    replicas.push(replica);
    return replica;
  }

  test("twenty pull requests get their checks, comments and issues once, through a kill and a restart of the database", {
    timeout: 2 * patienceMs,
  }, async () => {
    const [first, second] = await Promise.all([startReplica(), startReplica()]);
    balancer.setUpstreams([first.url, second.url]);
    const shop = await openPulls();
    const heads = await leak(1, 10);
    await eventually(
      "a check",
      async () => ((await shop.runs(heads)).some(isCompleted) ? true : undefined),
      patienceMs,
    );
    await first.end("SIGKILL");
    await postgres.restart("SIGQUIT", 500);
    balancer.setUpstreams([second.url, (await startReplica()).url]);
    heads.push(...(await leak(11, 20)));

    await eventually("an end to the work", async () => ((await openJobs()) === 0 ? true : undefined), patienceMs);
    const runs = await shop.runs(heads);
    expect(runs.map(({ name, conclusion }) => `${name}: ${conclusion}`).sort()).toEqual([
      ...heads.map(() => "rekey / hygiene: success"),
      ...heads.map(() => "rekey / secrets: failure"),
    ]);
    expect(new Set(runs.map(({ name, head_sha }) => `${head_sha} ${name}`)).size).toBe(runs.length);
    expect((await shop.runs(shop.firstHeads)).filter((run) => !isCompleted(run))).toEqual([]);
    for (const number of heads.keys()) expect(await shop.comments(number + 1)).toHaveLength(1);
    expect(await shop.issues()).toHaveLength(heads.length);
  });

  test("one process takes the deliveries, another one does the work, and no more than its part is reachable on either", {
    timeout: 2 * patienceMs,
  }, async () => {
    for (const replica of replicas.splice(0)) await replica.end("SIGTERM");
    const [web, worker] = await Promise.all([startReplica("web"), startReplica("worker")]);
    balancer.setUpstreams([web.url]);
    const [head] = await leak(20, 20, 300);
    const octokit = userOctokit(sandbox);
    await eventually(
      "both checks",
      async () => {
        const at = { owner: sandbox.organisation, repo: "shop", ref: head ?? "" };
        const { data } = await octokit.rest.checks.listForRef(at);
        return data.check_runs.filter(isCompleted).length === 2 ? true : undefined;
      },
      patienceMs,
    );
    const statusOf = async ({ url }: AppProcess, path: string) =>
      (await fetch(`${url}${path}`, { method: "POST" })).status;
    expect(await statusOf(worker, "/api/github/webhooks")).toBe(404);
    expect(await statusOf(web, "/api/github/webhooks")).not.toBe(404);
    for (const { url } of [web, worker]) expect((await fetch(`${url}/readyz`)).status).toBe(200);
  });

  async function openJobs(): Promise<number> {
    const { rows } = await withClient(databaseUrl, (client) =>
      client.query("select count(*)::int as open from jobs where state <> 'done'"),
    );
    return rows[0]?.open;
  }

  /** Twenty pull requests with a clean commit each. */
  async function openPulls() {
    const octokit = userOctokit(sandbox);
    const at = { owner: sandbox.organisation, repo: "shop" };
    await octokit.rest.repos.createInOrg({ org: at.owner, name: at.repo, private: true });
    clone = await cloneRepository(sandbox, at.repo);
    await clone.commit("A small shop", cleanFiles);
    await clone.git("push", "-q", "origin", "main");
    const firstHeads: string[] = [];
    for (let number = 1; number <= 20; number += 1) {
      await clone.git("checkout", "-q", "-b", `feature-${number}`, "main");
      firstHeads.push(await clone.commit("Begin", { [`notes-${number}.md`]: "To do\n" }));
    }
    await clone.git("push", "-q", "--all", "origin");
    for (let number = 1; number <= 20; number += 1)
      await octokit.rest.pulls.create({ ...at, head: `feature-${number}`, base: "main", title: `Feature ${number}` });
    return {
      firstHeads,
      async runs(heads: readonly string[]) {
        const lists = heads.map((ref) => octokit.rest.checks.listForRef({ ...at, ref, filter: "all", per_page: 100 }));
        return (await Promise.all(lists)).flatMap(({ data }) => data.check_runs);
      },
      async comments(pull_number: number) {
        return (await octokit.rest.pulls.listReviewComments({ ...at, pull_number, per_page: 100 })).data;
      },
      async issues() {
        const { data } = await octokit.rest.issues.listForRepo({ ...at, state: "all", labels: "rekey", per_page: 100 });
        return data;
      },
    };
  }

  /** A credential of its own in each of these pull requests; all are pushed at once. */
  async function leak(from: number, to: number, seed = 100): Promise<string[]> {
    const heads: string[] = [];
    for (let number = from; number <= to; number += 1) {
      await clone.git("checkout", "-q", `feature-${number}`);
      const key = sampleOf(ruleOf("stripe-secret-key"), seed + number);
      heads.push(await clone.commit("Leak", { [`leak-${seed + number}.ts`]: `export const key = "${key}";\n` }));
    }
    await clone.git("push", "-q", "--all", "origin");
    return heads;
  }
});

function isCompleted({ status }: { readonly status: string }): boolean {
  return status === "completed";
}
