/**
 * What the linear half of the judge sees of a guess: words such as `n$password` or `k.a0`, each of which has a weight of its
 * own. The first letter of a sign says what it is about (aspects.ts). Signs are only ever used as hashes, and hashed as they
 * are made: there are some two hundred of a guess.
 */
import { type Aspect, indexOfAspect } from "./aspects.ts";
import type { View } from "./view.ts";

/** Takes each sign of a guess: its hash, of 32 bits, and the index of what it is about. The same one may come more than once. */
export type TakeSign = (hash: number, aspect: number) => void;

export function eachSign(view: View, take: TakeSign): void {
  for (const { aspect, signs, pieces } of sections) {
    for (const sign of signs(view)) take(finished(hashOf(seed, sign)), aspect);
    for (const { prefix, text, shortest, longest } of pieces(view)) {
      const start = hashOf(seed, prefix);
      for (let from = 0; from + shortest <= text.length; from++) {
        const limit = Math.min(text.length, from + longest);
        let hash = start;
        for (let i = from; i < limit; i++) {
          hash = Math.imul(hash ^ text.charCodeAt(i), prime);
          if (i >= from + shortest - 1) take(finished(hash), aspect);
        }
      }
    }
  }
}

/** FNV-1a, its upper half folded in: the same for the same sign, everywhere and always. */
const seed = 0x811c9dc5;
const prime = 0x01000193;

function hashOf(start: number, text: string): number {
  let hash = start;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), prime);
  return hash;
}

function finished(hash: number): number {
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** All runs of `shortest` to `longest` characters in a text. */
interface Pieces {
  readonly prefix: string;
  readonly text: string;
  readonly shortest: number;
  readonly longest: number;
}

interface Section {
  readonly aspect: Aspect;
  readonly signs: (view: View) => readonly string[];
  readonly pieces?: (view: View) => readonly Pieces[];
}

const none = (): readonly Pieces[] => [];

const sections = (
  [
    { aspect: "name", signs: nameSigns, pieces: namePieces },
    { aspect: "value", signs: valueSigns, pieces: valuePieces },
    { aspect: "shape", signs: shapeSigns },
    { aspect: "writing", signs: writingSigns, pieces: writingPieces },
    { aspect: "file", signs: fileSigns },
    { aspect: "line", signs: lineSigns },
    { aspect: "around", signs: aroundSigns },
    { aspect: "together", signs: jointSigns },
  ] satisfies Section[]
).map(({ aspect, signs, pieces }: Section) => ({ aspect: indexOfAspect(aspect), signs, pieces: pieces ?? none }));

function nameSigns({ lowerName, nameWords, lastWord, promise }: View): readonly string[] {
  return [
    ...nameWords.map((word) => `n:${word}`),
    `n$${lastWord}`,
    `n^${nameWords[0] ?? ""}`,
    `n2${nameWords.slice(-2).join("_")}`,
    `n=${lowerName}`,
    `n!${promise}`,
  ];
}

function namePieces({ lowerName }: View): readonly Pieces[] {
  return [{ prefix: "n~", text: `^${lowerName.slice(-20)}$`, shortest: 3, longest: 4 }];
}

function valueSigns({ lowerValue, valueWords }: View): readonly string[] {
  return [`v=${lowerValue.slice(0, 40)}`, ...valueWords.slice(0, 8).map((word) => `v:${word}`)];
}

function valuePieces({ lowerValue }: View): readonly Pieces[] {
  return [{ prefix: "v~", text: `^${lowerValue.slice(0, 48)}$`, shortest: 2, longest: 4 }];
}

function shapeSigns({
  value,
  kind,
  length,
  digits,
  entropy,
  changes,
  isWords,
  isPlaceholder,
  namesSecret,
}: View): readonly string[] {
  return [
    `k${kind}`,
    `k.${outlineOfValue(value)}`,
    `k#${length}`,
    `k${kind}#${length}`,
    `kd${Math.min(5, digits)}`,
    `ke${Math.round(entropy * 2)}`,
    `kc${Math.round(changes * 8)}`,
    `kp${isPlaceholder}${isWords}`,
    `kr${namesSecret}`,
  ];
}

function writingSigns({ operator, quote, right, frame, isSetting, isComment }: View): readonly string[] {
  const follows = /^\W{0,3}[a-z]{0,6}/i.exec(right)?.[0].replace(/\s+/g, " ") ?? "";
  return [
    `w:${operator}`,
    `wq${quote}`,
    `w${operator}${quote}`,
    `wf${frame}${isSetting}`,
    `wr${right.slice(0, 1)}`,
    `w>${follows}`,
    `wc${isComment}`,
  ];
}

function writingPieces({ head }: View): readonly Pieces[] {
  return [{ prefix: "w<", text: head.trim().slice(-12), shortest: 2, longest: 3 }];
}

function fileSigns({ extension, sort, folders }: View): readonly string[] {
  return [`f.${extension}`, `fs${sort}`, ...folders.map((word) => `f/${word}`)];
}

function lineSigns({ restWords }: View): readonly string[] {
  return restWords.slice(0, 24).map((word) => `l:${word}`);
}

function aroundSigns({ before, after, beforeWords, afterWords, left }: View): readonly string[] {
  const ours = outlineOf(left);
  return [
    ...beforeWords.slice(0, 16).map((word) => `b:${word}`),
    ...afterWords.slice(0, 16).map((word) => `a:${word}`),
    `b${isBuiltLike(before, ours)}${isBuiltLike(after, ours)}`,
  ];
}

/** What says more together than apart. */
function jointSigns(view: View): readonly string[] {
  const { promise, kind, quote, length, lastWord, sort, folders, operator, isWords, frame, isSetting } = view;
  return [
    `x1${promise}${kind}`,
    `x2${promise}${kind}${quote}`,
    `x3${promise}${length}`,
    `x4${lastWord}${kind}`,
    `x5${sort}${kind}${quote}`,
    `x6${folders[0] ?? ""}${kind}${promise}`,
    `x7${lastWord}=${view.lowerValue.slice(0, 20)}`,
    `x8${operator}${kind}`,
    `x9${view.extension}${promise}`,
    `xa${frame}${isSetting}${kind}${promise}`,
    `xb${frame}${isSetting}${view.isPlaceholder}${isWords}${promise}`,
    `xc${view.namesSecret}${promise}${kind}`,
    `xd${promise}${Math.min(4, view.digits)}${Math.round(view.changes * 5)}${length >> 1}`,
    `xe${promise}${Math.round(view.entropy * 2)}${isWords}`,
  ];
}

function outlineOfValue(value: string): string {
  return value
    .slice(0, 60)
    .replace(/[a-z]+/g, "a")
    .replace(/[A-Z]+/g, "A")
    .replace(/[0-9]+/g, "0")
    .replace(/[^\0-\x7f]+/g, "w")
    .slice(0, 14);
}

/** Whether the line is built as ours is: one of a list of settings, or of translations. */
function isBuiltLike(line: string, ours: string): boolean {
  return ours.length > 1 && outlineOf(line).startsWith(ours);
}

function outlineOf(text: string): string {
  return text
    .trim()
    .replace(/[\w.-]+/g, "a")
    .replace(/\s+/g, " ");
}
