import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Sandbox, WeatherRule } from "../../sandbox/sandbox.ts";
import { startSandbox } from "../../sandbox/start-sandbox.ts";
import type { Source } from "../../src/env.ts";
import { startRekeyProcess } from "../rekey-process.ts";
import { userOctokit } from "../story.ts";
import { openSite, type Site } from "./site.ts";

export type Answer = NonNullable<WeatherRule["answer"]>;

export interface FaultsOptions {
  readonly answers: readonly Answer[];
  /** Which calls of the path fail. */
  readonly operations: "all" | "writes";
  /** How many faults are tried at the same time, each in a repository of its own. */
  readonly together: number;
  readonly patienceMs: number;
  readonly source?: Source;
  readonly tell: (text: string) => void;
}

export interface FaultsResult {
  readonly tried: number;
  /** Of them, those whose call was not made this time: some calls depend on what was faster. */
  readonly unmet: number;
  /** A sentence for each fault after which not everything was as it is without one. */
  readonly wrong: readonly string[];
}

/**
 * A leak is pushed to a pull request once without faults: that tells which calls the path is made of. Then each of these calls
 * fails once with each answer, and in the end GitHub must look the same.
 */
export async function runFaults(options: FaultsOptions): Promise<FaultsResult> {
  const operations = await inWorld(options, (sandbox) => learnPath(sandbox, options.patienceMs));
  options.tell(`The path has ${operations.length} calls:\n${operations.join("\n")}`);
  const failing = operations.filter((operation) => options.operations === "all" || !operation.startsWith("GET"));
  const results: FaultsResult[] = [];
  // Each call in a world of its own: GitHub takes 500 comments and issues an hour.
  for (const operation of failing) {
    options.tell(operation);
    results.push(await inWorld(options, (sandbox) => tryAnswers(operation, options, sandbox)));
  }
  return {
    tried: results.reduce((sum, { tried }) => sum + tried, 0),
    unmet: results.reduce((sum, { unmet }) => sum + unmet, 0),
    wrong: results.flatMap(({ wrong }) => wrong),
  };
}

/** A GitHub with Rekey beside it. */
async function inWorld<T>({ source = {} }: FaultsOptions, work: (sandbox: Sandbox) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), "rekey-faults-"));
  const manifest = fileURLToPath(new URL("../../app.yml", import.meta.url));
  const sandbox = await startSandbox({ directory: join(directory, "github"), host: "127.0.0.1", port: 0, manifest });
  const rekey = startRekeyProcess({ sandbox, dataDirectory: join(directory, "data"), source });
  try {
    if (!(await rekey.ready)) throw new Error("Rekey ended before it was ready");
    return await work(sandbox);
  } finally {
    await rekey.end("SIGTERM");
    await sandbox.close();
    await rm(directory, { recursive: true, force: true });
  }
}

async function tryAnswers(operation: string, options: FaultsOptions, sandbox: Sandbox): Promise<FaultsResult> {
  const { answers, together, patienceMs, tell } = options;
  const wrong: string[] = [];
  let unmet = 0;
  let index = 0;
  async function work(): Promise<void> {
    for (let answer = answers[index++]; answer; answer = answers[index++]) {
      const problem = await tryFault(sandbox, { operation, answer, name: `fault-${index}`, patienceMs });
      if (problem === notMade) unmet += 1;
      else if (problem) wrong.push(`${operation}, ${JSON.stringify(answer)}: ${problem}`);
      if (problem) tell(`${operation}, ${JSON.stringify(answer)}: ${problem}`);
    }
  }
  await Promise.all(Array.from({ length: together }, work));
  return { tried: answers.length, unmet, wrong };
}

async function learnPath(sandbox: Sandbox, patienceMs: number): Promise<readonly string[]> {
  const called = new Set<string>();
  const site = await openSite(sandbox, userOctokit(sandbox), "calm");
  sandbox.watch(({ operation }) => called.add(operation));
  called.clear();
  await site.leak();
  const problem = await waitForEnd(site, patienceMs);
  if (problem) throw new Error(`without any fault: ${problem}`);
  // Comment and issue come after what was looked at last.
  await pause(1000);
  await site.close();
  // Tokens and the App's own name are asked for once for all repositories: see `run-start-faults.ts`.
  return [...called].filter((operation) => operation.includes("/repos/")).sort();
}

export const notMade = "the call was not made";

interface Fault {
  readonly operation: string;
  readonly answer: Answer;
  readonly name: string;
  readonly patienceMs: number;
}

async function tryFault(sandbox: Sandbox, { operation, answer, name, patienceMs }: Fault): Promise<string | undefined> {
  const site = await openSite(sandbox, userOctokit(sandbox), name);
  const rule: WeatherRule = { operation, repository: `${sandbox.organisation}/${name}`, times: 1, answer };
  sandbox.weather.add(rule);
  await site.leak();
  const problem = await waitForEnd(site, patienceMs);
  await site.close();
  return sandbox.weather.unmet().includes(rule) ? notMade : problem;
}

/** Looks twice: what is right must stay right. */
export async function waitForEnd(site: Site, patienceMs: number): Promise<string | undefined> {
  const until = performance.now() + patienceMs;
  for (;;) {
    // A connection of ours that was closed while it was idle says nothing of Rekey.
    const problem = await site.look().catch(() => "GitHub could not be asked");
    if (!problem) break;
    if (performance.now() > until) return problem;
    await pause(250);
  }
  await pause(1000);
  return site.look();
}
