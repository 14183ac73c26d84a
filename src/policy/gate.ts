/** How strict Rekey is: each step does what the one before does, and more. */
export const gateSteps = ["observe", "comment", "block"] as const;
export type GateStep = (typeof gateSteps)[number];

/** What a policy asks for: a step to begin with, and days from which others hold, `YYYY-MM-DD`, in UTC. */
export interface Ramp {
  readonly step: GateStep;
  readonly comment: string | undefined;
  readonly block: string | undefined;
}

/** The step in force, and the next one. */
export interface Gate {
  readonly step: GateStep;
  readonly next: { readonly step: GateStep; readonly from: string } | undefined;
}

export function gateAt({ step, comment, block }: Ramp, now: Date): Gate {
  const today = now.toISOString().slice(0, 10);
  const dated = [
    ...(comment === undefined ? [] : [{ step: "comment", from: comment } as const]),
    ...(block === undefined ? [] : [{ step: "block", from: block } as const]),
  ];
  const reached = dated.filter(({ from }) => from <= today).at(-1);
  return { step: reached?.step ?? step, next: dated.find(({ from }) => from > today) };
}
