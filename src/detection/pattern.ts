/** From the parts of a credential: its pattern, and the literals a text must hold before the pattern is worth trying. */
import { charactersOf, classOf, isIn } from "./alphabet.ts";
import type { AnyCase, Part, Run } from "./form.ts";

/** In UTF-16 units, both included. */
export interface Width {
  readonly min: number;
  readonly max: number;
}

/** A literal of the credential and how far from the credential's start it stands. */
export interface Anchor {
  readonly literal: string | AnyCase;
  readonly before: Width;
  /** The run that follows it, where one does. */
  readonly next: Run | undefined;
}

/**
 * The source of a RegExp that runs in linear time. By construction no character can be taken by two parts: a run of
 * varying length stops before the literal that follows it, and may not be followed by a run that shares its alphabet.
 * `rest` is what follows the parts, in a pattern of its own.
 */
export function patternOf(parts: readonly Part[], rest: readonly Part[] = []): string {
  return parts.map((part, i) => sourceOf(part, [...parts.slice(i + 1), ...rest])).join("");
}

/**
 * What may not follow a credential: a character that would make it a longer one. A full stop may end a sentence; blanks and
 * the backslash of an escape end everything.
 */
export function endOf(parts: readonly Part[]): string {
  const signs = new Set(lastAlphabetsOf(parts).replace(/[0-9A-Za-z]-[0-9A-Za-z]|[.0-9A-Za-z\s\\]/g, ""));
  return `(?![0-9A-Za-z${[...signs].map((sign) => `\\${sign}`).join("")}])`;
}

export function widthOf(parts: readonly Part[]): Width {
  let min = 0;
  let max = 0;
  for (const part of parts) {
    const width = widthOfPart(part);
    min += width.min;
    max += width.max;
  }
  return { min, max };
}

/** What follows the literal that all credentials of the form begin with. */
export function bodyOf(credential: string, parts: readonly Part[]): string {
  const [first] = parts;
  const literals =
    first === undefined
      ? []
      : leadingLiteralsOf(first)
          .map(textOf)
          .filter((literal) => credential.startsWith(literal));
  return credential.slice(Math.max(0, ...literals.map((literal) => literal.length)));
}

/** How many characters every credential of this form has in common. */
export function literalCharactersIn(parts: readonly Part[]): number {
  let count = 0;
  for (const part of parts) {
    if (isLiteral(part)) count += textOf(part).length;
    else if (part.kind === "oneOf") count += Math.min(...part.options.map(literalCharactersIn));
  }
  return count;
}

/** The most telling literal, or its alternatives. Empty where there is none at a known distance from the start. */
export function anchorsOf(parts: readonly Part[]): readonly Anchor[] {
  let best: readonly Anchor[] = [];
  let before: Width = { min: 0, max: 0 };
  for (const [i, part] of parts.entries()) {
    const anchors = leadingLiteralsOf(part).map((literal, option) => ({
      literal,
      before,
      next: runOf(secondPartOf(part, option) ?? parts[i + 1]),
    }));
    const isNear = before.max - before.min <= maxSpread;
    if (isNear && weightOf(anchors) > weightOf(best)) best = anchors;
    const width = widthOfPart(part);
    before = { min: before.min + width.min, max: before.max + width.max };
  }
  return best;
}

/** What follows the leading literal within the part itself. */
function secondPartOf(part: Part, option: number): Part | undefined {
  return !isLiteral(part) && part.kind === "oneOf" ? part.options[option]?.[1] : undefined;
}

function runOf(part: Part | undefined): Run | undefined {
  return part !== undefined && !isLiteral(part) && part.kind === "run" ? part : undefined;
}

/** A pattern is tried at each possible start before the anchor, so there may only be a few. */
const maxSpread = 8;

function weightOf(anchors: readonly Anchor[]): number {
  if (anchors.length === 0) return 0;
  const shortest = Math.min(...anchors.map((anchor) => textOf(anchor.literal).length));
  // Beyond eight characters a longer literal tells nothing more; the earlier one is cheaper.
  return Math.min(shortest, 8);
}

