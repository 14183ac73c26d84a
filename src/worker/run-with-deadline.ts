export type Outcome =
  | { readonly kind: "done" }
  | { readonly kind: "failed"; readonly error: unknown }
  | { readonly kind: "overdue" }
  /** Not run at all: the process ended too often while it ran. */
  | { readonly kind: "cut off"; readonly times: number };

export interface Limits {
  /** How long a run may take. */
  readonly runMs: number;
  /** How long it may take to end once it was told to; after that it is left alone. */
  readonly abortMs: number;
}

/** Always returns in time, whatever the run does, unless it holds the event loop. `stop` aborts the run as the deadline does. */
export async function runWithDeadline(
  run: (signal: AbortSignal) => Promise<void>,
  { runMs, abortMs }: Limits,
  stop: AbortSignal,
): Promise<Outcome> {
  const deadline = new AbortController();
  const timers: NodeJS.Timeout[] = [];
  const overdue = new Promise<Outcome>((resolve) => {
    timers.push(setTimeout(() => deadline.abort(), runMs));
    timers.push(setTimeout(() => resolve({ kind: "overdue" }), runMs + abortMs));
  });
  const outcome = await Promise.race([outcomeOf(run, AbortSignal.any([stop, deadline.signal])), overdue]);
  for (const timer of timers) clearTimeout(timer);
  // What a run throws after its time is up is only the echo of the abort.
  return outcome.kind === "failed" && deadline.signal.aborted ? { kind: "overdue" } : outcome;
}

async function outcomeOf(run: (signal: AbortSignal) => Promise<void>, signal: AbortSignal): Promise<Outcome> {
  try {
    await run(signal);
    return { kind: "done" };
  } catch (error) {
    return { kind: "failed", error };
  }
}
