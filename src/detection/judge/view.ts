import { entropyOf } from "../entropy.ts";
import { isPlaceholder } from "../placeholder.ts";
import { changesOf, readsLikeWords } from "../value-shape.ts";
import { type FileKind, fileKindOf, folderWordsOf } from "./file-kind.ts";
import type { Guess } from "./guess.ts";

/** A guess, and what is asked of it more than once. */
export interface View extends Guess, FileKind {
  readonly folders: readonly string[];
  readonly lowerName: string;
  readonly lowerValue: string;
  readonly valueWords: readonly string[];
  readonly nameWords: readonly string[];
  readonly lastWord: string;
  /** Which of the common words for a credential the name holds; else the word that it was found by. */
  readonly promise: string;
  readonly kind: ValueKind | "signs";
  /** Lengths that differ little are one. */
  readonly length: number;
  readonly digits: number;
  /** In bits per character. */
  readonly entropy: number;
  readonly changes: number;
  readonly isWords: boolean;
  readonly isPlaceholder: boolean;
  /** It says what it should be. */
  readonly namesSecret: boolean;
  readonly isComment: boolean;
  /** The line before the name. */
  readonly head: string;
  /** The line without name and value. */
  readonly rest: string;
  /** Of the rest of the line, and of the lines around. */
  readonly restWords: readonly string[];
  readonly beforeWords: readonly string[];
  readonly afterWords: readonly string[];
}

export function viewOf(guess: Guess): View {
  const { name, value, left, right, before, after, path } = guess;
  const head = left.slice(0, Math.max(0, left.length - name.length));
  const rest = `${head} ${right}`;
  const nameWords = wordsOf(name).slice(-6);
  return {
    ...guess,
    ...fileKindOf(path),
    folders: folderWordsOf(path),
    lowerName: name.toLowerCase(),
    lowerValue: value.toLowerCase(),
    valueWords: wordsOf(value),
    nameWords,
    lastWord: nameWords.at(-1) ?? "",
    promise: promises.find((promise) => guess.word.includes(promise)) ?? guess.word,
    kind: kindOf(value),
    length: bucketOf(value.length),
    digits: countOf(value, "0123456789"),
    entropy: entropyOf(value),
    changes: changesOf(value),
    isWords: readsLikeWords(value),
    isPlaceholder: isPlaceholder(value),
    namesSecret: namesSecret.test(value),
    isComment: isComment(left),
    head,
    rest,
    restWords: wordsOf(rest),
    beforeWords: wordsOf(before),
    afterWords: wordsOf(after),
  };
}

/** The words of a name or a text, lower-case: those of camelCase, and numbers, apart. */
export function wordsOf(text: string): readonly string[] {
  return (text.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+|[^\0-\x7f]+/g) ?? []).map((word) => word.toLowerCase());
}

/** Whether a line that begins like this is one, or the input of a command in a document. */
export function isComment(left: string): boolean {
  return /^\s*(?:\/\/|#|\*|\/\*|--|;|<!--|%|>>>|\$ |> )/.test(left);
}

/** How many of the text's characters are among those, which are ASCII. */
export function countOf(text: string, characters: string): number {
  const isCounted = tables.get(characters) ?? newTable(characters);
  let count = 0;
  for (let i = 0; i < text.length; i++) if (isCounted[text.charCodeAt(i)] === 1) count++;
  return count;
}

const tables = new Map<string, Uint8Array>();

function newTable(characters: string): Uint8Array {
  const table = new Uint8Array(128);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  tables.set(characters, table);
  return table;
}

/** A value that says what it should be. */
export const namesSecret = /pass(?:word|wd|phrase)?|secret|token|credential|(?:private|public|api)[-_]?key/i;

export const promises = ["pass", "pwd", "token", "secret", "salt", "nonce", "auth", "cred", "url", "key"];

/** What a value looks like as a whole. */
export function kindOf(value: string): ValueKind | "signs" {
  return kinds.find(([, pattern]) => pattern.test(value))?.[0] ?? "signs";
}

/** By its place in the list. */
export function indexOfKind(kind: View["kind"]): number {
  return kinds.findIndex(([name]) => name === kind);
}

type ValueKind = (typeof kinds)[number][0];

/** The first that fits. */
const kinds = [
  [
    "reference",
    /\$[{(]|(?<!\w)\$[A-Za-z_]|\{\{|<%|%\(|#\{|%[sdv@]|^%\w+%$|process\.env|environ|getenv|\w\(|->|::|\{\w*\}/,
  ],
  ["sentence", / /],
  ["hex", /^(?:0x)?(?=[a-fA-F]*\d)[0-9a-fA-F]{8,}$/],
  ["number", /^\d+$/],
  ["lower", /^[a-z]+$/],
  ["upper", /^[A-Z]+$/],
  ["camel", /^[a-z]+(?:[A-Z][a-z0-9]*)+$/],
  ["capital", /^[A-Z][a-z]+$/],
  ["snake", /^[a-z0-9]+(?:_[a-z0-9]+)+$/],
  ["constant", /^[A-Z0-9]+(?:_[A-Z0-9]+)+$/],
  ["kebab", /^[a-z0-9]+(?:-[a-z0-9]+)+$/i],
  ["dotted", /^[A-Za-z_$@][\w$]*(?:(?:\.|->)[\w$[\]()]+)+$/],
  ["alphanumeric", /^[0-9A-Za-z]+$/],
  ["base64", /^[\w+/-]+={0,2}$/],
] as const satisfies readonly (readonly [string, RegExp])[];

function bucketOf(length: number): number {
  if (length < 12) return length;
  return length < 40 ? 12 + ((length - 12) >> 2) : Math.min(25, 19 + Math.floor((length - 40) / 20));
}
