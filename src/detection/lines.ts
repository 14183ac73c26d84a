import type { Span } from "./finding.ts";

/**
 * Turns byte offsets into lines and columns. Asked with starts in ascending order it reads the bytes once, however long a
 * line is. A line ends after its line feed; a carriage return before it belongs to it.
 */
export function linesOf(bytes: Buffer): { readonly spanOf: (start: number, end: number) => Span } {
  let at: Position = { offset: 0, line: 1, column: 1 };
  return {
    spanOf(start, end) {
      if (start < at.offset) at = { offset: 0, line: 1, column: 1 };
      at = advance(bytes, at, start);
      const last = advance(bytes, at, end);
      return { line: at.line, endLine: last.line, startColumn: at.column, endColumn: last.column };
    },
  };
}

interface Position {
  readonly offset: number;
  readonly line: number;
  /** In UTF-16 units, from 1. */
  readonly column: number;
}

function advance(bytes: Buffer, from: Position, to: number): Position {
  let line = from.line;
  let lineStart = -1;
  // Not in all that follows: the next line feed may be far beyond, and would be looked for again and again.
  const between = bytes.subarray(from.offset, to);
  for (let feed = between.indexOf(0x0a); feed !== -1; feed = between.indexOf(0x0a, feed + 1)) {
    line++;
    lineStart = from.offset + feed + 1;
  }
  const column = lineStart === -1 ? from.column + unitsIn(bytes, from.offset, to) : 1 + unitsIn(bytes, lineStart, to);
  return { offset: to, line, column };
}

/** Every UTF-8 sequence is one UTF-16 unit, those of four bytes are two. */
function unitsIn(bytes: Buffer, start: number, end: number): number {
  let units = 0;
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1;
  }
  return units;
}
