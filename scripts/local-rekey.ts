import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Logger } from "pino";
import type { Sandbox } from "../sandbox/sandbox.ts";
import { startSandbox } from "../sandbox/start-sandbox.ts";
import { readEnv, type Source } from "../src/env.ts";
import { createLog } from "../src/log.ts";
import { type Rekey, startRekey } from "../src/rekey.ts";

export interface LocalOptions {
  readonly dataDirectory: string;
  readonly host: string;
  /** 0: any free one, as with `sandboxPort`. */
  readonly port: number;
  readonly sandboxPort: number;
  readonly log?: Logger;
}

export interface LocalRekey {
  readonly sandbox: Sandbox;
  readonly rekey: Rekey;
  close(): Promise<void>;
}

/** Rekey beside a local GitHub, configured like any other App: by the environment that an operator would give it. */
export async function startLocalRekey(options: LocalOptions): Promise<LocalRekey> {
  const { dataDirectory, host, port, sandboxPort, log = createLog({ level: "error" }) } = options;
  const sandbox = await startSandbox({
    directory: join(dataDirectory, "github"),
    host,
    port: sandboxPort,
    manifest: fileURLToPath(new URL("../app.yml", import.meta.url)),
  });
  try {
    const source = {
      ...sourceFor(sandbox),
      PATH: process.env.PATH,
      HOST: host,
      PORT: `${port}`,
      REKEY_DATA_DIR: dataDirectory,
    };
    const rekey = await startRekey(readEnv(source), source, log);
    sandbox.setWebhookUrl(rekey.webhookUrl);
    await writeFacts(join(dataDirectory, "sandbox.json"), sandbox, rekey);
    return {
      sandbox,
      rekey,
      async close() {
        await rekey.close();
        await sandbox.close();
      },
    };
  } catch (error) {
    await sandbox.close();
    throw error;
  }
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
