import { generateKeyPairSync, randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { randomToken } from "./auth/random-token.ts";
import { type Account, type App, type Installation, nextId, type Permissions, type State, timestamp } from "./state.ts";

export const userLogin = "octavia";
export const organisationLogin = "acme";

/** The parts of a GitHub App's manifest that decide what it may do. */
export interface Manifest {
  readonly name: string;
  readonly url: string;
  readonly description?: string;
  readonly default_permissions: Permissions;
  readonly default_events: string[];
}

export async function readManifest(path: string): Promise<Manifest> {
  return parse(await readFile(path, "utf8")) as Manifest;
}

/** One user, one organisation, one app, installed on both for all their repositories. */
export function seedState(manifest: Manifest): State {
  const state = emptyState();
  const user = addAccount(state, userLogin, "User");
  const organisation = addAccount(state, organisationLogin, "Organization");
  state.app = createApp(state, manifest, user);
  state.installations = [user, organisation].map((account) => install(state, account));
  state.tokens = [{ kind: "user", token: randomToken("ghp"), accountId: user.id }];
  return state;
}

export function emptyState(): State {
  return {
    lastId: 1000,
    app: undefined as unknown as App,
    accounts: [],
    installations: [],
    tokens: [],
    manifestCodes: [],
    repositories: [],
    pulls: [],
    reviews: [],
    reviewComments: [],
    issues: [],
    issueComments: [],
    commitComments: [],
    releases: [],
    discussions: [],
    discussionComments: [],
    labels: [],
    checkSuites: [],
    checkRuns: [],
    protections: [],
    mergeQueues: [],
    mergeGroups: [],
    deliveries: [],
  };
}

function addAccount(state: State, login: string, type: Account["type"]): Account {
  const account: Account = { id: nextId(state), login, type, name: null, createdAt: timestamp() };
  state.accounts.push(account);
  return account;
}

function createApp(state: State, manifest: Manifest, owner: Account): App {
  const slug = manifest.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return {
    id: nextId(state),
    slug,
    name: manifest.name,
    description: manifest.description ?? "",
    url: manifest.url,
    clientId: `Iv1.${randomBytes(8).toString("hex")}`,
    ownerId: owner.id,
    botId: addAccount(state, `${slug}[bot]`, "Bot").id,
    hookId: nextId(state),
    privateKey: privateKey.export({ type: "pkcs1", format: "pem" }).toString(),
    webhookSecret: randomBytes(24).toString("hex"),
    webhookUrl: null,
    permissions: manifest.default_permissions,
    events: manifest.default_events,
    createdAt: timestamp(),
  };
}

function install(state: State, account: Account): Installation {
  const now = timestamp();
  return {
    id: nextId(state),
    accountId: account.id,
    repositories: "all",
    suspendedAt: null,
    createdAt: now,
    updatedAt: now,
  };
}
