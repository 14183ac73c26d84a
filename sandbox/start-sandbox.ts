import { once } from "node:events";
import { mkdir } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createContract } from "./contract.ts";
import { createGitStorage } from "./git/storage.ts";
import { accountById } from "./rest/accounts/represent-account.ts";
import { endpoints } from "./rest/all.ts";
import { announceInstallation } from "./rest/apps/change-installation.ts";
import { repositoryNamed } from "./rest/repositories/find-repository.ts";
import { createRouter } from "./rest/router.ts";
import type { Rest } from "./rest/serve-rest.ts";
import type { Sandbox, SandboxOptions } from "./sandbox.ts";
import { emptyState, readManifest, seedState } from "./seed-state.ts";
import { createServe } from "./serve.ts";
import type { Site, Urls } from "./site.ts";
import type { State } from "./state.ts";
import { keepState, loadState } from "./state-file.ts";
import { createWeather } from "./weather.ts";
import { createPages } from "./web/pages.ts";
import { createWebhooks } from "./webhooks.ts";

/** Starts a local GitHub: real git, the REST API, signed webhooks, pages. The same directory brings the same one back. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  await mkdir(options.directory, { recursive: true });
  const state = await openState(options);
  const file = keepState(options.directory, state);
  const git = await createGitStorage(options.directory);
  const webhooks = await createWebhooks(options.directory, () => site, file.touch);
  const server = createServer();
  server.listen(options.port, options.host);
  await once(server, "listening");

  const site: Site = { state, git, webhooks, urls: urlsOf(server, options.host) };
  const identity = identify(site);
  const contract = createContract();
  const weather = createWeather();
  const callsOfTheApp: string[] = [];
  const rest: Rest = { site, contract, weather, callsOfTheApp, route: createRouter(endpoints), changed: file.touch };
  server.on("request", createServe(rest, createPages({ ...site.urls, ...identity })));

  return {
    ...site.urls,
    ...identity,
    weather,
    callsOfTheApp,
    setWebhookUrl(url) {
      const isFirst = state.app.webhookUrl === null;
      state.app.webhookUrl = url;
      if (isFirst) for (const installation of state.installations) announceInstallation(site, installation, "created");
      file.touch();
    },
    useMergeQueue(name, branch) {
      const repository = repositoryNamed(site, name);
      if (repository === undefined) throw new TypeError(`no repository ${name}`);
      state.mergeQueues.push({ repositoryId: repository.id, branch });
      file.touch();
    },
    settled: () => webhooks.settled(),
    async close() {
      server.close();
      server.closeAllConnections();
      await webhooks.settled();
      file.close();
      if (contract.defects.length > 0) throw new AggregateError(contract.defects, "the local GitHub had defects");
    },
  };
}

/** The app is granted what the manifest says today, also in a directory of yesterday. */
async function openState({ directory, manifest }: SandboxOptions): Promise<State> {
  const wanted = await readManifest(manifest);
  const known = loadState(directory);
  const state = known ? { ...emptyState(), ...known } : seedState(wanted);
  state.app.permissions = wanted.default_permissions;
  state.app.events = wanted.default_events;
  return state;
}

function urlsOf(server: Server, host: string): Urls {
  const { port } = server.address() as AddressInfo;
  const web = `http://${shownHost(host)}:${port}`;
  return { web, api: `${web}/api/v3`, git: web };
}

/** Where people and git reach it: "all addresses" is none to go to. */
function shownHost(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
}

function identify(site: Site) {
  const { app, tokens, accounts } = site.state;
  const user = tokens.find((token) => token.kind === "user");
  const organisation = accounts.find((account) => account.type === "Organization");
  if (user === undefined || organisation === undefined) throw new TypeError("the state lacks its user or organisation");
  return {
    token: user.token,
    login: accountById(site, user.accountId).login,
    organisation: organisation.login,
    appId: app.id,
    privateKey: app.privateKey,
    webhookSecret: app.webhookSecret,
  };
}
