import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Source } from "../../src/env.ts";

/** Rekey as a process of its own, so that it can be killed. */
export interface AppProcess {
  readonly url: string;
  /** Returns when it is gone. */
  end(signal: "SIGKILL" | "SIGTERM"): Promise<void>;
}

/** Returns when it is ready. */
export async function startAppProcess(source: Source, argv: readonly string[] = []): Promise<AppProcess> {
  const child = spawn(process.execPath, ["src/main.ts", ...argv], {
    env: { PATH: process.env.PATH, PORT: "0", LOG_LEVEL: "info", ...source },
    stdio: ["ignore", "pipe", "inherit"],
  });
  return { url: `http://127.0.0.1:${await readyPort(child)}`, end: (signal) => end(child, signal) };
}

async function readyPort(child: ChildProcess): Promise<number> {
  return await new Promise((resolve, reject) => {
    child.once("exit", () => reject(new Error("the app ended before it was ready")));
    if (child.stdout === null) throw new TypeError("nothing to read from");
    createInterface({ input: child.stdout }).on("line", (line) => {
      const { msg, port } = JSON.parse(line);
      if (msg === "Rekey is ready") resolve(port);
    });
  });
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill(signal);
  await ended;
}
