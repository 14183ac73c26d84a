import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Sandbox, WeatherRule } from "../../sandbox/sandbox.ts";
import { startSandbox } from "../../sandbox/start-sandbox.ts";
import { startRekeyProcess } from "../rekey-process.ts";
import { userOctokit } from "../story.ts";
import { type Answer, type FaultsOptions, type FaultsResult, notMade, waitForEnd } from "./run-faults.ts";
import { openSite } from "./site.ts";

/** What a process asks for once, before the first call for any repository. */
const operations = ["GET /app", "POST /app/installations/{installation_id}/access_tokens"] as const;

type StartFaultsOptions = Pick<FaultsOptions, "answers" | "patienceMs" | "tell">;

/** Like `runFaults`, for the calls that are made once: Rekey is started anew for each fault, and a leak is pushed to it. */
export async function runStartFaults({ answers, patienceMs, tell }: StartFaultsOptions): Promise<FaultsResult> {
  const directory = await mkdtemp(join(tmpdir(), "rekey-faults-"));
  const manifest = fileURLToPath(new URL("../../app.yml", import.meta.url));
  const sandbox = await startSandbox({ directory: join(directory, "github"), host: "127.0.0.1", port: 0, manifest });
  const faults = operations.flatMap((operation) => answers.map((answer) => ({ operation, answer })));
  const wrong: string[] = [];
  let unmet = 0;
  try {
    for (const [index, fault] of faults.entries()) {
      const problem = await tryAtStart({ sandbox, directory, patienceMs }, { ...fault, name: `fault-${index}` });
      if (!problem) continue;
      const told = `${fault.operation}, ${JSON.stringify(fault.answer)}: ${problem}`;
      tell(told);
      if (problem === notMade) unmet += 1;
      else wrong.push(told);
    }
    return { tried: faults.length, unmet, wrong };
  } finally {
    await sandbox.close();
    await rm(directory, { recursive: true, force: true });
  }
}

interface Ground {
  readonly sandbox: Sandbox;
  readonly directory: string;
  readonly patienceMs: number;
}

interface StartFault {
  readonly operation: string;
  readonly answer: Answer;
  readonly name: string;
}

async function tryAtStart(
  { sandbox, directory, patienceMs }: Ground,
  { operation, answer, name }: StartFault,
): Promise<string | undefined> {
  const start = () => startReady(sandbox, join(directory, "data"));
  let rekey = await start();
  try {
    const site = await openSite(sandbox, userOctokit(sandbox), name);
    await rekey.end("SIGTERM");
    const rule: WeatherRule = { operation, times: 1, answer };
    sandbox.weather.add(rule);
    rekey = await start();
    await site.leak();
    const problem = await waitForEnd(site, patienceMs);
    await site.close();
    const isUnmet = sandbox.weather.unmet().includes(rule);
    sandbox.weather.clear();
    return isUnmet ? notMade : problem;
  } finally {
    await rekey.end("SIGTERM");
  }
}

async function startReady(sandbox: Sandbox, dataDirectory: string) {
  const rekey = startRekeyProcess({ sandbox, dataDirectory });
  if (!(await rekey.ready)) throw new Error("Rekey ended before it was ready");
  return rekey;
}
