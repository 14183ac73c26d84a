/** The rows that SQL writes into a table under the names of its columns: INSERT … VALUES, and PostgreSQL's COPY. */
import { type Cell, rowsOf, type Table } from "./tables.ts";

export function* sqlTablesIn(text: Buffer): Generator<Table> {
  const sql = text.toString("latin1");
  for (const { 0: head, 1: inserted, 2: copied, index } of sql.matchAll(writes)) {
    const columns = (inserted ?? copied ?? "").split(",").map((name) => name.replace(/[\s`"[\]]/g, ""));
    const from = index + head.length;
    const rows = inserted ? tuplesIn(sql, from) : rowsOf(text, { from, separator: "\t", count: columns.length });
    yield { columns, rows };
  }
}

const names = String.raw`\s{1,8}[\w.\x60"[\]]{1,80}\s{0,8}\(([\w\s,.\x60"[\]]{1,1000})\)\s{0,8}`;
const writes = new RegExp(String.raw`\binto${names}values\s{0,8}(?=\()|^copy${names}from stdin;[ \t]{0,8}\r?\n`, "gim");

/** `(1, 'robin', 'it''s'), (2, …)`. */
function* tuplesIn(sql: string, from: number): Generator<readonly Cell[]> {
  for (let at = from; sql[at] === "("; ) {
    const cells: Cell[] = [];
    let end = at;
    do {
      member.lastIndex = end + 1;
      const read = member.exec(sql);
      if (read === null) return;
      const [whole, text, bare] = read;
      const inner = text ?? bare ?? "";
      const start = read.index + whole.indexOf(inner, text === undefined ? 0 : whole.indexOf("'") + 1);
      cells.push({ start, end: start + inner.length });
      end = member.lastIndex;
    } while (sql[end] === ",");
    yield cells;
    nextTuple.lastIndex = end;
    if (!nextTuple.test(sql)) return;
    at = nextTuple.lastIndex;
  }
}

/** Group 1: what stands in quotes; group 2: anything else up to the comma, the call of a function as a whole. */
const member =
  /\s{0,40}(?:N?'((?:[^'\\]|''|\\.){0,4000})'|([^'(),\s](?:[^'(),]{0,199}[^'(),\s])?\s{0,2}(?:\([^()]{0,400}\))?)?)\s{0,40}(?=[,)])/y;
const nextTuple = /\)\s{0,8},\s{0,40}/y;
