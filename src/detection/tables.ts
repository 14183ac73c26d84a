/** Tables whose first row names the columns: CSV and its kin from a file's first line on, tables of Markdown and Gherkin. */
import { byteSet } from "./encodings/character.ts";
import { saysSecret } from "./names.ts";

export interface Table {
  readonly columns: readonly string[];
  /** As many cells as columns. */
  readonly rows: Iterable<readonly Cell[]>;
}

/** Offsets in bytes, without blanks and quotes around it. Empty where there is nothing in it. */
export interface Cell {
  readonly start: number;
  readonly end: number;
}

/** The path tells where tables of Markdown may be; without one they are not looked for. */
export function* tablesIn(text: Buffer, path = ""): Generator<Table> {
  const separated = separatedIn(text);
  if (separated !== undefined) yield separated;
  if (/\.(?:md|mdx|markdown)$/i.test(path)) yield* ruledIn(text, isRule);
  if (/\.feature$/i.test(path)) yield* ruledIn(text, () => true);
}

const longestLine = 4_000;
const mostColumns = 60;
const isColumnName = /^[\w .#/-]{1,40}$/;

function separatedIn(text: Buffer): Table | undefined {
  const start = afterComments(text);
  const end = endOfLine(text, start);
  const head = text.toString("latin1", start, Math.min(end, start + longestLine));
  const separator = isHead.test(head) ? separators.find((sign) => head.includes(sign)) : undefined;
  if (separator === undefined || !saysSecret(head)) return undefined;
  const columns = columnsOf(text, cellsBetween(text, { start, end, separator }));
  return columns && { columns, rows: rowsOf(text, { from: end + 1, separator, count: columns.length }) };
}

function afterComments(text: Buffer): number {
  let start = 0;
  for (let lines = 0; lines < mostComments && commentBytes[text[start] as number] === 1; lines++) {
    start = endOfLine(text, start) + 1;
  }
  return start;
}

const mostComments = 10;

const separators = ["\t", ";", ",", "|"];
/** Most first lines hold something else than names in their first words. */
const isHead = /^[\w .#/"'\t;,|\r-]+$/;

/** Under the head of a table of Markdown. */
const isRule = (line: string) => /^[ \t|:-]+\r?$/.test(line) && line.includes("-");

/** @param mayFollow whether the line below a head is one that a table has there */
function* ruledIn(text: Buffer, mayFollow: (line: string) => boolean): Generator<Table> {
  let next = 0;
  for (let rule = text.indexOf("|"); rule !== -1; rule = text.indexOf("|", next)) {
    const start = text.lastIndexOf("\n", rule) + 1;
    const end = endOfLine(text, start);
    next = end + 1;
    const columns = columnsOf(text, cellsBetween(text, { start, end, separator: "|" }));
    if (columns === undefined || !mayFollow(text.toString("latin1", next, endOfLine(text, next)))) continue;
    const rows: Rows = { from: next, separator: "|", count: columns.length };
    yield { columns, rows: rowsOf(text, rows) };
    // A row is no head of another table.
    for (const row of rowsOf(text, rows)) next = endOfLine(text, row.at(-1)?.end ?? next) + 1;
  }
}

function columnsOf(text: Buffer, cells: readonly Cell[]): readonly string[] | undefined {
  const names = cells.map(({ start, end }) => text.toString("latin1", start, end));
  const areNames = names.length > 1 && names.length <= mostColumns && names.every((name) => isColumnName.test(name));
  return areNames ? names : undefined;
}

export interface Rows {
  readonly from: number;
  readonly separator: string;
  readonly count: number;
}

/** Up to the first line that has another number of cells, but for an empty one at the end. */
export function* rowsOf(text: Buffer, { from, separator, count }: Rows): Generator<readonly Cell[]> {
  for (let start = from; start < text.length; ) {
    const end = endOfLine(text, start);
    const cells = cellsBetween(text, { start, end, separator });
    if (cells.length !== count) return;
    yield cells;
    start = end + 1;
  }
}

interface Line {
  readonly start: number;
  readonly end: number;
  readonly separator: string;
}

/** A separator in quotes is none. A table that is ruled has one at both ends of its lines, too. */
function cellsBetween(text: Buffer, { start, end, separator }: Line): readonly Cell[] {
  if (end - start > longestLine) return [];
  const cells: Cell[] = [];
  const sign = separator.charCodeAt(0);
  let from = start;
  let isQuoted = false;
  for (let at = start; at < end; at++) {
    if (text[at] === quote) isQuoted = !isQuoted;
    if (text[at] !== sign || isQuoted) continue;
    cells.push(trimmed(text, from, at));
    from = at + 1;
  }
  cells.push(trimmed(text, from, end));
  if (separator !== "|") return cells;
  return cells.filter(({ start, end }, i) => start < end || (i > 0 && i < cells.length - 1));
}

function trimmed(text: Buffer, from: number, to: number): Cell {
  let [start, end] = [from, to];
  while (start < end && around[text[start] as number] === 1) start++;
  while (end > start && around[text[end - 1] as number] === 1) end--;
  return { start, end };
}

const quote = '"'.charCodeAt(0);
const around = byteSet(" \t\r\"'`*");
const commentBytes = byteSet("#\r\n");

function endOfLine(text: Buffer, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
}
