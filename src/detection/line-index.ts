import type { Span } from "./finding.ts";

export interface LineIndex {
  /** Of the stretch from `start` to `end` (exclusive), in UTF-16 units. */
  spanOf(start: number, end: number): Span;
}

/** Turns offsets into lines and columns. A line ends after its line feed; a carriage return before it belongs to it. */
export function lineIndexOf(text: string): LineIndex {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return {
    spanOf(start, end) {
      const line = lastAtMost(starts, start);
      const endLine = lastAtMost(starts, end);
      return {
        line: line + 1,
        endLine: endLine + 1,
        startColumn: start - (starts[line] ?? 0) + 1,
        endColumn: end - (starts[endLine] ?? 0) + 1,
      };
    },
  };
}

/** The index of the last value that is not above `limit`, in a list in ascending order. */
function lastAtMost(values: readonly number[], limit: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((values[middle] ?? 0) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
