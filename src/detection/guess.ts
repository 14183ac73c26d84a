/** Values of unknown shape under a telling name: where they stand, and what is plainly none. The rest is for the judge. */

import { alphabetBytes } from "./alphabet.ts";
import { type Assignment, assignedValue, assignmentAfter, isSetting, mayAssign, operatorReach } from "./assignment.ts";
import type { GuessForm } from "./form.ts";
import { fileKindOf, isTranslation } from "./judge/file-kind.ts";
import { type Guess, lineReach, linesAround } from "./judge/guess.ts";
import type { Judge, Judged } from "./judge/judge.ts";
import { kindOf, namesSecret } from "./judge/view.ts";
import type { Around, Matcher } from "./matcher.ts";
import { isAboutSecret, isWordOfName, spellingsOf } from "./names.ts";
import { judgePassword } from "./password.ts";
import { isEncrypted, isTemplate, saysStandIn } from "./placeholder.ts";
import type { Reason } from "./reasons.ts";
import type { Source } from "./source.ts";
import { readsLikeWords } from "./value-shape.ts";

export function guessMatcher(form: GuessForm, judge: Judge): Matcher {
  const mayFollow = form.value === "key" ? mayGiveKey : mayAssign;
  return {
    anchors: form.names.flatMap(spellingsOf),
    specificity: 0,
    // An issuer's own name for its password says more than the word alone.
    fixed: Math.min(...form.names.map((name) => name.length)),
    reach: { before: lineReach, after: operatorReach + maxLength + lineReach },
    mayMatch: (source, start, end) =>
      isWordOfName(source.bytes, start, end) && mayFollow(source, end) && !isExhausted(source),
    find(text, start, end, { path, source }) {
      return readAt(text, { start, end, path, source, judge }).map(({ place, refusal, guess, judged }) => ({
        ...place,
        ...(refusal ?? knownIn(form, guess) ?? judged()),
      }));
    },
  };
}

/** A file written to keep us busy has more of them: that it was read in part is told. Large files may have more. */
function isExhausted(source: Source): boolean {
  if (source.guesses < mostGuesses + source.bytes.length / bytesForOne) return false;
  source.isReadInPart = true;
  return true;
}

const mostGuesses = 30_000;
const bytesForOne = 400;

interface Read {
  readonly place: { readonly start: number; readonly end: number };
  readonly guess: Guess;
  readonly refusal: Judged | undefined;
  readonly judged: () => Judged;
}

interface Asked {
  /** Of the telling word. */
  readonly start: number;
  readonly end: number;
  readonly path: string | undefined;
  readonly source: Around["source"];
  readonly judge: Judge;
}

/** What stands under the name. Dozens of rules wait for "password", and ask the same one after the other. */
function readAt(text: string, asked: Asked): readonly Read[] {
  const isKnown = latest?.text === text && latest.start === asked.start && latest.judge === asked.judge;
  latest = isKnown ? latest : { text, ...asked, reads: read(text, asked) };
  return latest?.reads ?? [];
}

let latest: (Asked & { readonly text: string; readonly reads: readonly Read[] }) | undefined;

/** What is written a thousand times is judged once. */
function judgedOnce(guess: Guess, judge: Judge): Judged {
  const { name, value, left, right, before, after } = guess;
  const key = [name, value, left.slice(-knownBefore), right.slice(0, knownAfter), before, after].join("\n");
  const known = judgements.get(key);
  if (known !== undefined) return known;
  const judged = judge(guess);
  judgements.set(key, judged);
  return judged;
}

const knownBefore = 80;
const knownAfter = 40;
const judgements = new Map<string, Judged>();

/** After a text: no piece of it stays in memory. */
export function forgetGuess(): void {
  latest = undefined;
  judgements.clear();
}

function read(text: string, { start, end, path, source, judge }: Asked): readonly Read[] {
  source.guesses++;
  const assignment = assignmentAfter(text, end);
  if (assignment === undefined) return [];
  const word = { start, end: end + assignment.tail.length, text: text.slice(start, end).toLowerCase() };
  return valuesOf(text, assignment).map((value) => {
    const guess = guessAt(text, { word, assignment, value, path });
    return {
      place: { start: value.start, end: value.end },
      guess,
      refusal: refusalOf(guess, assignment.tail),
      judged: () => judgedOnce(guess, judge),
    };
  });
}

/**
 * Names of keys are everywhere in code, and hardly ever given one: a look at the bytes before anything is read. What looks like
 * a key may stand further on; shorter values stand right behind the name.
 */
function mayGiveKey(source: Source, at: number): boolean {
  return mayAssign(source, at) && (source.valueAfter(at) <= at + keyReach || beginsKey(source.bytes, at));
}

