import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { startSandbox } from "../../sandbox/start-sandbox.ts";
import type { Source } from "../../src/env.ts";
import type { Figure } from "../load/figure.ts";
import { startRekeyProcess } from "../rekey-process.ts";
import { userOctokit } from "../story.ts";
import { type Chance, createChance } from "./chance.ts";
import { type Developer, hireDeveloper } from "./developer.ts";
import { findFaults } from "./find-faults.ts";

export interface ChaosOptions {
  /** How often the process is killed. */
  readonly rounds: number;
  /** The same seed does the same in the same order; when the process dies within it, the clock decides. */
  readonly seed: number;
  /** How long it may take in the end until everything is as it should be. */
  readonly patienceMs: number;
  /** Further variables for Rekey: another store, say. */
  readonly source?: Source;
  readonly tell: (text: string) => void;
}

const developers = 3;
const longestLifeMs = 2500;
/** The others are killed while they start. */
const shareReady = 0.75;

export interface ChaosResult {
  readonly figures: readonly Figure[];
  readonly faults: readonly string[];
}

/** Kills Rekey with SIGKILL at random moments while people work, starts it again each time, and looks at what is there in the end. */
export async function runChaos(options: ChaosOptions): Promise<ChaosResult> {
  const directory = await mkdtemp(join(tmpdir(), "rekey-chaos-"));
  const manifest = fileURLToPath(new URL("../../app.yml", import.meta.url));
  const sandbox = await startSandbox({ directory: join(directory, "github"), host: "127.0.0.1", port: 0, manifest });
  try {
    return await rage(options, sandbox, join(directory, "data"));
  } finally {
    await sandbox.close();
    await rm(directory, { recursive: true, force: true });
  }
}

async function rage(options: ChaosOptions, sandbox: Sandbox, dataDirectory: string): Promise<ChaosResult> {
  const { rounds, seed, patienceMs, source = {}, tell } = options;
  const octokit = userOctokit(sandbox);
  const chance = createChance(seed);
  let seeds = 1000;
  const staff: Developer[] = [];
  for (let index = 0; index < developers; index += 1)
    staff.push(await hireDeveloper({ sandbox, octokit, chance, nextSeed: () => seeds++ }, `shop-${index}`));

  const start = () => startRekeyProcess({ sandbox, dataDirectory, source });
  const startedAt = performance.now();
  const first = start();
  await first.ready;
  const startMs = performance.now() - startedAt;
  const readyRounds = await killAgainAndAgain({ first, start, startMs, staff, rounds, chance, tell });

  tell("The last start.");
  const last = start();
  const calmingStarted = performance.now();
  await last.ready;
  const faults = await calmDown(() => findAllFaults(sandbox, staff), patienceMs);
  const calmingSeconds = (performance.now() - calmingStarted) / 1000;
  await last.end("SIGTERM");
  for (const developer of staff) await developer.leave();
  const branches = staff.flatMap((developer) => developer.branches);
  const heads = branches.flatMap((branch) => branch.heads).length;
  return {
    faults,
    figures: [
      { name: "rounds of SIGKILL", value: rounds, limit: rounds, unit: "" },
      { name: "of them while it took deliveries", value: readyRounds, limit: rounds, unit: "" },
      { name: "heads pushed", value: heads, limit: heads, unit: "" },
      { name: "credentials", value: branches.reduce((sum, { keys }) => sum + keys, 0), limit: heads, unit: "" },
      { name: "from the last start until all was right", value: calmingSeconds, limit: patienceMs / 1000, unit: "s" },
      { name: "lost, doubled or wrong", value: faults.length, limit: 0, unit: "" },
    ],
  };
}

interface Killing {
  readonly first: ReturnType<typeof startRekeyProcess>;
  readonly start: () => ReturnType<typeof startRekeyProcess>;
  readonly startMs: number;
  readonly staff: readonly Developer[];
  readonly rounds: number;
  readonly chance: Chance;
  readonly tell: (text: string) => void;
}

/** Returns how many processes got far enough to take deliveries. */
async function killAgainAndAgain({ first, start, startMs, staff, rounds, chance, tell }: Killing): Promise<number> {
  let rekey = first;
  let ready = 0;
  for (let round = 1; round <= rounds; round += 1) {
    const isToBeReady = chance.below(1) < shareReady;
    if (isToBeReady) await rekey.ready;
    if (isToBeReady) ready += 1;
    const work = workFor(staff, chance);
    await pause(chance.below(isToBeReady ? longestLifeMs : startMs));
    await rekey.end("SIGKILL");
    await work;
    if (round % 20 === 0) tell(`${round} of ${rounds} rounds.`);
    if (round < rounds) rekey = start();
  }
  return ready;
}

/** Up to three acts, in the middle of which the process dies. */
async function workFor(staff: readonly Developer[], chance: Chance): Promise<void> {
  for (let acts = Math.floor(chance.below(4)); acts > 0; acts -= 1) await chance.pick(staff).act();
}

async function findAllFaults(sandbox: Sandbox, staff: readonly Developer[]): Promise<readonly string[]> {
  const octokit = userOctokit(sandbox);
  const faults: string[] = [];
  for (const developer of staff)
    faults.push(...(await findFaults({ octokit, owner: sandbox.organisation }, developer)));
  return faults;
}

async function calmDown(look: () => Promise<readonly string[]>, patienceMs: number): Promise<readonly string[]> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const faults = await look();
    if (faults.length === 0 || performance.now() > until) return faults;
    await pause(2000);
  }
}
