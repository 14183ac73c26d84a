import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Sandbox } from "../sandbox/sandbox.ts";
import type { Source } from "../src/env.ts";
import { sourceFor } from "./local-rekey.ts";

/** Rekey as a process of its own, as an operator runs it: to be measured from outside, and to be killed. */
export interface RekeyProcess {
  /** Resolves once it takes deliveries, which the sandbox then sends there; to undefined when it ended before that. */
  readonly ready: Promise<{ readonly url: string; readonly webhookUrl: string } | undefined>;
  /** Resident memory in bytes; undefined where the system does not tell. */
  memory(): number | undefined;
  /** Returns when the process has ended. */
  end(signal: "SIGKILL" | "SIGTERM"): Promise<void>;
}

export interface ProcessOptions {
  readonly sandbox: Sandbox;
  readonly dataDirectory: string;
  /** Further variables: another store, say. */
  readonly source?: Source;
  /** Called with each line of its log. */
  readonly onLine?: (line: string) => void;
}

/** As docs/operations.md says to start it. */
const flags = ["--max-semi-space-size=8"];
const thrift = { MALLOC_ARENA_MAX: "1", MALLOC_TRIM_THRESHOLD_: "131072" };
const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));

export function startRekeyProcess({ sandbox, dataDirectory, source = {}, onLine }: ProcessOptions): RekeyProcess {
  const child = spawn(process.execPath, [...flags, main], {
    env: {
      PATH: process.env.PATH,
      ...thrift,
      ...sourceFor(sandbox),
      PORT: "0",
      REKEY_DATA_DIR: dataDirectory,
      LOG_LEVEL: "info",
      ...source,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  return {
    ready: waitUntilReady(child, sandbox, onLine),
    memory: () => (child.pid === undefined ? undefined : residentBytes(child.pid)),
    async end(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill(signal);
      await ended;
    },
  };
}

function waitUntilReady(child: ChildProcess, sandbox: Sandbox, onLine: ProcessOptions["onLine"]) {
  return new Promise<{ url: string; webhookUrl: string } | undefined>((resolve) => {
    child.once("exit", () => resolve(undefined));
    if (!child.stdout) throw new TypeError("the process was started without its output");
    createInterface({ input: child.stdout }).on("line", (line) => {
      onLine?.(line);
      if (!line.includes('"Rekey is ready"')) return;
      const url = `http://127.0.0.1:${JSON.parse(line).port}`;
      const webhookUrl = `${url}/api/github/webhooks`;
      sandbox.setWebhookUrl(webhookUrl);
      resolve({ url, webhookUrl });
    });
  });
}

function residentBytes(pid: number): number | undefined {
  try {
    const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}