/** The literal that the part begins with, or the literals of its alternatives. Empty where it may begin otherwise. */
export function leadingLiteralsOf(part: Part): readonly Literal[] {
  if (isLiteral(part)) return [part];
  if (part.kind !== "oneOf") return [];
  const literals = part.options.map((option) => option[0]);
  return literals.every((literal) => literal !== undefined && isLiteral(literal)) ? literals : [];
}

type Literal = string | AnyCase;

function isLiteral(part: Part): part is Literal {
  return typeof part === "string" || part.kind === "anyCase";
}

/** As it was written in the form. */
export function textOf(literal: Literal): string {
  return typeof literal === "string" ? literal : literal.text;
}

function sourceOf(part: Part, rest: readonly Part[]): string {
  if (isLiteral(part)) return sourceOfLiteral(part);
  switch (part.kind) {
    case "run":
      return sourceOfRun(part, rest);
    case "checksum":
      return `[${classOf(part.of)}]{${part.length}}`;
    case "oneOf":
      return `(?:${part.options.map((option) => sourceOfOption(option, rest)).join("|")})`;
    default:
      return part satisfies never;
  }
}

function sourceOfOption(option: readonly Part[], rest: readonly Part[]): string {
  return option.map((part, i) => sourceOf(part, [...option.slice(i + 1), ...rest])).join("");
}

function sourceOfRun(run: Run, rest: readonly Part[]): string {
  const one = `[${classOf(run.of)}]`;
  if (run.min === run.max) return `${one}{${run.min}}`;
  const starts = startsOf(rest).filter((start) => sharesCharacters(run, start));
  if (starts.length === 0) return `${one}{${run.min},${run.max}}`;
  const stops = starts.map((start) => {
    if (isLiteral(start)) return sourceOfLiteral(start);
    throw new Error(`a run of ${run.min} to ${run.max} ${run.of} is followed by characters it could take itself`);
  });
  return `(?:(?!${stops.join("|")})${one}){${run.min},${run.max}}`;
}

/** What can come first in the parts. */
function startsOf(parts: readonly Part[]): readonly Exclude<Part, { kind: "oneOf" }>[] {
  const [first, ...rest] = parts;
  if (first === undefined) return [];
  if (isLiteral(first) || first.kind !== "oneOf") return [first];
  return first.options.flatMap((option) => startsOf([...option, ...rest]));
}

function sharesCharacters(run: Run, start: Exclude<Part, { kind: "oneOf" }>): boolean {
  if (isLiteral(start)) {
    const [first = ""] = textOf(start);
    return isIn(run.of, first) || (typeof start !== "string" && isIn(run.of, otherCase(first)));
  }
  const taken = charactersOf(run.of);
  return [...charactersOf(start.of)].some((character) => taken.includes(character));
}

function widthOfPart(part: Part): Width {
  if (isLiteral(part)) return { min: textOf(part).length, max: textOf(part).length };
  switch (part.kind) {
    case "run":
      return part;
    case "checksum":
      return { min: part.length, max: part.length };
    case "oneOf": {
      const widths = part.options.map(widthOf);
      return { min: Math.min(...widths.map((w) => w.min)), max: Math.max(...widths.map((w) => w.max)) };
    }
    default:
      return part satisfies never;
  }
}

/** The alphabets that the credential may end with, as the inside of a character class. */
function lastAlphabetsOf(parts: readonly Part[]): string {
  for (const part of parts.toReversed()) {
    if (isLiteral(part)) continue;
    if (part.kind !== "oneOf") return classOf(part.of);
    const nested = part.options.map(lastAlphabetsOf).join("");
    if (nested !== "") return nested;
  }
  return "";
}

function sourceOfLiteral(literal: Literal): string {
  if (typeof literal === "string") return escaped(literal);
  return [...literal.text]
    .map((sign) => (/[a-z]/i.test(sign) ? `[${sign}${otherCase(sign)}]` : escaped(sign)))
    .join("");
}

function otherCase(letter: string): string {
  return letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
}

function escaped(literal: string): string {
  return literal.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
