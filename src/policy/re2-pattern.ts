import { RE2JS, RE2JSSyntaxException } from "re2js";
import { quote } from "../change/quote.ts";
import { programSizeOf } from "./program-size.ts";

export interface Place {
  readonly start: number;
  readonly end: number;
}

/** Where the credentials stand: the first group of each match, or all of it. Found one by one, as they are asked for. */
export type MatchPattern = (text: string) => Generator<Place>;

/** `problem` goes on where the setting's name stopped. */
export type CompiledPattern = { readonly match: MatchPattern } | { readonly problem: string };

/** A policy's pattern. It runs in re2js, whose time is linear in the text whatever the pattern: never in the runtime's own engine. */
export function compilePattern(pattern: string): CompiledPattern {
  if (programSizeOf(pattern) > largestProgram) return { problem: tooLarge };
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(pattern, RE2JS.MULTILINE);
  } catch (error) {
    if (error instanceof RE2JSSyntaxException) return { problem: notRe2(error) };
    throw error;
  }
  if (compiled.matcher("").find()) return { problem: matchesNothing };
  return { match: (text) => placesIn(text, compiled) };
}

function* placesIn(text: string, pattern: RE2JS): Generator<Place> {
  const group = pattern.groupCount() === 0 ? 0 : 1;
  const matcher = pattern.matcher(text);
  while (matcher.find()) {
    const isGroupThere = matcher.start(group) !== -1;
    const place = { start: matcher.start(isGroupThere ? group : 0), end: matcher.end(isGroupThere ? group : 0) };
    if (place.end > place.start) yield place;
  }
}

/** In instructions. A file of keywords is read by each rule at some megabytes a second with patterns up to here. */
const largestProgram = 4_000;

const tooLarge = "is too large once its repetitions are written out; use smaller counts, or `+` in place of `{1,500}`";
const matchesNothing = "matches the empty text, and so every place of every file; make some of it required";

function notRe2(error: RE2JSSyntaxException): string {
  // re2js writes the flag for lines before the pattern.
  const [what, where] = [error.getDescription(), error.getPattern()?.replace(/^\(\?m\)/, "")];
  const place = where ? `, at ${quote(where)}` : "";
  return `is not a pattern of RE2 (${what.replaceAll("`", "")}${place}); RE2 has neither look-around nor back-references`;
}
