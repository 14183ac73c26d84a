import { join } from "node:path";
import type { Logger } from "pino";
import { Probot } from "probot";
import { createApp } from "./app.ts";
import { lockDirectory } from "./database/lock-directory.ts";
import type { Store } from "./database/store.ts";
import { withoutSecrets } from "./detection/redact.ts";
import type { Env, Source } from "./env.ts";
import { ensureFingerprintKey } from "./fingerprint-key.ts";
import { createGit, type GitOptions } from "./git/create-git.ts";
import { defaultCacheLimits } from "./git/evict-caches.ts";
import { checkGitVersion } from "./git/git-version.ts";
import type { AppIdentity } from "./github/access.ts";
import { AppOctokit } from "./github/app-octokit.ts";
import { createConnect } from "./github/connect.ts";
import { keepOrganisationFiles } from "./github/organisation-files.ts";
import { jobsToResume, startHousekeeping } from "./housekeeping.ts";
import type { Deps } from "./jobs/deps.ts";
import { keepRuleSets } from "./jobs/rule-sets.ts";
import { type OpenStore, openStore } from "./open-store.ts";
import { ruleSet } from "./providers/index.ts";
import { runJobs } from "./run-jobs.ts";
import { startServer } from "./server/start-server.ts";
import type { Worker } from "./worker/worker.ts";

export interface Rekey {
  readonly url: string;
  /** Where GitHub sends its deliveries. */
  readonly webhookUrl: string;
  /** Takes no more deliveries, lets running jobs end for a while, leaves the rest to the next start. */
  close(): Promise<void>;
}

const graceMs = 20_000;

/** Puts the parts together and starts them. Throws `StartError` with what to do about it, and leaves nothing running then. */
export async function startRekey(env: Env, source: Source, log: Logger, pace: Pace = usualPace): Promise<Rekey> {
  const closers: (() => unknown)[] = [];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    const urls = await start({ env, source, log, pace, whenClosed: (closer) => closers.push(closer) });
    return { ...urls, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What takes its time, so that tests need not. */
export type Pace = Pick<Deps, "announcedWithinMs" | "openChecksAfterMs">;

export const usualPace: Pace = { announcedWithinMs: 30_000, openChecksAfterMs: 3_000 };

interface Start {
  readonly pace: Pace;
  readonly env: Env;
  readonly source: Source;
  readonly log: Logger;
  /** Last come, first closed. */
  readonly whenClosed: (closer: () => unknown) => void;
}

async function start({ env, source, log, pace, whenClosed }: Start): Promise<Pick<Rekey, "url" | "webhookUrl">> {
  await checkGitVersion(source);
  const lock = lockDirectory(env.dataDirectory);
  whenClosed(() => lock.release());
  const now = () => new Date();
  const opened = await openStore(env, now, log);
  const { store } = opened;
  whenClosed(() => opened.close());

  const probot = createProbot(env, log);
  const identity = appIdentity(probot, env);
  const organisationFiles = keepOrganisationFiles(now);
  const builtIn = ruleSet();
  const deps: Deps = {
    connect: createConnect({
      auth: (installation) => probot.auth(installation),
      app: identity.ask,
      organisationFiles,
      now,
    }),
    git: createGit(gitOptions(env, source)),
    store,
    ruleSet: builtIn,
    ruleSetWith: keepRuleSets(builtIn),
    fingerprintKey: env.fingerprintKey ?? (await ensureFingerprintKey(env.dataDirectory)),
    webUrl: env.webUrl,
    privateRepository: env.privateRepository,
    inTurn: opened.inTurn,
    ...pace,
    now,
    log,
  };
  const worker = env.role === "web" ? undefined : await startWork(deps, opened, whenClosed);
  await probot.load(
    createApp({
      async accept(delivery, jobs) {
        for (const { repository } of jobs)
          if (repository.name === ".github") organisationFiles.forget(repository.owner);
        await store.acceptDelivery(delivery, jobs);
        worker?.wake();
      },
      announceHead: (head) => store.announceHead(head),
      redactName: (name) => withoutSecrets(name, deps.ruleSet),
      isOurs: (login) => login === identity.known()?.botLogin,
      drop: (installation) => store.dropInstallation(installation),
      resume: (installation) => jobsToResume(store, installation),
    }),
  );
  const server = await startServer({
    host: env.host,
    port: env.port,
    webhookPath: env.role === "worker" ? undefined : env.webhookPath,
    secrets: env.webhookSecrets,
    receive: (delivery) => probot.receive(delivery as Parameters<typeof probot.receive>[0]),
    findObstacles: () => findObstacles(store, worker),
    log,
  });
  whenClosed(() => server.close());
  log.info({ port: Number(new URL(server.url).port), role: env.role, version: builtIn.version }, "Rekey is ready");
  return { url: server.url, webhookUrl: `${server.url}${env.webhookPath}` };
}

function gitOptions(env: Env, environment: Source): GitOptions {
  return {
    directory: join(env.dataDirectory, "git"),
    remote: ({ owner, name }) => `${env.webUrl}/${owner}/${name}.git`,
    environment,
    cacheLimits: { ...defaultCacheLimits, maxBytes: env.gitCacheBytes },
  };
}

/** What runs jobs, and sees to it that none is forgotten. */
async function startWork(deps: Deps, opened: OpenStore, whenClosed: Start["whenClosed"]): Promise<Worker> {
  const { store, now, log } = deps;
  const worker = runJobs(deps);
  whenClosed(() => worker.stop(graceMs));
  const hearing = opened.hear(worker.wake);
  whenClosed(() => hearing.stop());
  const housekeeping = await startHousekeeping({ store, git: deps.git, now, wake: worker.wake, log });
  whenClosed(() => housekeeping.stop());
  return worker;
}

/** Probot gives us the App's tokens and typed events. Its server, logger, retries and throttling stay out: docs/decisions/0005. */
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

interface Identity {
  ask(): Promise<AppIdentity>;
  known(): AppIdentity | undefined;
}

/** Asked once, and again only while GitHub does not answer: Rekey starts while GitHub is down. */
function appIdentity(probot: Probot, env: Env): Identity {
  let known: AppIdentity | undefined;
  return {
    known: () => known,
    async ask() {
      if (known) return known;
      const octokit = await probot.auth();
      const { data } = await octokit.rest.apps.getAuthenticated();
      known = { id: env.appId, botLogin: `${data?.slug}[bot]` };
      return known;
    },
  };
}

async function findObstacles(store: Store, worker: Worker | undefined): Promise<readonly string[]> {
  const isStoreAnswering = await store.queue.counts().then(
    () => true,
    () => false,
  );
  return [
    ...(isStoreAnswering ? [] : ["The database does not answer."]),
    ...(worker === undefined || worker.isWorking() ? [] : ["No jobs are run."]),
  ];
}
