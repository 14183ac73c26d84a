/** Values of unknown shape under a telling name: where they stand. What is plainly none is refused, the rest is judged. */
import { longestValue, type Value, valuesOf } from "./assigned-values.ts";
import { type Assignment, assignmentAfter, isSetting, mayAssign, operatorReach } from "./assignment.ts";
import type { GuessForm } from "./form.ts";
import { type Guess, lineReach, linesAround } from "./judge/guess.ts";
import type { Judge, Judged } from "./judge/judge.ts";
import { refusalOf, refused } from "./judge/refusals.ts";
import { mayGiveKey } from "./key-look.ts";
import type { Around, Matcher } from "./matcher.ts";
import { isWordOfName, spellingsOf } from "./names.ts";
import { judgePassword } from "./password.ts";
import type { Source } from "./source.ts";
import { isNoLanguage } from "./value-shape.ts";

export function guessMatcher(form: GuessForm, judge: Judge): Matcher {
  const mayFollow = form.value === "key" ? mayGiveKey : mayAssign;
  return {
    anchors: form.names.flatMap(spellingsOf),
    specificity: 0,
    // An issuer's own name for its password says more than the word alone.
    fixed: Math.min(...form.names.map((name) => name.length)),
    reach: { before: lineReach, after: operatorReach + longestValue + lineReach },
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
      refusal: refusalOf(guess),
      judged: () => judgedOnce(guess, judge),
    };
  });
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
    tail: assignment.tail,
    value: text.slice(place.start, place.end),
    operator: withoutQuote(operator),
    quote: quote?.at(-1) ?? "",
    isSetting: isSetting(assignment) || isElement,
    frame: quote !== undefined || isElement ? "quoted" : isAtEnd(text, place.end, assignment) ? "line" : "open",
    ...linesAround(text, { start: Math.min(word.end, place.start), end: Math.max(word.end, place.end) }),
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

/** Where the form's own words stand around it, a connection string or a framework's settings, the value is taken at its word. */
function knownIn(form: GuessForm, { value, name, word, isSetting, frame }: Guess): Judged | undefined {
  if (form.near.length === 0 || !isSetting || frame === "open") return undefined;
  const isText = /^[\x21-\x7e]{4,100}$/.test(value);
  if (!isText || refersElsewhere(value) || /[(){}<>]/.test(value)) return refused("reference");
  const isOwnName = name.slice(name.toLowerCase().indexOf(word)).toLowerCase().includes(value.toLowerCase());
  const isWord = isTypeOrConstant.test(value) && !isNoLanguage(value);
  return isOwnName || isWord ? refused("reference") : judgePassword(value);
}

const isTypeOrConstant =
  /^(?:true|false|yes|no|str(?:ing)?|bool(?:ean)?|int|text|bytes|any|null|none|nil|undefined|[A-Z_]+|[a-z]+(?:[A-Z][a-z]+)+)$/;

/** A date, a variable, a path, a URL, a host, a resource. */
function refersElsewhere(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}|^eyJ[\w-]{0,40}$|^0x[0-9a-fA-F]{40}$|^(?:process\.|os\.|env\.|self\.|this\.|config\.|arn:|[./~]{1,2}\/|[a-z]+:\/\/|\w+(?:\.\w+)+$)|\[|::/.test(
    value,
  );
}
