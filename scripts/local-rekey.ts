import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Logger } from "pino";
import type { Sandbox } from "../sandbox/sandbox.ts";
import { startSandbox } from "../sandbox/start-sandbox.ts";
import { lockDirectory } from "../src/database/lock-directory.ts";
import { readEnv, type Source } from "../src/env.ts";
import { StartError } from "../src/errors.ts";
import { createLog } from "../src/log.ts";
import { type Pace, type Rekey, startRekey } from "../src/rekey.ts";

export interface LocalOptions {
  readonly dataDirectory: string;
  readonly host: string;
  /** 0: any free one, as with `sandboxPort`. */
  readonly port: number;
  readonly sandboxPort: number;
  readonly log?: Logger;
  readonly pace?: Pace;
}

export interface LocalRekey {
  readonly sandbox: Sandbox;
  readonly rekey: Rekey;
  /** Stops Rekey, and starts it again once `work` is done: what GitHub says meanwhile is lost. */
  whileDown(work: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/**
 * Rekey beside a local GitHub, configured like any other App: by the environment that an operator would give it. The facts
 * file is there exactly while both run.
 */
export async function startLocalRekey(options: LocalOptions): Promise<LocalRekey> {
  const { dataDirectory, host, port, log = createLog({ level: "error" }) } = options;
  const facts = join(dataDirectory, "sandbox.json");
  const sandbox = await startOwnSandbox(options);
  try {
    await rm(facts, { force: true });
    const source = {
      ...sourceFor(sandbox),
      PATH: process.env.PATH,
      HOST: host,
      PORT: `${port}`,
      REKEY_DATA_DIR: dataDirectory,
    };
    const start = () => startRekey(readEnv(source), source, log, options.pace);
    let rekey = await start();
    sandbox.setWebhookUrl(rekey.webhookUrl);
    await writeFacts(facts, sandbox, rekey);
    return {
      sandbox,
      rekey,
      async whileDown(work) {
        await rekey.close();
        await work();
        await sandbox.settled();
        rekey = await start();
        sandbox.setWebhookUrl(rekey.webhookUrl);
      },
      async close() {
        await rm(facts, { force: true });
        await rekey.close();
        await sandbox.close();
      },
    };
  } catch (error) {
    await sandbox.close();
    throw error;
  }
}

/** Throws `StartError` when another process has the directory, or the port. */
async function startOwnSandbox({ dataDirectory, host, sandboxPort }: LocalOptions): Promise<Sandbox> {
  const directory = join(dataDirectory, "github");
  const lock = lockDirectory(directory);
  try {
    const manifest = fileURLToPath(new URL("../app.yml", import.meta.url));
    const sandbox = await startSandbox({ directory, host, port: sandboxPort, manifest });
    return { ...sandbox, close: () => sandbox.close().finally(lock.release) };
  } catch (error) {
    lock.release();
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (!isListenError(code)) throw error;
    throw new StartError(
      `The local GitHub cannot listen on ${host}, port ${sandboxPort} (${code}). Set HOST and REKEY_SANDBOX_PORT to what is free here; port 0 is any.`,
    );
  }
}

function isListenError(code: unknown): boolean {
  return ["EADDRINUSE", "EADDRNOTAVAIL", "EACCES", "ENOTFOUND", "EAI_AGAIN"].includes(String(code));
}

/** What makes Rekey take the sandbox for its GitHub. */
export function sourceFor({ appId, privateKey, webhookSecret, web }: Sandbox): Source {
  return {
    APP_ID: `${appId}`,
    PRIVATE_KEY: privateKey,
    WEBHOOK_SECRET: webhookSecret,
    GHE_HOST: new URL(web).host,
    GHE_PROTOCOL: "http",
  };
}

/** For scripts: where everything is, readable by its owner only. */
async function writeFacts(path: string, sandbox: Sandbox, { webhookUrl }: Rekey): Promise<void> {
  const { web, api, git, token, login, organisation, webhookSecret, appId } = sandbox;
  const facts = { web, api, git, token, login, organisation, webhookUrl, webhookSecret, appId };
  await writeFile(path, `${JSON.stringify(facts, undefined, 2)}\n`, { mode: 0o600 });
}
