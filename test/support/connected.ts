import { createAppAuth } from "@octokit/auth-app";
import { Octokit } from "@octokit/rest";
import pino from "pino";
import { Probot } from "probot";
import { onTestFinished } from "vitest";
import { openSqlite } from "../../src/database/open-sqlite.ts";
import { AppOctokit } from "../../src/github/app-octokit.ts";
import { createConnect } from "../../src/github/connect.ts";
import { keepBudgets } from "../../src/github/keep-budgets.ts";
import { keepOrganisationFiles } from "../../src/github/organisation-files.ts";
import type { GitHub } from "../../src/github/port.ts";
import { type Scene, startScene } from "./github-scene.ts";

/** The adapter as the app uses it, connected to a scene's repository. */
export interface Connected extends Scene {
  readonly github: GitHub;
  /** What GitHub said is left in the hour, after each call. */
  readonly quotas: readonly number[];
  /** What calls were for that were not made for the sake of GitHub's limits. */
  readonly held: readonly string[];
}

export async function startConnected(): Promise<Connected> {
  const scene = await startScene();
  const { sandbox, user, repo } = scene;
  const { data: repository } = await user.rest.repos.get(repo);
  const credentials = { appId: sandbox.appId, privateKey: sandbox.privateKey };
  const owner = new Octokit({ baseUrl: sandbox.api, authStrategy: createAppAuth, auth: credentials });
  const { data: installations } = await owner.rest.apps.listInstallations();
  const installation = installations.find(({ target_id }) => target_id === repository.owner.id);
  if (!installation) throw new Error("the App is not installed on the user's account");
  const probot = new Probot({
    ...credentials,
    baseUrl: sandbox.api,
    log: pino({ level: "silent" }),
    Octokit: AppOctokit,
  });
  const quotas: number[] = [];
  const held: string[] = [];
  const now = () => new Date();
  const store = await openSqlite(":memory:", now);
  onTestFinished(() => store.close());
  const connect = createConnect({
    auth: keepBudgets({
      auth: (id) => probot.auth(id),
      now,
      spendContent: store.spendContent,
      heldBack: (purpose) => void held.push(purpose),
      quota: (_, remaining) => void quotas.push(remaining),
    }),
    app: async () => ({ id: sandbox.appId, botLogin: `${installation.app_slug}[bot]` }),
    organisationFiles: keepOrganisationFiles(now),
    now,
  });
  const github = connect(installation.id, { id: repository.id, owner: repo.owner, name: repo.repo });
  return { ...scene, github, quotas, held };
}

/** The error that a call ends with. */
export async function errorOf(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
  } catch (error) {
    return error;
  }
  throw new Error("the call was expected to fail");
}
