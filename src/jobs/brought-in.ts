import type { LineRange } from "../change/change.ts";
import type { Sighted } from "./sighted.ts";

/** What lies on added lines; and all that lies in an archive, which has no lines and is another one now. */
export function* broughtIn(found: readonly Sighted[], added: readonly LineRange[]): Generator<Sighted> {
  const first = found.findIndex(({ inner }) => inner !== "");
  const own = first === -1 ? found : found.slice(0, first);
  yield* onLines(own, added);
  yield* found.slice(own.length);
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
