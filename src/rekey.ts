import { join } from "node:path";
import type { Logger } from "pino";
import { Probot } from "probot";
import { createApp } from "./app.ts";
import { lockDirectory } from "./database/lock-directory.ts";
import { openSqlite } from "./database/open-sqlite.ts";
import type { ClaimedJob, Store } from "./database/store.ts";
import type { Env, Source } from "./env.ts";
import { Gone } from "./errors.ts";
import { ensureFingerprintKey } from "./fingerprint-key.ts";
import { createGit } from "./git/create-git.ts";
import { checkGitVersion } from "./git/git-version.ts";
import type { AppIdentity } from "./github/access.ts";
import { AppOctokit } from "./github/app-octokit.ts";
import { createConnect } from "./github/connect.ts";
import type { Deps } from "./jobs/deps.ts";
import type { Job } from "./jobs/job.ts";
import { runJob } from "./jobs/run-job.ts";
import { ruleSet } from "./providers/index.ts";
import { startServer } from "./server/start-server.ts";
import { startWorker, type Worker } from "./worker/worker.ts";

export interface Rekey {
  readonly url: string;
  /** Where GitHub sends its deliveries. */
  readonly webhookUrl: string;
  /** Takes no more deliveries, lets running jobs end for a while, leaves the rest to the next start. */
  close(): Promise<void>;
}

const graceMs = 20_000;
const concurrency = 4;
const keepMs = 7 * 24 * 60 * 60 * 1000;

/** Puts the parts together and starts them. Throws `StartError` with what to do about it. */
export async function startRekey(env: Env, source: Source, log: Logger): Promise<Rekey> {
  await checkGitVersion(source);
  const lock = lockDirectory(env.dataDirectory);
  const now = () => new Date();
  const store = await openSqlite(join(env.dataDirectory, "rekey.sqlite"), now);
  await store.prune(new Date(now().getTime() - keepMs));
  const recovered = await store.queue.recover();
  if (recovered > 0) log.info({ count: recovered }, "Jobs that were cut off run again");

  const probot = createProbot(env, log);
  const deps: Deps = {
    connect: createConnect({ auth: (installation) => probot.auth(installation), app: appIdentity(probot, env), now }),
    git: createGit({
      directory: join(env.dataDirectory, "git"),
      remote: ({ owner, name }) => `${env.webUrl}/${owner}/${name}.git`,
      environment: source,
    }),
    store,
    ruleSet: ruleSet(),
    fingerprintKey: env.fingerprintKey ?? (await ensureFingerprintKey(env.dataDirectory)),
    webUrl: env.webUrl,
    privateRepository: env.privateRepository,
    now,
    log,
  };
  const worker = startRekeyWorker(deps);
  await probot.load(
    createApp(
      async (delivery, jobs) => {
        await store.acceptDelivery(delivery, jobs);
        worker.wake();
      },
      (installation) => store.dropInstallation(installation),
    ),
  );
  const server = await startServer({
    host: env.host,
    port: env.port,
    webhookPath: env.webhookPath,
    secrets: env.webhookSecrets,
    receive: (delivery) => probot.receive(delivery as Parameters<typeof probot.receive>[0]),
    findObstacles: () => findObstacles(store, worker),
    log,
  });
  log.info({ port: Number(new URL(server.url).port), version: deps.ruleSet.version }, "Rekey is ready");
  return {
    url: server.url,
    webhookUrl: `${server.url}${env.webhookPath}`,
    async close() {
      await server.close();
      await worker.stop(graceMs);
      await store.close();
      lock.release();
    },
  };
}

/** Probot gives us the App's tokens and typed events. Its server, logger, retries and throttling stay out: see libraries in docs/decisions. */
function createProbot(env: Env, log: Logger): Probot {
  return new Probot({
    appId: env.appId,
    privateKey: env.privateKey,
    baseUrl: env.apiUrl,
    secret: env.webhookSecrets[0],
    log,
    Octokit: AppOctokit,
  });
}

/** Asked once, and again only while GitHub does not answer: Rekey starts while GitHub is down. */
function appIdentity(probot: Probot, env: Env): () => Promise<AppIdentity> {
  let known: AppIdentity | undefined;
  return async () => {
    if (known) return known;
    const octokit = await probot.auth();
    const { data } = await octokit.rest.apps.getAuthenticated();
    known = { id: env.appId, botLogin: `${data?.slug}[bot]` };
    return known;
  };
}

function startRekeyWorker(deps: Deps): Worker {
  const { store, log, now } = deps;
  const { queue } = store;
  const worker = startWorker({ queue, run, onDead: followUpOf, concurrency, log, now, random: Math.random });
  // Jobs that a job queues are found at once, too.
  const enqueue: typeof queue.enqueue = async (job, options) => {
    const id = await queue.enqueue(job, options);
    worker.wake();
    return id;
  };
  const jobDeps: Deps = { ...deps, store: { ...store, queue: { ...queue, enqueue } } };

  async function run({ id, job, attempts }: ClaimedJob, signal: AbortSignal): Promise<void> {
    try {
      await runJob(job, { jobId: id, attempts, signal }, jobDeps);
    } catch (error) {
      if (error instanceof Gone) await concludeWhatIsOpen(id, job);
      throw error;
    }
  }

  /** Gone is the commit or the repository; a check that was opened before may still be there, and then must not hang. */
  async function concludeWhatIsOpen(id: string, job: Job): Promise<void> {
    const open = await store.openCheckRuns(id);
    if (open.length > 0) await enqueue(concludeJob(id, job, "What it was about is not there any more."));
  }

  return worker;
}

function followUpOf({ id, job }: ClaimedJob, problem: string): Job | undefined {
  return job.name === "examine-push" || job.name === "examine-pull" ? concludeJob(id, job, problem) : undefined;
}

function concludeJob(id: string, { installation, repository }: Job, problem: string): Job {
  return { name: "conclude-checks", installation, repository, job: id, problem };
}

async function findObstacles(store: Store, worker: Worker): Promise<readonly string[]> {
  const isStoreAnswering = await store.queue.counts().then(
    () => true,
    () => false,
  );
  return [
    ...(isStoreAnswering ? [] : ["The database does not answer."]),
    ...(worker.isWorking() ? [] : ["No jobs are run."]),
  ];
}