const keyReach = 160;
const longestLead = 60;
const shortestWithDigit = 5;
const shortestWithout = 16;

function beginsKey(bytes: Buffer, at: number): boolean {
  let start = at;
  while (start < at + longestLead && nameBytes[bytes[start] as number] === 1) start++;
  while (start < at + longestLead && leadBytes[bytes[start] as number] === 1) start++;
  let end = start;
  let digits = 0;
  for (; end < start + shortestWithout && keyBytes[bytes[end] as number] === 1; end++) {
    if (digitBytes[bytes[end] as number] === 1) digits++;
  }
  return end - start >= (digits > 0 ? shortestWithDigit : shortestWithout);
}

const nameBytes = alphabetBytes("base64url");
const digitBytes = alphabetBytes("digit");
const leadBytes = alphabetBytes("blank").slice();
for (const byte of Buffer.from("\"'`:=>|(,)]}[{\\@")) leadBytes[byte] = 1;
const keyBytes = alphabetBytes("symbols").slice();
for (const byte of Buffer.from("\"'`,;(){}[]<>")) keyBytes[byte] = 0;

interface Value {
  readonly start: number;
  readonly end: number;
  readonly quote: string | undefined;
}

/** What stands there, or the strings in a list that stands there: `["…", "…"]`, `[]string{"…"}`. */
function valuesOf(text: string, assignment: Assignment): readonly Value[] {
  const { start, quote, operator } = assignment;
  if (quote?.length === 1 && beginsList.test(operator)) return stringsFrom(text, start - 1);
  const value = assignedValue(text, assignment, maxLength);
  return value === undefined ? [] : [{ start, end: start + value.length, quote }];
}

