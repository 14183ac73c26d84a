import { join } from "node:path";
import { memoryUsage } from "node:process";
import type { Logger } from "pino";
import type { Probot } from "probot";
import { createApp } from "./app.ts";
import { createProbot } from "./create-probot.ts";
import { lockDirectory } from "./database/lock-directory.ts";
import type { Store } from "./database/store.ts";
import { withoutSecrets } from "./detection/redact.ts";
import type { Env, Source } from "./env.ts";
import { ensureFingerprintKey, refuseOtherKey } from "./fingerprint-key.ts";
import { createGit, type GitOptions } from "./git/create-git.ts";
import { defaultCacheLimits } from "./git/evict-caches.ts";
import { checkGitVersion } from "./git/git-version.ts";
import type { AppIdentity } from "./github/access.ts";
import { connectAsApp } from "./github/as-app.ts";
import { createConnect } from "./github/connect.ts";
import { keepBudgets } from "./github/keep-budgets.ts";
import { keepOrganisationFiles } from "./github/organisation-files.ts";
import { jobsToResume } from "./housekeeping.ts";
import type { Deps } from "./jobs/deps.ts";
import { keepRuleSets } from "./jobs/rule-sets.ts";
import { createMetrics } from "./metrics/metrics.ts";
import { openStore } from "./open-store.ts";
import { ruleSet } from "./providers/index.ts";
import { startServer } from "./server/start-server.ts";
import { startWork, type Work, type WorkPace } from "./start-work.ts";

export interface Rekey {
  readonly url: string;
  /** Where GitHub sends its deliveries. */
  readonly webhookUrl: string;
  /** Of its rules. */
  readonly version: string;
  /** Takes no more deliveries, lets running jobs end for a while, leaves the rest to the next start. */
  close(): Promise<void>;
}

/** Puts the parts together and starts them. Throws `StartError` with what to do about it, and leaves nothing running then. */
export async function startRekey(env: Env, source: Source, log: Logger, pace: Pace = usualPace): Promise<Rekey> {
  const closers: (() => unknown)[] = [];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    const started = await start({ env, source, log, pace, whenClosed: (closer) => closers.push(closer) });
    return { ...started, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What takes its time, so that tests need not. */
export type Pace = Pick<Deps, "announcedWithinMs" | "openChecksAfterMs" | "historySlice"> & WorkPace;

export const usualPace: Pace = {
  announcedWithinMs: 30_000,
  openChecksAfterMs: 3_000,
  historySlice: { steps: 50_000, ms: 60_000 },
  lookAroundAfterMs: 60_000,
};

interface Start {
  readonly pace: Pace;
  readonly env: Env;
  readonly source: Source;
  readonly log: Logger;
  /** Last come, first closed. */
  readonly whenClosed: (closer: () => unknown) => void;
}

async function start({ env, source, log, pace, whenClosed }: Start): Promise<Omit<Rekey, "close">> {
  await checkGitVersion(source);
  const lock = lockDirectory(env.dataDirectory);
  whenClosed(() => lock.release());
  const now = () => new Date();
  const opened = await openStore(env, now, log);
  const { store } = opened;
  whenClosed(() => opened.close());

  const fingerprintKey = env.fingerprintKey ?? (await ensureFingerprintKey(env.dataDirectory));
  await refuseOtherKey(store, fingerprintKey);

  const probot = createProbot(env, log);
  const identity = appIdentity(probot, env);
  const organisationFiles = keepOrganisationFiles(now);
  const builtIn = ruleSet();
  const metrics = createMetrics({ queue: store.queue, now, memoryBytes: () => memoryUsage.rss(), startedAt: now() });
  const { spendContent } = store;
  const auth = keepBudgets({ auth: (installation) => probot.auth(installation), now, spendContent, ...metrics });
  const deps: Deps = {
    connect: createConnect({ auth, app: identity.ask, organisationFiles, now }),
    git: createGit(gitOptions(env, source)),
    store,
    ruleSet: builtIn,
    ruleSetWith: keepRuleSets(builtIn),
    fingerprintKey,
    webUrl: env.webUrl,
    privateRepository: env.privateRepository,
    inTurn: opened.inTurn,
    metrics,
    ...pace,
    now,
    log,
  };
  const asApp = connectAsApp((installation) => (installation === undefined ? probot.auth() : auth(installation)), now);
  const work =
    env.role === "web" ? undefined : await startWork({ deps, hear: opened.hear, asApp, metrics, pace, whenClosed });
  await probot.load(
    createApp({
      async accept(delivery, jobs, announced) {
        for (const { repository } of jobs)
          if (repository.name === ".github") organisationFiles.forget(repository.owner);
        const answer = await store.acceptDelivery(delivery, jobs, announced);
        if (answer === "accepted") metrics.accepted(delivery.event);
        work?.worker.wake();
      },
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
    findObstacles: () => findObstacles(store, work),
    metrics,
    log,
  });
  whenClosed(() => server.close());
  work?.startReconciliation();
  return { url: server.url, webhookUrl: `${server.url}${env.webhookPath}`, version: builtIn.version };
}

function gitOptions(env: Env, environment: Source): GitOptions {
  return {
    directory: join(env.dataDirectory, "git"),
    remote: ({ owner, name }) => `${env.webUrl}/${owner}/${name}.git`,
    environment,
    cacheLimits: { ...defaultCacheLimits, maxBytes: env.gitCacheBytes },
  };
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

async function findObstacles(store: Store, work: Work | undefined): Promise<readonly string[]> {
  const isStoreAnswering = await store.queue.counts().then(
    () => true,
    () => false,
  );
  return [
    ...(isStoreAnswering ? [] : ["The database does not answer."]),
    ...(work === undefined || work.worker.isWorking() ? [] : ["No jobs are run."]),
    ...(work === undefined || work.canary.isCaught()
      ? []
      : ["A credential that was put there on purpose was not found."]),
  ];
}
