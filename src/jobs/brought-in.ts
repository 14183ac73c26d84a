import type { LineRange } from "../change/change.ts";
import type { Sighted } from "./sighted.ts";

/**
 * What lies on added lines. What lies in an archive has no lines there: all of it but what stood in the archive before, in
 * whatever file of it, on a line that read the same.
 */
export function* broughtIn(
  found: readonly Sighted[],
  added: readonly LineRange[],
  before: readonly Sighted[],
): Generator<Sighted> {
  const first = found.findIndex(({ inner }) => inner !== "");
  const own = first === -1 ? found : found.slice(0, first);
  yield* onLines(own, added);
  const had = new Set(before.map(lineWith));
  for (const one of found.slice(own.length)) if (!had.has(lineWith(one))) yield one;
}

function lineWith({ ruleId, fingerprint, lineKey }: Sighted): string {
  return `${ruleId} ${fingerprint} ${lineKey}`;
}

/** Both lists are in the order of the file, without overlaps. */
function* onLines(found: readonly Sighted[], added: readonly LineRange[]): Generator<Sighted> {
  let next = 0;
  for (const { first, last } of found.length > 0 ? added : []) {
    next = Math.max(next, indexOfFirstAt(found, first));
    for (let one = found[next]; one && one.line <= last; one = found[next]) {
      yield one;
      next += 1;
    }
  }
}

/** The first that ends on the line or behind it. */
function indexOfFirstAt(found: readonly Sighted[], line: number): number {
  let [low, high] = [0, found.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((found[middle]?.endLine ?? 0) < line) low = middle + 1;
    else high = middle;
  }
  return low;
}