/** Of a value, in characters. */
const maxLength = 400;
const mostInList = 20;
const beginsList = /[[{]\s*[bfru@]{0,2}["'`]$/;
const namesMember = /["'`]\s{0,3}[:=]/y;
const nextInList = /["'`]\s{0,3},\s{0,12}[bfru@]{0,2}["'`]/y;

function stringsFrom(text: string, at: number): readonly Value[] {
  const values: Value[] = [];
  for (let open = at; values.length < mostInList; ) {
    const quote = text.charAt(open);
    const end = text.indexOf(quote, open + 1);
    if (end === -1 || end - open > maxLength || text.slice(open, end).includes("\n")) break;
    namesMember.lastIndex = end;
    if (namesMember.test(text)) break;
    if (end > open + 1) values.push({ start: open + 1, end, quote });
    nextInList.lastIndex = end;
    if (!nextInList.test(text)) break;
    open = nextInList.lastIndex - 1;
  }
  return values;
}

interface Seen {
  /** From the telling word to the end of the name. */
  readonly word: { readonly start: number; readonly end: number; readonly text: string };
  readonly assignment: Assignment;
  readonly value: Value;
  readonly path: string | undefined;
}

function guessAt(text: string, { word, assignment, value: { quote, ...place }, path }: Seen): Guess {
  const { operator } = assignment;
  const isElement = operator === ">" && text.startsWith("</", place.end);
  const head = /[\w.$-]*$/.exec(text.slice(Math.max(0, word.start - longestHead), word.start))?.[0] ?? "";
  return {
    name: head + text.slice(word.start, word.end),
    word: word.text,
    value: text.slice(place.start, place.end),
    operator: withoutQuote(operator),
    quote: quote?.at(-1) ?? "",
    isSetting: isSetting(assignment) || isElement,
    frame: quote !== undefined || isElement ? "quoted" : isAtEnd(text, place.end, assignment) ? "line" : "open",
    ...linesAround(text, { start: word.end, end: place.end }),
    path,
  };
}

const longestHead = 40;

function withoutQuote(operator: string): string {
  return operator
    .replace(/\s+/g, " ")
    .replace(/[brfu@$\\]*["'`]$/, "")
    .trim();
}

/** Also the end of the string that a setting stands in, and a blank after `NAME=value` as the shell takes it. */
function isAtEnd(text: string, end: number, assignment: Assignment): boolean {
  const isOver =
    /[\n\r\0;&"']/.test(text[end] ?? "\n") || (assignment.operator === "=" && /[ \t]/.test(text[end] ?? ""));
  return isOver && isSetting(assignment);
}

/** What need not be judged. */
function refusalOf({ name, word, value, operator, frame, quote, left, path }: Guess, tail: string): Judged | undefined {
  if (isPassOfOther(word, tail) || isPublic(name.slice(0, name.length - word.length - tail.length)))
    return refused("aboutSecret");
  if (isAboutSecret(tail)) return refused("aboutSecret");
  // BasicAuth("robin", …): the first argument is the user.
  if (word === "auth" && operator.startsWith("(")) return refused("aboutSecret");
  if (isTemplate(value)) return refused("placeholder");
  // `https://…` is no setting, an element that ends is given nothing, and what follows a name may be the next setting.
  if (value.startsWith("//") || left.endsWith(`</${name}`)) return refused("reference");
  if (frame === "open" && /^--?[a-z][a-z-]*$|^[a-z_-]+=[^=]*$/i.test(value)) return refused("reference");
  if (value.length < (isPasswordWord.test(word) ? 3 : 5) || /^[\s\W]*$/.test(value)) return refused("words");
  // Code does not write a text without quotes, unless the whole setting stands in a text.
  const isCode = fileKindOf(path).sort === "code" && !isInString(left);
  if (frame === "open" && (isCode || /^[A-Za-z_$][\w$.]*[[(]/.test(value))) return refused("reference");
  if (frame === "line" && quote === "" && isCode && /^[A-Za-z_$][\w$.]*$/.test(value)) return refused("reference");
  if (/^0x[0-9a-f]{1,8}$/i.test(value)) return refused("words");
  if (saysStandIn(value)) return refused("placeholder");
  if (isEncrypted(value)) return refused("encrypted");
  if (isTranslation(path) && !/[0-9]/.test(value)) return refused("words");
  const kind = kindOf(value);
  if (kind === "reference") return refused("reference");
  if (!isPasswordWord.test(word) && (kind === "sentence" || kind === "number" || isWordsOnly(value, kind)))
    return refused("words");
  if (date.test(value)) return refused("reference");
  if (uuid.test(value)) return { confidence: "low", reasons: ["uuid"] };
  // Many things have a key, and in lists of settings it is a name.
  if (word === "key" && (value.length < 8 || !/[0-9]/.test(value) || namesSecret.test(value))) return refused("words");
  return undefined;
}

/** People make up passwords of words, and other credentials at most of small ones: a name, a kebab. */
function isWordsOnly(value: string, kind: string): boolean {
  return kind !== "lower" && kind !== "kebab" && !/[0-9]/.test(value) && readsLikeWords(value);
}

const isPasswordWord = /^(?:pass|pw|psw|senha|contr|clave|kenn|mdp|wacht|haslo|heslo|parol|lozi|sala)/;

const date = /^\d{4}-\d{2}-\d{2}/;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function isInString(left: string): boolean {
  return ['"', "'", "`"].some((quote) => left.split(quote).length % 2 === 0);
}

function refused(reason: Reason): Judged {
  return { confidence: "none", reasons: [reason] };
}

/**
 * publicKeyToken, csrfToken, nextPageToken, hashed_password: values that pages and clients are given, or that open nothing.
 * Not NEXT_PUBLIC_API_KEY, which says that the key is put into a page.
 */
function isPublic(head: string): boolean {
  return /(?:(?<!next[-_])public|csrf|xsrf|forgery|verification|page|continuation|hashed|encrypted|crypted)[-_]?(?:key[-_]?)?$/i.test(
    head,
  );
}

/** SinglePass_scheme: what goes on after so short a word is another word. */
function isPassOfOther(word: string, tail: string): boolean {
  return word === "pass" && /[A-Za-z]/.test(tail);
}

/** Where the form's own words stand around it, a connection string or a framework's settings, the value is taken at its word. */
function knownIn(form: GuessForm, { value, name, word, isSetting, frame }: Guess): Judged | undefined {
  if (form.near.length === 0 || !isSetting || frame === "open") return undefined;
  const isText = /^[\x21-\x7e]{4,100}$/.test(value);
  if (!isText || date.test(value) || refersElsewhere(value) || /[(){}<>]/.test(value)) return refused("reference");
  const isOwnName = name.slice(name.toLowerCase().indexOf(word)).toLowerCase().includes(value.toLowerCase());
  return isOwnName || isTypeOrConstant.test(value) ? refused("reference") : judgePassword(value);
}

const isTypeOrConstant =
  /^(?:true|false|yes|no|str(?:ing)?|bool(?:ean)?|int|text|bytes|any|null|none|nil|undefined|[A-Z_]+|[a-z]+(?:[A-Z][a-z]+)+)$/;

/** A variable, a path, a URL, a host, a resource. */
function refersElsewhere(value: string): boolean {
  return /^eyJ[\w-]{0,40}$|^0x[0-9a-fA-F]{40}$|^(?:process\.|os\.|env\.|self\.|this\.|config\.|arn:|[./~]{1,2}\/|[a-z]+:\/\/|\w+(?:\.\w+)+$)|\[|::/.test(
    value,
  );
}
