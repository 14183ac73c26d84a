import type { Finding, Match, Span } from "../detection/finding.ts";
import { fingerprintOf } from "../detection/fingerprint.ts";
import type { Rule } from "../detection/rule.ts";
import { Secret } from "../detection/secret.ts";
import { surest } from "../detection/surest.ts";
import { suggestReplacement } from "../replacement/suggest-replacement.ts";

/** A credential in a blob, wherever the blob may stand. Holds no secret. */
export interface Sighted extends Omit<Finding, "commit" | "path"> {
  /** Where in the blob, when that is an archive: "" is the blob itself. Credentials in it are masked. */
  readonly inner: string;
  /** Path → the whole line as it should read there, when the blob stands at that path. */
  readonly suggestions: ReadonlyMap<string, string>;
  /** As in `Occurrence`. */
  readonly lineKey: string;
}

interface Blob {
  readonly blob: string;
  readonly inner: string;
  readonly paths: readonly string[];
  /** How many of the matches are wanted. */
  readonly max: number;
  readonly fingerprintKey: Buffer;
  /** By their ids, those of all matches. */
  readonly rules: ReadonlyMap<string, Rule>;
}

/** `matches` in the order of the text, as `scan` gives them. No suggestion is made for a file in an archive. */
export function sightedIn(text: Buffer, matches: readonly Match[], blob: Blob): Sighted[] {
  const paths = blob.inner === "" ? blob.paths.slice(0, mostPaths) : [];
  return surest(matches, blob.max).map((match, index, kept) => ({
    ruleId: match.ruleId,
    fingerprint: fingerprintOf(match.secret, blob.fingerprintKey),
    mask: match.secret.mask,
    severity: ruleOf(match, blob).severity,
    confidence: match.confidence,
    reasons: match.reasons,
    probability: match.probability,
    blob: blob.blob,
    inner: blob.inner,
    lineKey: lineKeyOf(text, match, blob.fingerprintKey),
    suggestions: suggestionsFor(text, match, {
      paths,
      neighbours: [kept[index - 1], kept[index + 1]],
      envVar: ruleOf(match, blob).envVars[0],
    }),
    ...spanOf(match.span),
  }));
}

function ruleOf({ ruleId }: Match, { rules }: Blob): Rule {
  const rule = rules.get(ruleId);
  if (rule === undefined) throw new Error(`no rule ${ruleId}`);
  return rule;
}

export function spanOf({ line, endLine, startColumn, endColumn }: Span): Span {
  return { line, endLine, startColumn, endColumn };
}

/** So much of a line on either side tells it from others; a minified file is one line. */
const keyedBytes = 200;

/** Keyed, since the rest of the line may hold another secret. */
function lineKeyOf(text: Buffer, { start, end }: Match, fingerprintKey: Buffer): string {
  const before = text.toString("utf8", Math.max(0, start - keyedBytes), start);
  const after = text.toString("utf8", end, Math.min(text.length, end + keyedBytes));
  const line = `${before.slice(before.lastIndexOf("\n") + 1)}\n${after.split(/\r?\n/, 1)[0]}`;
  return fingerprintOf(new Secret(line), fingerprintKey).slice(0, 12);
}

/** The same content in more files than these was not written by hand: the others get no suggestion. */
const mostPaths = 20;

interface Surroundings {
  readonly paths: readonly string[];
  /** The matches before and after, where there are such. */
  readonly neighbours: readonly (Match | undefined)[];
  readonly envVar: string | undefined;
}

/** A line with two credentials gets no suggestion: replacing one would print the other. */
function suggestionsFor(text: Buffer, match: Match, { paths, neighbours, envVar }: Surroundings): Map<string, string> {
  const suggestions = new Map<string, string>();
  const { line, endLine, startColumn, endColumn } = match.span;
  const isShared = neighbours.some((other) => other && other.span.line <= endLine && other.span.endLine >= line);
  if (line !== endLine || isShared || match.reasons.includes("decoded")) return suggestions;
  const leak = {
    line: lineAround(text, match.start),
    startColumn,
    endColumn,
    envVar,
  };
  for (const path of paths) {
    const suggestion = suggestReplacement({ ...leak, path });
    if (suggestion !== undefined) suggestions.set(path, suggestion);
  }
  return suggestions;
}

function lineAround(text: Buffer, offset: number): string {
  const start = offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
  const end = text.indexOf("\n", offset);
  const line = text.toString("utf8", start, end === -1 ? text.length : end);
  return line.endsWith("\r") ? line.slice(0, -1) : line;
}
