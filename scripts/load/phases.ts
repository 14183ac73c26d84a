import { setTimeout as pause } from "node:timers/promises";
import { idleEvent, pushEvent, type Told } from "./events.ts";
import { type Figure, percentile } from "./figure.ts";
import type { PreparedRepository } from "./prepared-repository.ts";
import type { Stage } from "./stage.ts";

/** Each phase puts one kind of load on and says what it measured. Limits are those that this project promises on two cores. */

const megabyte = 1024 * 1024;
const patienceMs = 120_000;

export async function measureIdleMemory({ rekey, untilIdle }: Stage): Promise<Figure> {
  await untilIdle();
  await pause(2000);
  return { name: "memory when idle", value: (rekey.memory() ?? 0) / megabyte, limit: 200, unit: "MB" };
}

interface Rate {
  readonly perSecond: number;
  readonly seconds: number;
}

/** Every tenth of the deliveries is a push that is examined meanwhile. */
export async function measureAcknowledgement(stage: Stage, work: Work, rate: Rate): Promise<readonly Figure[]> {
  const { repositories, installation } = stage;
  const answers = await tell(stage, rate, (index) =>
    index % 10 === 0 ? work.next() : idleEvent(at(repositories, index), index, installation),
  );
  const left = await stage.conclusions.waitFor(work.told(), patienceMs);
  const refused = answers.filter(({ status }) => status !== 202).length;
  const times = answers.map(({ ms }) => ms);
  return [
    { name: "deliveries acknowledged, p50", value: percentile(times, 0.5), limit: 50, unit: "ms" },
    { name: "deliveries acknowledged, p99", value: percentile(times, 0.99), limit: 50, unit: "ms" },
    { name: "deliveries not accepted", value: refused, limit: 0, unit: "" },
    { name: "heads left without their checks", value: left, limit: 0, unit: "" },
  ];
}

/** The first push of all brings what is asked for once in a while: a token, the policy of the organisation. */
export async function warmUp(stage: Stage, work: Work): Promise<void> {
  await stage.send(work.next());
  await stage.conclusions.waitFor(work.told(), patienceMs);
}

export async function measureVerdicts(stage: Stage, work: Work, rate: Rate): Promise<readonly Figure[]> {
  const before = work.told().length;
  const callsBefore = stage.conclusions.calls();
  const sentAt = new Map<string, number>();
  await tell(stage, rate, () => {
    const told = work.next();
    sentAt.set(work.told().at(-1) ?? "", performance.now());
    return told;
  });
  const heads = work.told().slice(before);
  const left = await stage.conclusions.waitFor(heads, patienceMs);
  const times = heads.flatMap((head) => {
    const concludedAt = stage.conclusions.concludedAt(head);
    return concludedAt === undefined ? [] : [(concludedAt - (sentAt.get(head) ?? 0)) / 1000];
  });
  const calls = (stage.conclusions.calls() - callsBefore) / heads.length;
  return [
    { name: "push to concluded checks, p50", value: percentile(times, 0.5), limit: 1, unit: "s" },
    { name: "push to concluded checks, p95", value: percentile(times, 0.95), limit: 3, unit: "s" },
    { name: "heads left without their checks", value: left, limit: 0, unit: "" },
    { name: "GitHub API calls per clean push", value: calls, limit: 4, unit: "" },
  ];
}

/** Memory in the last quarter of many events, against that of the second: the first fills caches. */
export async function measureGrowth(stage: Stage, work: Work, events: number): Promise<readonly Figure[]> {
  const { repositories, installation, rekey } = stage;
  const memory: number[] = [];
  const together = 10;
  let refused = 0;
  for (let sent = 0; sent < events; sent += together) {
    const batch = Array.from({ length: together }, (_, offset) =>
      idleEvent(at(repositories, sent), sent + offset, installation),
    );
    if (sent % (together * 10) === 0 && work.left() > 0) batch[0] = work.next();
    const answers = await Promise.all(batch.map((told) => stage.send(told)));
    refused += answers.filter(({ status }) => status !== 202).length;
    memory.push((rekey.memory() ?? 0) / megabyte);
  }
  const left = await stage.conclusions.waitFor(work.told(), patienceMs);
  const quarter = Math.floor(memory.length / 4);
  const [second, last] = [memory.slice(quarter, 2 * quarter), memory.slice(3 * quarter)].map((part) =>
    percentile(part, 0.5),
  );
  return [
    { name: `memory after ${events} events`, value: last ?? 0, limit: 1.15 * (second ?? 0), unit: "MB" },
    { name: "deliveries not accepted", value: refused, limit: 0, unit: "" },
    { name: "heads left without their checks", value: left, limit: 0, unit: "" },
  ];
}

/** Sends at a fixed rate, whatever the answers take: GitHub does not wait either. */
async function tell(stage: Stage, { perSecond, seconds }: Rate, next: (index: number) => Told) {
  const started = performance.now();
  const answers: ReturnType<Stage["send"]>[] = [];
  for (let index = 0; index < perSecond * seconds; index += 1) {
    const dueMs = started + (index * 1000) / perSecond - performance.now();
    if (dueMs > 0) await pause(dueMs);
    answers.push(stage.send(next(index)).catch(() => ({ status: 0, ms: Number.POSITIVE_INFINITY })));
  }
  return await Promise.all(answers);
}

/** The prepared pushes, each told once. */
export interface Work {
  next(): Told;
  /** Heads told so far. */
  told(): readonly string[];
  left(): number;
}

export function workOf({ repositories, installation }: Stage): Work {
  const heads: string[] = [];
  const total = repositories.length * (repositories[0]?.heads.length ?? 0);
  return {
    next() {
      const index = heads.length;
      const repository = at(repositories, index);
      const branch = Math.floor(index / repositories.length);
      heads.push(repository.heads[branch] ?? "");
      return pushEvent(repository, branch, installation);
    },
    told: () => heads,
    left: () => total - heads.length,
  };
}

function at(repositories: readonly PreparedRepository[], index: number): PreparedRepository {
  const repository = repositories[index % repositories.length];
  if (!repository) throw new TypeError("no repository was prepared");
  return repository;
}
