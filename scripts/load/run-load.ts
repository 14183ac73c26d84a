import type { Source } from "../../src/env.ts";
import type { Figure } from "./figure.ts";
import { measureAcknowledgement, measureGrowth, measureIdleMemory, measureVerdicts, warmUp, workOf } from "./phases.ts";
import { openStage } from "./stage.ts";

export interface Scale {
  readonly seconds: number;
  readonly deliveriesPerSecond: number;
  readonly pushesPerSecond: number;
  readonly events: number;
}

export const scales = {
  full: { seconds: 60, deliveriesPerSecond: 50, pushesPerSecond: 5, events: 20_000 },
  short: { seconds: 5, deliveriesPerSecond: 50, pushesPerSecond: 2, events: 400 },
} as const satisfies Record<string, Scale>;

/** GitHub is some way off. */
const latencyMs = 20;

/** Every figure of Rekey under load. `tell` hears how far it is; `source` holds further variables for Rekey. */
export async function runLoad(
  scale: Scale,
  tell: (text: string) => void,
  source: Source = {},
): Promise<readonly Figure[]> {
  const { seconds, deliveriesPerSecond, pushesPerSecond, events } = scale;
  const pushes = 1 + Math.ceil((deliveriesPerSecond / 10 + pushesPerSecond) * seconds + events / 100);
  const repositories = 5;
  tell(`${pushes} pushes are prepared.`);
  const stage = await openStage({ repositories, branches: Math.ceil(pushes / repositories), source });
  try {
    const work = workOf(stage);
    const idle = await measureIdleMemory(stage);
    stage.sandbox.weather.add({ delayMs: latencyMs });
    await warmUp(stage, work);
    tell(`${pushesPerSecond} pushes a second for ${seconds} seconds.`);
    const verdicts = await measureVerdicts(stage, work, { perSecond: pushesPerSecond, seconds });
    tell(`${deliveriesPerSecond} deliveries a second for ${seconds} seconds.`);
    const acknowledgement = await measureAcknowledgement(stage, work, { perSecond: deliveriesPerSecond, seconds });
    tell(`${events} deliveries.`);
    const growth = await measureGrowth(stage, work, events);
    const problems = { name: "warnings and errors in the log", value: stage.problems.length, limit: 0, unit: "" };
    for (const problem of stage.problems.slice(0, 5)) tell(problem);
    return [...acknowledgement, ...verdicts, idle, ...growth, problems];
  } finally {
    await stage.close();
  }
}
