import { generateKeyPairSync } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { githubUrls, hasCredentials, readEnv, readLocalEnv, readSource, type Source } from "../src/env.ts";
import { appVariables, databaseVariables, githubVariables, localVariables } from "../src/env-variables.ts";
import { StartError } from "../src/errors.ts";

const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
const oldPem = privateKey.export({ type: "pkcs1", format: "pem" }).toString();
const complete: Source = { APP_ID: "12", PRIVATE_KEY: pem, WEBHOOK_SECRET: "0123456789abcdef" };

test("an environment with the three that have no default is enough", () => {
  expect(readEnv(complete)).toEqual({
    appId: 12,
    privateKey: pem,
    webhookSecrets: ["0123456789abcdef"],
    webhookPath: "/api/github/webhooks",
    apiUrl: "https://api.github.com",
    webUrl: "https://github.com",
    host: "127.0.0.1",
    port: 3000,
    sandboxPort: 3001,
    dataDirectory: resolve(".rekey"),
    logLevel: "info",
    gitCacheBytes: 20 * 1024 ** 3,
    fingerprintKey: undefined,
    privateRepository: undefined,
    databaseUrl: undefined,
    role: "all",
  });
});

test("every problem is told at once, with what to do and without the value", () => {
  const wrong = {
    PORT: "70000",
    LOG_LEVEL: "loud",
    WEBHOOK_SECRET: "development",
    GHE_HOST: "ghe.acme.org",
    GHE_PROTOCOL: "http",
  };
  const problem = problemOf(wrong);
  for (const name of ["APP_ID", "PRIVATE_KEY", "WEBHOOK_SECRET", "PORT", "LOG_LEVEL", "GHE_PROTOCOL"]) {
    expect(problem).toContain(`\n  ${name} `);
  }
  expect(problem).toContain("PRIVATE_KEY_PATH");
  expect(problem).not.toMatch(/70000|loud|development/);
});

describe("the webhook secret", () => {
  test.each([
    ["is missing", undefined],
    ["is empty", " "],
    ["is short", "0123456789abcde"],
    ["is Probot's default", "development"],
    ["is a placeholder", "your-webhook-secret"],
    ["asks to be changed", "change-me-before-you-start"],
    ["repeats a few characters", "abcabcabcabcabcabcabc"],
  ])("is refused when it %s", (_, secret) => {
    expect(problemOf({ ...complete, WEBHOOK_SECRET: secret })).toMatch(
      /\n {2}WEBHOOK_SECRET (is missing|must be a random text)/,
    );
  });

  test("can be changed while the one before it is still accepted", () => {
    const env = readEnv({ ...complete, WEBHOOK_SECRET_PREVIOUS: "fedcba9876543210" });
    expect(env.webhookSecrets).toEqual(["0123456789abcdef", "fedcba9876543210"]);
    expect(problemOf({ ...complete, WEBHOOK_SECRET_PREVIOUS: "development" })).toContain("WEBHOOK_SECRET_PREVIOUS");
  });
});

describe("the private key", () => {
  test.each([
    ["as PEM", pem],
    ["as the PEM that GitHub hands out", oldPem],
    ["on one line", oldPem.replaceAll("\n", "\\n")],
    ["with the quotes of an env file", `"${oldPem.replaceAll("\n", "\\n")}"`],
    ["in base64", Buffer.from(oldPem).toString("base64")],
  ])("is read %s", (_, text) => {
    expect(readEnv({ ...complete, PRIVATE_KEY: text }).privateKey).toBe(pem);
  });

  test("is read from a file", async () => {
    const path = join(await createDirectory(), "app.pem");
    writeFileSync(path, oldPem);
    expect(readEnv({ ...complete, PRIVATE_KEY: "", PRIVATE_KEY_PATH: path }).privateKey).toBe(pem);
  });

  test.each([
    ["is something else", { PRIVATE_KEY: "key" }],
    [
      "is a public key",
      {
        PRIVATE_KEY: generateKeyPairSync("rsa", { modulusLength: 2048 })
          .publicKey.export({ type: "spki", format: "pem" })
          .toString(),
      },
    ],
    [
      "is of another kind",
      { PRIVATE_KEY: generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }).toString() },
    ],
    ["lies in no file", { PRIVATE_KEY: "", PRIVATE_KEY_PATH: "/nowhere/app.pem" }],
  ])("is refused when it %s", (_, wrong) => {
    expect(problemOf({ ...complete, ...wrong })).toContain("\n  PRIVATE_KEY is not the App's RSA private key");
  });
});

test.each([
  ["github.com", {}, "https://github.com", "https://api.github.com"],
  ["a GitHub Enterprise Server", { GHE_HOST: "git.acme.org" }, "https://git.acme.org", "https://git.acme.org/api/v3"],
  ["a tenant with data residency", { GHE_HOST: "acme.ghe.com" }, "https://acme.ghe.com", "https://api.acme.ghe.com"],
  [
    "a GitHub on this machine",
    { GHE_HOST: "127.0.0.1:4010", GHE_PROTOCOL: "http" },
    "http://127.0.0.1:4010",
    "http://127.0.0.1:4010/api/v3",
  ],
  [
    "a GitHub on this machine's IPv6",
    { GHE_HOST: "[::1]:4010", GHE_PROTOCOL: "http" },
    "http://[::1]:4010",
    "http://[::1]:4010/api/v3",
  ],
])("the URLs of %s", (_, source, webUrl, apiUrl) => {
  expect(githubUrls(source)).toEqual({ webUrl, apiUrl });
});

