/** What stands in the columns of a table that say secret, written as settings: `password="…"`, a line for each. */
import type { Budget } from "./encodings/budget.ts";
import { isAboutSecret, saysSecret, tailOf } from "./names.ts";
import { sqlTablesIn } from "./sql-rows.ts";
import { type Cell, type Table, tablesIn } from "./tables.ts";

export interface TableSettings {
  readonly bytes: Buffer;
  /** Where in the table the byte at an offset stands. */
  readonly placeOf: (offset: number) => number;
}

/** One for each table that has such a column. Ends early where the budget does not suffice. */
export function* tableSettingsOf(text: Buffer, budget: Budget, path = ""): Generator<TableSettings> {
  for (const table of isSql.test(path) ? sqlTablesIn(text) : tablesIn(text, path)) {
    const columns = table.columns.map(nameOf);
    if (!columns.some((name) => name !== undefined)) continue;
    const settings = settingsOf(text, { columns, rows: table.rows, budget });
    if (settings.bytes.length > 0) yield settings;
    if (budget.exceeded) return;
  }
}

const isSql = /\.(?:sql|psql|ddl|dump)$/i;

/** Undefined where the column does not hold credentials. */
function nameOf(column: string): string | undefined {
  const name = column.trim().replace(/[^\w.-]+/g, "_");
  return saysSecret(name) && !isAboutSecret(tailOf(name)) ? name : undefined;
}

interface Columns {
  readonly columns: readonly (string | undefined)[];
  readonly rows: Table["rows"];
  readonly budget: Budget;
}

interface Written {
  /** Where in the settings the cell begins. */
  readonly at: number;
  readonly cell: Cell;
}

function settingsOf(text: Buffer, { columns, rows, budget }: Columns): TableSettings {
  const pieces: Buffer[] = [];
  const written: Written[] = [];
  let length = 0;
  for (const row of rows) {
    for (const [i, name] of columns.entries()) {
      const cell = row[i];
      if (name === undefined || cell === undefined || cell.start === cell.end) continue;
      const piece = Buffer.concat([Buffer.from(`${name}="`), text.subarray(cell.start, cell.end), Buffer.from('"\n')]);
      if (!budget.spend(piece.length)) break;
      written.push({ at: length + name.length + 2, cell });
      pieces.push(piece);
      length += piece.length;
    }
    if (budget.exceeded) break;
  }
  return { bytes: Buffer.concat(pieces), placeOf: (offset) => placeIn(written, offset) };
}

function placeIn(written: readonly Written[], offset: number): number {
  let [low, high] = [0, written.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((written[middle]?.at ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const { at, cell } = written[low] ?? { at: 0, cell: { start: 0, end: 0 } };
  return Math.min(cell.end, cell.start + Math.max(0, offset - at));
}
