import type { Logger } from "pino";
import { Probot } from "probot";
import type { Env } from "./env.ts";
import { AppOctokit } from "./github/app-octokit.ts";

/** Probot gives us the App's tokens and typed events. Its server, logger, retries and throttling stay out: docs/decisions/0005. */
export function createProbot(env: Env, log: Logger): Probot {
  return new Probot({
    appId: env.appId,
    privateKey: env.privateKey,
    baseUrl: env.apiUrl,
    secret: env.webhookSecrets[0],
    log,
    Octokit: AppOctokit,
  });
}
