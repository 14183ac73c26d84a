/** What value a name has, however people write that: writings.ts, and value-before.ts where it stands before the name. */
import { alphabetBytes } from "./alphabet.ts";
import { beginsValue, type Source } from "./source.ts";
import { isGivenAsName, valueBefore } from "./value-before.ts";
import { type Writing, writings } from "./writings.ts";

export interface Assignment {
  /** What follows the keyword in the name: "_FILE" of PASSWORD_FILE. */
  readonly tail: string;
  /** Offset of the value, after its quote if it has one. */
  readonly start: number;
  /** What closes it: `"`, `'`, a backtick, or one of these after a backslash, as in a string within a string; a bracket. */
  readonly quote: string | undefined;
  /** What stands between name and value: ": ", "=", ", ", "(", a blank. */
  readonly operator: string;
  /** It is written as nothing but settings are. */
  readonly isSetting: boolean;
}

/** The value of the name that holds a keyword ending at `at`. Looks no further than the value's first character. */
export function assignmentAfter(text: string, at: number): Assignment | undefined {
  // All rules that wait for the same word ask the same question, one after the other.
  if (text !== latest.text || at !== latest.at) latest = { text, at, assignment: parse(text, at) };
  return latest.assignment;
}

const nothingRead = { text: "", at: -1, assignment: undefined };
let latest: { readonly text: string; readonly at: number; readonly assignment: Assignment | undefined } = nothingRead;

/** After a text: no piece of it stays in memory. */
export function forgetAssignment(): void {
  latest = nothingRead;
}