test.each([
  ["another host without TLS", { GHE_HOST: "127.0.0.1.acme.org", GHE_PROTOCOL: "http" }, "GHE_PROTOCOL"],
  ["a URL as host", { GHE_HOST: "https://git.acme.org" }, "GHE_HOST"],
  ["a webhook path without slash", { WEBHOOK_PATH: "hooks" }, "WEBHOOK_PATH"],
  ["a webhook path that is a page", { WEBHOOK_PATH: "/healthz" }, "WEBHOOK_PATH"],
  ["a short fingerprint key", { REKEY_FINGERPRINT_KEY: "ab".repeat(31) }, "REKEY_FINGERPRINT_KEY"],
  ["a repository without owner", { REKEY_PRIVATE_REPOSITORY: "security" }, "REKEY_PRIVATE_REPOSITORY"],
  ["an id that is a name", { APP_ID: "rekey" }, "APP_ID"],
])("%s is refused", (_, wrong, name) => {
  expect(problemOf({ ...complete, ...wrong })).toContain(`\n  ${name} `);
});

test("a fingerprint key is read in hex and in base64", () => {
  const key = Buffer.from(Array.from({ length: 32 }, (_, index) => index));
  for (const text of [key.toString("hex"), key.toString("base64")]) {
    expect(readEnv({ ...complete, REKEY_FINGERPRINT_KEY: text }).fingerprintKey).toEqual(key);
  }
});

test("without a GitHub App the rest can be read, and wrong values are refused alike", () => {
  expect(readLocalEnv({ PORT: "0", REKEY_SANDBOX_PORT: "0", REKEY_DATA_DIR: "/data", LOG_LEVEL: "debug" })).toEqual({
    host: "127.0.0.1",
    port: 0,
    sandboxPort: 0,
    dataDirectory: "/data",
    logLevel: "debug",
    gitCacheBytes: 20 * 1024 ** 3,
  });
  expect(() => readLocalEnv({ PORT: "http" })).toThrow(StartError);
});

describe("past one machine", () => {
  const shared = { ...complete, DATABASE_URL: "postgres://rekey@db/rekey", REKEY_FINGERPRINT_KEY: "0f".repeat(32) };

  test("processes share a database and the fingerprints' key, each with its role", () => {
    expect(readEnv({ ...shared, REKEY_ROLE: "web" })).toMatchObject({ databaseUrl: shared.DATABASE_URL, role: "web" });
    expect(readEnv(shared).role).toBe("all");
  });

  test.each([
    ["DATABASE_URL", { ...shared, DATABASE_URL: "mysql://rekey:hunter2@db/rekey" }],
    ["REKEY_FINGERPRINT_KEY", { ...shared, REKEY_FINGERPRINT_KEY: undefined }],
    ["REKEY_ROLE", { ...shared, REKEY_ROLE: "boss" }],
    ["REKEY_ROLE", { ...complete, REKEY_ROLE: "worker" }],
  ])("%s is refused where it does not fit", (name, source) => {
    expect(problemOf(source)).toContain(`\n  ${name} `);
    expect(problemOf(source)).not.toContain("hunter2");
  });
});

test("a set-up that was begun is told from none", () => {
  expect(hasCredentials({ PORT: "3000", APP_ID: "" })).toBe(false);
  expect(hasCredentials({ APP_ID: "12" })).toBe(true);
  expect(hasCredentials({ PRIVATE_KEY_PATH: "app.pem" })).toBe(true);
});

test("the process's environment wins over the .env file", async () => {
  const directory = await createDirectory();
  writeFileSync(join(directory, ".env"), 'PATH=nowhere\nREKEY_TEST_KEY="line 1\\nline 2"\n');
  const source = readSource(directory);
  expect(source.REKEY_TEST_KEY).toBe("line 1\nline 2");
  expect(source.PATH).not.toBe("nowhere");
});

test(".env.example explains every variable, shows its default, and nothing else", () => {
  const lines = readFileSync(new URL("../.env.example", import.meta.url), "utf8").split("\n");
  const shown = lines.flatMap((line, index) => {
    const [, name = "", value = ""] = /^(?:# )?([A-Z_]+)=(.*)$/.exec(line) ?? [];
    return name ? [{ name, value, isExplained: lines[index - 1]?.startsWith("# ") ?? false }] : [];
  });
  const schemas = { ...localVariables, ...githubVariables, ...appVariables, ...databaseVariables };
  expect(shown.map(({ name }) => name).sort()).toEqual([...Object.keys(schemas), "PRIVATE_KEY_PATH"].sort());
  expect(shown.filter(({ isExplained }) => !isExplained)).toEqual([]);
  const defaults = readEnv({
    ...complete,
    ...Object.fromEntries(shown.filter(({ value }) => value).map(({ name, value }) => [name, value])),
  });
  expect(defaults).toEqual(readEnv(complete));
});

function problemOf(source: Source): string {
  try {
    readEnv(source);
  } catch (error) {
    expect(error).toBeInstanceOf(StartError);
    return (error as StartError).message;
  }
  throw new Error("It was accepted.");
}

async function createDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "rekey-"));
  onTestFinished(() => rm(directory, { recursive: true }));
  return directory;
}
