import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { createAppAuth } from "@octokit/auth-app";
import { Octokit } from "@octokit/rest";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { startSandbox } from "../../sandbox/start-sandbox.ts";
import type { Source } from "../../src/env.ts";
import { type RekeyProcess, startRekeyProcess } from "../rekey-process.ts";
import { sendDelivery } from "../signed-delivery.ts";
import { userOctokit } from "../story.ts";
import { type Conclusions, watchConclusions } from "./conclusions.ts";
import type { Told } from "./events.ts";
import { type PreparedRepository, prepareRepository } from "./prepared-repository.ts";

/** Rekey in a process of its own beside a GitHub of ours, whose repositories are pushed before Rekey hears of anything. */
export interface Stage {
  readonly sandbox: Sandbox;
  readonly octokit: Octokit;
  readonly rekey: RekeyProcess;
  readonly repositories: readonly PreparedRepository[];
  readonly installation: number;
  readonly conclusions: Conclusions;
  readonly problems: readonly string[];
  send(told: Told): Promise<{ readonly status: number; readonly ms: number }>;
  /** Returns when no job is left: what was pushed before Rekey came has been examined, too. */
  untilIdle(): Promise<void>;
  close(): Promise<void>;
}

export interface StageOptions {
  readonly repositories: number;
  readonly branches: number;
  /** Further variables for Rekey: another store, say. */
  readonly source?: Source;
}

export async function openStage({ repositories: count, branches, source = {} }: StageOptions): Promise<Stage> {
  const directory = await mkdtemp(join(tmpdir(), "rekey-load-"));
  const manifest = fileURLToPath(new URL("../../app.yml", import.meta.url));
  const sandbox = await startSandbox({ directory: join(directory, "github"), host: "127.0.0.1", port: 0, manifest });
  const octokit = userOctokit(sandbox);
  const repositories: PreparedRepository[] = [];
  for (let index = 0; index < count; index += 1)
    repositories.push(await prepareRepository({ octokit, place: sandbox }, { name: `shop-${index}`, branches }));

  const conclusions = watchConclusions(sandbox);
  const problems: string[] = [];
  const rekey = startRekeyProcess({
    sandbox,
    dataDirectory: join(directory, "data"),
    source,
    onLine: (line) => {
      if (/"level":"(warn|error|fatal)"/.test(line)) problems.push(line);
    },
  });
  const front = await rekey.ready;
  if (!front) throw new Error("Rekey ended before it was ready");
  await sandbox.settled();
  return {
    sandbox,
    octokit,
    rekey,
    repositories,
    installation: await installationOn(sandbox, "shop-0"),
    conclusions,
    problems,
    send: ({ event, payload }) =>
      sendDelivery({ url: front.webhookUrl, secret: sandbox.webhookSecret, event, payload }),
    async untilIdle() {
      while (await hasJobs(front.url)) await pause(200);
    },
    async close() {
      await rekey.end("SIGTERM");
      await sandbox.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function hasJobs(url: string): Promise<boolean> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return /^rekey_jobs\{state="(?:queued|running)"\} [1-9]/m.test(metrics);
}

async function installationOn({ api, appId, privateKey, organisation }: Sandbox, repo: string): Promise<number> {
  const app = new Octokit({ baseUrl: api, authStrategy: createAppAuth, auth: { appId, privateKey } });
  const { data } = await app.rest.apps.getRepoInstallation({ owner: organisation, repo });
  return data.id;
}