function parse(text: string, at: number): Assignment | undefined {
  const nameEnd = skipName(text, at);
  if (!startsOperator[text.charCodeAt(nameEnd)]) return undefined;
  const after = parseAfter(text, at, nameEnd);
  if (!isNameEnd[text.charCodeAt(nameEnd)] || (after !== undefined && /[^\s"'`\\]/.test(after.operator))) return after;
  const before = valueBefore(text, at);
  return before === undefined ? after : { ...before, tail: text.slice(at, nameEnd), isSetting: true };
}

function parseAfter(text: string, at: number, nameEnd: number): Assignment | undefined {
  for (const { between, before, closing, isSetting } of readers) {
    between.lastIndex = nameEnd;
    const match = between.exec(text);
    if (match === null || before?.test(text.slice(Math.max(0, at - longestHead), at)) === false) continue;
    return {
      tail: text.slice(at, nameEnd),
      start: between.lastIndex,
      quote: closing ?? match[1],
      operator: match[0],
      isSetting: isSetting === true,
    };
  }
  return undefined;
}

type Reader = Omit<Writing, "between"> & { readonly between: RegExp };

const readers: readonly Reader[] = writings.map((writing) => ({
  ...writing,
  between: new RegExp(writing.between, "y"),
}));

/** How far before the keyword a writing may ask for something. */
export const longestHead = 80;

/** Whether it is `name = value` or the like on one line, or `name "value"`; not an argument, an option, or a cell. */
export function isSetting({ operator, quote, isSetting }: Assignment): boolean {
  if (isSetting || /\\\r?\n/.test(operator)) return true;
  if (operator.includes("\n")) return /(?:value|default)["']?\s*[:=]/i.test(operator);
  return /[:=]/.test(operator) || (quote !== undefined && /^[ \t]+["']$/.test(operator));
}

/** How far beyond the name's keyword a value can begin: what `operator` and a name's tail can take. */
export const operatorReach = 260;

/**
 * Whether `assignmentAfter` is worth a try: a look at the bytes that follow the name. A blank is an operator only where a
 * value follows at once.
 */
export function mayAssign({ bytes }: Source, at: number): boolean {
  let i = at;
  while (i < at + maxTail && nameBytes[bytes[i] as number] === 1) i++;
  if (startsOperator[bytes[i] as number] !== 1) return false;
  if (bytes[i] === lineFeed || bytes[i] === carriageReturn) return namesValue(bytes, i) || isGivenAsName(bytes, at);
  const next = skip(bytes, i, blankBytes);
  return next === i ? opens(bytes, i) : opens(bytes, next) || mayBeValue(bytes, next) || isSaid(bytes, next);
}

/** The same, for a value of ten characters or more with a digit among them. */
export function mayAssignKey(source: Source, at: number): boolean {
  if (!mayAssign(source, at)) return false;
  return source.valueAfter(at, keyReach) <= at + keyReach || mayFollowKey(source, at);
}

/** Whether the name may be given below its value, and that be a key. */
export function mayFollowKey(source: Source, at: number): boolean {
  let i = at;
  while (i < at + maxTail && nameBytes[source.bytes[i] as number] === 1) i++;
  return isNameEnd[source.bytes[i] as number] === 1 && isGivenAsName(source.bytes, at) && source.isValueBefore(at);
}

/** Whether it looks like a key or a password, after a blank alone. */
function mayBeValue(bytes: Buffer, at: number): boolean {
  if (beginsValue(bytes, at)) return true;
  const end = skip(bytes, at, passwordBytes);
  return end >= at + 6 && spaceBytes[bytes[end] as number] === 1 && bytes.subarray(at, end).some(isDigit);
}

/** Whether an operator may begin there. Of what is frequent in code the next byte is asked, too. */
function opens(bytes: Buffer, at: number): boolean {
  if (startsOperator[bytes[at] as number] !== 1) return false;
  const follow = follows.get(bytes[at] as number);
  return follow === undefined || follow[bytes[at + 1] as number] === 1;
}

/** Whether the next line begins as a setting, which may name the value of what stands above: `value: …`, `"default": …`. */
function namesValue(bytes: Buffer, at: number): boolean {
  const name = skip(bytes, at, spaceBytes);
  const end = skip(bytes, name, quotedNameBytes);
  return end > name && setsValue[bytes[skip(bytes, end, blankBytes)] as number] === 1;
}

function isDigit(byte: number): boolean {
  return byte >= 48 && byte <= 57;
}

/** Whether one or two words lead to an operator or a value: `is a1b2…`, `or "…"`, `As String = …`. */
function isSaid(bytes: Buffer, at: number): boolean {
  let word = at;
  for (let count = 0; count < 2; count++) {
    const end = skip(bytes, word, typeBytes);
    const next = skip(bytes, end, blankBytes);
    if (end === word || (next === end && bytes[end] !== equalsSign)) return false;
    if (beginsSaid[bytes[next] as number] === 1 || beginsValue(bytes, next)) return true;
    word = next;
  }
  return false;
}

/** The next byte, within forty, that is not in the table. */
function skip(bytes: Buffer, at: number, table: Uint8Array): number {
  let i = at;
  while (i < at + 40 && table[bytes[i] as number] === 1) i++;
  return i;
}

/** The value, or undefined where it is longer than `maxLength`, where its quote is not closed, or where there is none. */
export function assignedValue(text: string, { start, quote }: Assignment, maxLength: number): string | undefined {
  for (let i = start; i <= start + maxLength; i++) {
    const code = text.charCodeAt(i);
    const isOver =
      quote === undefined
        ? endsBareValue[code] === 1 || Number.isNaN(code)
        : code === quote.charCodeAt(quote.length - 1);
    if (isOver) {
      // A quote with a backslash is closed by one with a backslash, or by the end of the string that it stands in.
      const end = quote?.length === 2 && text[i - 1] === "\\" ? i - 1 : i;
      return end === start ? undefined : text.slice(start, end);
    }
    if (code === lineFeed || Number.isNaN(code)) return undefined;
  }
  return undefined;
}

const maxTail = 40;
const keyReach = 160;
const lineFeed = 10;
const carriageReturn = 13;
const equalsSign = "=".charCodeAt(0);

function skipName(text: string, at: number): number {
  let i = at;
  while (i < at + maxTail && nameBytes[text.charCodeAt(i)] === 1) i++;
  return i;
}

const nameBytes = alphabetBytes("base64url");
const blankBytes = alphabetBytes("blank");
const spaceBytes = alphabetBytes("space");
const passwordBytes = alphabetBytes("symbols");
const typeBytes = tableOf("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.*");
const quotedNameBytes = tableOf("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-\"'");
const setsValue = tableOf(":=");
const beginsSaid = tableOf("=\"'`@");

// A keyword is common and an assignment is rare: one look at the next character spares most of the patterns.
const isNameEnd = tableOf("\"'`\\<\r\n");
const startsOperator = tableOf("\"'`\\)] \t:=-|?!,(>{\r\n<*[+}@.;");
const follows: ReadonlyMap<number, Uint8Array> = new Map(
  Object.entries({ "<": "/-<", "*": "*", "[": "]0123456789", "+": "=", "}": " =", "@": '"', ".": "eE", ";": "i" }).map(
    ([sign, following]) => [sign.charCodeAt(0), tableOf(following)],
  ),
);

function tableOf(characters: string): Uint8Array {
  const table = new Uint8Array(256);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
}

const endsBareValue = tableOf(" \t\r\n\0\"'`,;)]}<>&|\\");
