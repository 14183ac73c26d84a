import { createPrivateKey } from "node:crypto";
import { resolve } from "node:path";
import { z } from "zod";
import { minKeyBytes, parseFingerprintKey } from "./fingerprint-key.ts";
import { logLevels } from "./log.ts";

/** The variables Rekey reads, with what each must be. The messages complete the sentence "NAME …" and quote no value. */

// Whoever knows the webhook secret can make Rekey believe any delivery.
const minSecretLength = 16;
const minDistinctCharacters = 8;
const placeholder = /secret|develop|change|replace|example|placeholder/i;

/** Known without a GitHub App. */
export const localVariables = {
  HOST: z.string().default("127.0.0.1"),
  PORT: port(3000),
  REKEY_SANDBOX_PORT: port(3001),
  REKEY_DATA_DIR: z
    .string()
    .default(".rekey")
    .transform((path) => resolve(path)),
  REKEY_GIT_CACHE_GB: z
    .string()
    .regex(/^[1-9]\d{0,5}$/, "must be a number of gigabytes, 1 or more")
    .transform(Number)
    .default(20),
  LOG_LEVEL: z.enum(logLevels, { error: `must be one of ${logLevels.join(", ")}` }).default("info"),
};

/** Which GitHub it is; without them, github.com. */
export const githubVariables = {
  GHE_HOST: z
    .string()
    .regex(
      /^([a-z0-9.-]+|\[[0-9a-f:]+\])(:\d{1,5})?$/i,
      "must be a host name without protocol and path, such as github.example.com",
    )
    .optional(),
  GHE_PROTOCOL: z
    .enum(["https", "http"], { error: "must be https, or http for a GitHub on this machine" })
    .default("https"),
};

/** A token sent without TLS is a token given away. */
export function usesTls(variables: { readonly GHE_HOST?: unknown; readonly GHE_PROTOCOL?: unknown }): boolean {
  const isThisMachine = /^(localhost|127(\.\d{1,3}){3}|0\.0\.0\.0|\[::1?\])(:\d+)?$/.test(`${variables.GHE_HOST}`);
  return variables.GHE_PROTOCOL !== "http" || isThisMachine;
}

/** The GitHub App and what belongs to it. */
export const appVariables = {
  APP_ID: z
    .string({ error: "is missing: it stands on the App's settings page, and `npm run setup` writes it" })
    .regex(/^[1-9]\d{0,14}$/, "must be the number that stands on the App's settings page")
    .transform(Number),
  PRIVATE_KEY: z
    .string({ error: "is missing: set it to the App's private key, or PRIVATE_KEY_PATH to its .pem file" })
    .transform((text, { addIssue }) => {
      const pem = toPem(text);
      if (!pem)
        addIssue(
          "is not the App's RSA private key: give the .pem file's text (line breaks may be \\n), its base64, or the file's path as PRIVATE_KEY_PATH",
        );
      return pem ?? "";
    }),
  WEBHOOK_SECRET: webhookSecret({
    error: "is missing: set the secret that the App's settings page has for its webhook",
  }),
  WEBHOOK_SECRET_PREVIOUS: webhookSecret({}).optional(),
  WEBHOOK_PATH: z
    .string()
    .regex(/^\/[\w./-]*\w$/, "must be a path such as /api/github/webhooks")
    .refine((path) => !["/healthz", "/readyz", "/metrics"].includes(path), "must not be one of Rekey's own pages")
    .default("/api/github/webhooks"),
  REKEY_FINGERPRINT_KEY: z
    .string()
    .transform((text, { addIssue }) => {
      const key = parseFingerprintKey(text);
      if (key === undefined)
        addIssue(`must be at least ${minKeyBytes} random bytes in hex or base64: openssl rand -hex ${minKeyBytes}`);
      return key;
    })
    .optional(),
  REKEY_PRIVATE_REPOSITORY: z
    .string()
    .regex(/^[\w-]+\/[\w.-]+$/, "must be a repository as owner/name")
    .optional(),
};

export const roles = ["all", "web", "worker"] as const;
export type Role = (typeof roles)[number];

/** Past one machine. */
export const databaseVariables = {
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/\S+$/, "must be the URL of a PostgreSQL: postgres://user:password@host:5432/database")
    .optional(),
  REKEY_ROLE: z.enum(roles, { error: `must be one of ${roles.join(", ")}` }).default("all"),
};

interface Sharing {
  readonly DATABASE_URL?: unknown;
  readonly REKEY_FINGERPRINT_KEY?: unknown;
  readonly REKEY_ROLE?: unknown;
}

/** Two keys would make two incidents of one credential. */
export function hasSharedKey({ DATABASE_URL: url, REKEY_FINGERPRINT_KEY: key }: Sharing): boolean {
  return url === undefined || key !== undefined;
}

/** A process that takes deliveries only needs others that run their jobs. */
export function hasPartners({ DATABASE_URL: url, REKEY_ROLE: role }: Sharing): boolean {
  return url !== undefined || role === "all" || role === undefined;
}

function port(fallback: number) {
  const message = "must be a port: a number up to 65535, or 0 for any free one";
  return z
    .string()
    .regex(/^\d{1,5}$/, message)
    .transform(Number)
    .refine((number) => number <= 65_535, message)
    .default(fallback);
}

function webhookSecret(params: { readonly error?: string }) {
  return z
    .string(params)
    .refine(
      isRandom,
      `must be a random text of at least ${minSecretLength} characters, the same as on the App's settings page: openssl rand -hex 32`,
    );
}

function isRandom(secret: string): boolean {
  return secret.length >= minSecretLength && new Set(secret).size >= minDistinctCharacters && !placeholder.test(secret);
}

/**
 * As PKCS #8. Undefined when it is no RSA private key. Docker and kubectl take the quotes of a line in an env file for a part of the
 * value.
 */
function toPem(quoted: string): string | undefined {
  const text = quoted.replace(/^"(.*)"$/s, "$1");
  const pem = text.includes("-----BEGIN") ? text.replaceAll("\\n", "\n") : Buffer.from(text, "base64").toString("utf8");
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === "rsa" ? key.export({ type: "pkcs8", format: "pem" }).toString() : undefined;
  } catch {
    return undefined;
  }
}
