import { type Assignment, assignedValue } from "./assignment.ts";

export interface Value {
  readonly start: number;
  readonly end: number;
  readonly quote: string | undefined;
}

/** What stands there, or the strings in a list that stands there: `["…", "…"]`, `[]string{"…"}`. */
export function valuesOf(text: string, assignment: Assignment): readonly Value[] {
  const { start, quote, operator } = assignment;
  if (quote?.length === 1 && beginsList.test(operator)) return stringsFrom(text, start - 1);
  const value = assignedValue(text, assignment, longestValue);
  return value === undefined ? [] : [{ start, end: start + value.length, quote }];
}

/** Of a value, in characters. */
export const longestValue = 400;
const mostInList = 20;
const beginsList = /^[^,]*[[{]\s*[bfru@]{0,2}["'`]$/;
const namesMember = /["'`]\s{0,3}[:=]/y;
const nextInList = /["'`]\s{0,3},\s{0,12}[bfru@]{0,2}["'`]/y;

function stringsFrom(text: string, at: number): readonly Value[] {
  const values: Value[] = [];
  for (let open = at; values.length < mostInList; ) {
    const quote = text.charAt(open);
    const end = text.indexOf(quote, open + 1);
    if (end === -1 || end - open > longestValue || text.slice(open, end).includes("\n")) break;
    namesMember.lastIndex = end;
    if (namesMember.test(text)) break;
    if (end > open + 1) values.push({ start: open + 1, end, quote });
    nextInList.lastIndex = end;
    if (!nextInList.test(text)) break;
    open = nextInList.lastIndex - 1;
  }
  return values;
}
