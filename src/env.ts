import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import process from "node:process";
import { parseEnv } from "node:util";
import { z } from "zod";
import {
  appVariables,
  databaseVariables,
  githubVariables,
  hasPartners,
  hasSharedKey,
  localVariables,
  type Role,
  usesTls,
} from "./env-variables.ts";
import { StartError } from "./errors.ts";
import type { LogLevel } from "./log.ts";
import { processEnvironment, type Source } from "./process-environment.ts";

export type { Source } from "./process-environment.ts";

/** What the person who runs Rekey has set. Each variable is explained in `.env.example`. */
export interface Env extends LocalEnv, GithubUrls {
  readonly appId: number;
  /** PEM, PKCS #8. */
  readonly privateKey: string;
  /** The secret in use, then the one before it. */
  readonly webhookSecrets: readonly [string, ...string[]];
  readonly webhookPath: string;
  /** At least 32 bytes. Undefined: Rekey makes one, see `fingerprint-key.ts`. */
  readonly fingerprintKey: Buffer | undefined;
  /** `owner/name` */
  readonly privateRepository: string | undefined;
  /** Of a PostgreSQL, with its password. Undefined: SQLite in the data directory. */
  readonly databaseUrl: string | undefined;
  /** What this process does: take deliveries, run jobs, or both. */
  readonly role: Role;
}

/** What is known without a GitHub App. */
export interface LocalEnv {
  readonly host: string;
  readonly port: number;
  readonly sandboxPort: number;
  /** Absolute. */
  readonly dataDirectory: string;
  readonly logLevel: LogLevel;
  /** How much the git caches may take together. */
  readonly gitCacheBytes: number;
}

export interface GithubUrls {
  /** `https://api.github.com` */
  readonly apiUrl: string;
  /** `https://github.com`: base of links for people and of git remotes. */
  readonly webUrl: string;
}

/** The environment, over the `.env` file of the directory if there is one. */
export function readSource(directory: string = process.cwd(), environment: Source = processEnvironment()): Source {
  const path = resolve(directory, ".env");
  const file = existsSync(path) ? parseEnv(readFileSync(path, "utf8")) : {};
  return { ...file, ...environment };
}

/** Whether somebody has begun to set up a GitHub App: then what is missing is a mistake. */
export function hasCredentials(source: Source): boolean {
  const set = dropBlanks(source);
  return ["APP_ID", "PRIVATE_KEY", "PRIVATE_KEY_PATH", "WEBHOOK_SECRET"].some((name) => name in set);
}

/** Throws `StartError` that lists every problem with what to do about it, and quotes no value. */
export function readEnv(source: Source): Env {
  const variables = parse(allVariables, readKeyFile(dropBlanks(source)));
  return {
    ...toLocalEnv(variables),
    ...toUrls(variables),
    appId: variables.APP_ID,
    privateKey: variables.PRIVATE_KEY,
    webhookSecrets: variables.WEBHOOK_SECRET_PREVIOUS
      ? [variables.WEBHOOK_SECRET, variables.WEBHOOK_SECRET_PREVIOUS]
      : [variables.WEBHOOK_SECRET],
    webhookPath: variables.WEBHOOK_PATH,
    fingerprintKey: variables.REKEY_FINGERPRINT_KEY,
    privateRepository: variables.REKEY_PRIVATE_REPOSITORY,
    databaseUrl: variables.DATABASE_URL,
    role: variables.REKEY_ROLE,
  };
}

/** The part of it that needs no GitHub App. Throws like `readEnv`. */
export function readLocalEnv(source: Source): LocalEnv {
  return toLocalEnv(parse(z.object(localVariables), dropBlanks(source)));
}

/** The part of it that says where the store is, and what its fingerprints are made with. Throws like `readEnv`. */
export function readDatabaseEnv(source: Source): Pick<Env, "databaseUrl" | "dataDirectory" | "fingerprintKey"> {
  const { REKEY_FINGERPRINT_KEY } = appVariables;
  const schema = z.object({ ...localVariables, ...databaseVariables, REKEY_FINGERPRINT_KEY });
  const variables = parse(schema, dropBlanks(source));
  return {
    databaseUrl: variables.DATABASE_URL,
    dataDirectory: variables.REKEY_DATA_DIR,
    fingerprintKey: variables.REKEY_FINGERPRINT_KEY,
  };
}

/** The part of it that says which GitHub it is. Throws like `readEnv`. */
export function githubUrls(source: Source): GithubUrls {
  return toUrls(parse(z.object(githubVariables).refine(usesTls, tlsRule), dropBlanks(source)));
}

const tlsRule = {
  path: ["GHE_PROTOCOL"],
  error: "can be http only for a GitHub on this machine",
  // Told together with whatever else is wrong.
  when: () => true,
};

const sharedKeyRule = {
  path: ["REKEY_FINGERPRINT_KEY"],
  error:
    "is missing: processes that share a database must have the same key. Set what stands in fingerprint.key of the data directory, or a new one: openssl rand -hex 32",
  when: () => true,
};

const ownRoleRule = {
  path: ["REKEY_ROLE"],
  error: "can be web or worker only with DATABASE_URL: without it, one process does everything",
  when: () => true,
};

const allVariables = z
  .object({ ...localVariables, ...githubVariables, ...appVariables, ...databaseVariables })
  .refine(usesTls, tlsRule)
  .refine(hasSharedKey, sharedKeyRule)
  .refine(hasPartners, ownRoleRule);

function toLocalEnv(variables: z.infer<z.ZodObject<typeof localVariables>>): LocalEnv {
  return {
    host: variables.HOST,
    port: variables.PORT,
    sandboxPort: variables.REKEY_SANDBOX_PORT,
    dataDirectory: variables.REKEY_DATA_DIR,
    logLevel: variables.LOG_LEVEL,
    gitCacheBytes: variables.REKEY_GIT_CACHE_GB * 1024 ** 3,
  };
}

function toUrls({ GHE_HOST: host, GHE_PROTOCOL: protocol }: z.infer<z.ZodObject<typeof githubVariables>>): GithubUrls {
  if (!host) return { apiUrl: "https://api.github.com", webUrl: "https://github.com" };
  const webUrl = `${protocol}://${host}`;
  // A tenant with data residency has an API host of its own; GitHub Enterprise Server has a path.
  return { webUrl, apiUrl: host.endsWith(".ghe.com") ? `${protocol}://api.${host}` : `${webUrl}/api/v3` };
}

function parse<Variables>(schema: z.ZodType<Variables>, set: Source): Variables {
  const parsed = schema.safeParse(set);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `  ${path.join(".")} ${message}`);
  throw new StartError(`Rekey cannot start with this environment:\n${problems.join("\n")}`);
}

/** A variable that is there and empty is how people switch one off. */
function dropBlanks(source: Source): Source {
  return Object.fromEntries(
    Object.entries(source).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  );
}

/** What cannot be read is no key, and told as that. */
function readKeyFile(set: Source): Source {
  const { PRIVATE_KEY, PRIVATE_KEY_PATH } = set;
  if (PRIVATE_KEY || !PRIVATE_KEY_PATH) return set;
  try {
    return { ...set, PRIVATE_KEY: readFileSync(PRIVATE_KEY_PATH, "utf8") };
  } catch {
    return { ...set, PRIVATE_KEY: "" };
  }
}
