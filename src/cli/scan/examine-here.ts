import { endsWithin, tookTooLong } from "./deadline.ts";
import type { Engine } from "./examine-content.ts";
import { examineItem } from "./examine-item.ts";
import type { Outcome, ToExamine } from "./item.ts";

/**
 * Examines items on this thread, in their order, until it is time to draw the progress and hear an interrupt: what became of
 * the first one, at least. One that takes longer than the deadline was not examined.
 */
export function examineHere(items: readonly ToExamine[], engine: Engine, deadlineMs = usualMs): readonly Outcome[] {
  const outcomes: Outcome[] = [];
  const inTime = endsWithin(deadlineMs, () => {
    const began = performance.now();
    for (const item of items) {
      outcomes.push(examineItem(item, engine));
      if (performance.now() - began > breathMs) return;
    }
  });
  return inTime ? outcomes : [...outcomes, tookTooLong];
}

/** What is examined here is not large. */
const usualMs = 30_000;
/** A deadline starts a thread of its own; one for each small file would take as long as the files. */
const breathMs = 20;
