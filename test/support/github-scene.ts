import { createAppAuth } from "@octokit/auth-app";
import { Octokit } from "@octokit/rest";
import { expect } from "vitest";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { cloneRepository, type WorkingCopy } from "./git-client.ts";
import { startTestSandbox } from "./sandbox.ts";
import { type Receiver, receiveWebhooks } from "./webhook-receiver.ts";

/** A local GitHub with one repository whose `main` holds `app.ts`, and everybody who works with it. */
export interface Scene {
  readonly sandbox: Sandbox;
  readonly repo: { readonly owner: string; readonly repo: string };
  readonly user: Octokit;
  /** The App as installed on the user's account. */
  readonly app: Octokit;
  readonly copy: WorkingCopy;
  readonly hooks: Receiver;
  /** The first commit of `main`. */
  readonly base: string;
  /** Commits to a branch (made from `main` where it is new), pushes it, and gives the commit. */
  push(branch: string, files: Readonly<Record<string, string | Buffer>>): Promise<string>;
  openPull(head: string, options?: { readonly draft?: boolean }): Promise<number>;
}

/** Refusals are what most of these tests are about; Octokit would print every one. */
const log = { debug() {}, info() {}, warn: console.warn, error() {} };

/** Twenty numbered lines. */
export const startingText = Array.from({ length: 20 }, (_, index) => `line ${index + 1}\n`).join("");

export async function startScene(): Promise<Scene> {
  const sandbox = await startTestSandbox();
  const hooks = await receiveWebhooks();
  const user = new Octokit({ baseUrl: sandbox.api, auth: sandbox.token, log });
  const app = await connectApp(sandbox);
  await user.rest.repos.createForAuthenticatedUser({ name: "shop" });
  const repo = { owner: sandbox.login, repo: "shop" };
  const copy = await cloneRepository(`${sandbox.git}/${sandbox.login}/shop.git`, sandbox.token);
  await copy.git("checkout", "--quiet", "-b", "main");
  const base = await copy.commit("start", { "app.ts": startingText });
  await copy.git("push", "--quiet", "origin", "main");
  sandbox.setWebhookUrl(hooks.url);

  return {
    sandbox,
    repo,
    user,
    app,
    copy,
    hooks,
    base,
    async push(branch, files) {
      const exists = (await copy.git("branch", "--list", branch)) !== "";
      await copy.git("checkout", "--quiet", ...(exists ? [branch] : ["-b", branch, "main"]));
      const sha = await copy.commit(`change ${Object.keys(files).join(", ")}`, files);
      await copy.git("push", "--quiet", "origin", branch);
      return sha;
    },
    async openPull(head, options = {}) {
      const pull = await user.rest.pulls.create({ ...repo, head, base: "main", title: `Merge ${head}`, ...options });
      return pull.data.number;
    },
  };
}

async function connectApp(sandbox: Sandbox): Promise<Octokit> {
  const auth = { appId: sandbox.appId, privateKey: sandbox.privateKey };
  const owner = new Octokit({ baseUrl: sandbox.api, authStrategy: createAppAuth, auth });
  const installations = await owner.rest.apps.listInstallations();
  const mine = installations.data.find(
    ({ account }) => account && "login" in account && account.login === sandbox.login,
  );
  return new Octokit({
    baseUrl: sandbox.api,
    authStrategy: createAppAuth,
    auth: { ...auth, installationId: mine?.id },
    log,
  });
}

/** Awaits GitHub's refusal: its status, its message, and `errors` where it gives them. `what` names the case in a table. */
export async function expectRefusal(
  call: Promise<unknown>,
  status: number,
  body: object | RegExp,
  what = "the call",
): Promise<void> {
  const error = await call.then(
    () => expect.fail(`GitHub would have refused ${what}`),
    (reason) => reason,
  );
  expect(error.status, what).toBe(status);
  if (body instanceof RegExp) expect(error.response.data.message, what).toMatch(body);
  else expect(error.response.data, what).toMatchObject(body);
}
