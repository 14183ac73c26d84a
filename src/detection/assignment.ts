/** How people write that a name has a value, in most languages and file formats. */
import { alphabetBytes } from "./alphabet.ts";
import { beginsValue, type Source } from "./source.ts";

export interface Assignment {
  /** What follows the keyword in the name: "_FILE" of PASSWORD_FILE. */
  readonly tail: string;
  /** Offset of the value, after its quote if it has one. */
  readonly start: number;
  /** How it is quoted: `"`, `'`, a backtick, or one of these after a backslash, as in a string within a string. */
  readonly quote: string | undefined;
  /** What stands between name and value: ": ", "=", ", ", "(", a blank. */
  readonly operator: string;
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
  operator.lastIndex = nameEnd;
  const match = operator.exec(text);
  if (match === null) return undefined;
  const { lastIndex: start } = operator;
  return { tail: text.slice(at, nameEnd), start, quote: match[1], operator: match[0] };
}

/** Whether it is `name = value` or the like on one line, or `name "value"`; not an argument, an option, or a cell. */
export function isSetting({ operator, quote }: Assignment): boolean {
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
  if (bytes[i] === lineFeed || bytes[i] === carriageReturn) return namesValue(bytes, i);
  let next = i;
  while (next < i + 20 && blankBytes[bytes[next] as number] === 1) next++;
  return next === i || startsOperator[bytes[next] as number] === 1 || beginsValue(bytes, next);
}

/** Whether the next line begins as one that names the value of what stands above: `value: …`, `"default": …`. */
function namesValue(bytes: Buffer, at: number): boolean {
  let i = at;
  while (i < at + 40 && spaceBytes[bytes[i] as number] === 1) i++;
  return valueStarts[bytes[i] as number] === 1;
}

/** The same, where a digit or a sign of passwords follows within a line's length. */
export function mayAssignPassword(source: Source, at: number): boolean {
  if (!mayAssign(source, at)) return false;
  for (let i = at; i < at + 120; i++) {
    const byte = source.bytes[i];
    if (byte === undefined) return false;
    if (passwordSigns[byte] === 1) return true;
  }
  return false;
}

/** The same, for a value of ten characters or more with a digit among them. */
export function mayAssignKey(source: Source, at: number): boolean {
  return mayAssign(source, at) && source.valueAfter(at) <= at + maxTail + 120;
}

/** The name that the value at `at` is given to: what stands before its quote and operator on the line. Empty where there is none. */
export function nameBefore(text: string, at: number): string {
  return named.exec(text.slice(Math.max(0, at - 90), at))?.[1] ?? "";
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
const lineFeed = 10;
const carriageReturn = 13;

function skipName(text: string, at: number): number {
  let i = at;
  while (i < at + maxTail && nameBytes[text.charCodeAt(i)] === 1) i++;
  return i;
}

const nameBytes = alphabetBytes("base64url");
const blankBytes = alphabetBytes("blank");
const spaceBytes = alphabetBytes("space");
const passwordSigns = Uint8Array.from(alphabetBytes("digit"));
for (const sign of "!#$%^&*@") passwordSigns[sign.charCodeAt(0)] = 1;
const valueStarts = new Uint8Array(256);
for (const character of "vVdD\"'") valueStarts[character.charCodeAt(0)] = 1;

// A keyword is common and an assignment is rare: one look at the next character spares most of the patterns.
const startsOperator = new Uint8Array(256);
for (const character of "\"'`\\)] \t:=-|?!,(>{\r\n") startsOperator[character.charCodeAt(0)] = 1;

// In this order: the quote or bracket that closes the name; `:`, `: type =`, `=`, `:=`, `=>`, `->`, `,`, `(`, `>` (an
// element), `|` (a table), or blanks alone (a command's option); an authorization scheme; a string's opening quote.
// Every piece is bounded and begins with characters that the one before it cannot take. A value may stand on the next
// line, but not after a comma: that is a list.
const closing = String.raw`(?:\\?["'\x60])?[\])]{0,2}[ \t]{0,20}`;
const type = String.raw`[A-Za-z&][\w<>[\]]{0,30}[ \t]{0,4}`;
const sign = String.raw`(?:[?!]?:(?:[ \t]{0,4}${type}(?==[^=\r\n])|(?==))?=?|={1,3}>?|->|\|\|=|\?\?=|,(?![ \t]{0,40}\r?\n)|\(|>|\||(?<=[ \t]))`;
// The setting whose name is given beside it: `name: X` and `value: …` below, `key="X" value="…"`, Terraform's variable.
const beside = String.raw`(?:\{(?:[^{}\n]{0,80}\n){1,4}?[ \t]{0,20}|[,;]?[ \t]{0,4}(?:\r?\n[ \t]{0,40})?)["']?(?:value|default)["']?[ \t]{0,8}[:=]`;
const gap = String.raw`[ \t]{0,40}(?:\r?\n[ \t]{1,40})?`;
const quote = String.raw`(?:[brfu@$]{0,2}(\\?["'\x60]))?(?:(?:Bearer|Basic|Token|token|bearer)[ ]{1,2})?`;
const operator = new RegExp(`${closing}(?:${beside}|${sign})${gap}${quote}`, "y");

const named =
  /([\w.-]{1,60})(?:\\?["'`])?[\])]{0,2}[ \t]{0,20}(?::=|=>|->|[:=,(>|]|(?<=[ \t]))[ \t]{0,20}(?:\r?\n[ \t]{0,40})?(?:\\?["'`])?$/;

const endsBareValue = new Uint8Array(256);
for (const character of " \t\r\n\0\"'`,;)]}<>&|\\") endsBareValue[character.charCodeAt(0)] = 1;
