import { setImmediate } from "node:timers/promises";
import type { Change, Coverage, FileChange, NotExamined } from "../change/change.ts";
import type { RuleSet } from "../detection/compile.ts";
import { decodeText } from "../detection/decode-text.ts";
import type { Finding, Match, Span } from "../detection/finding.ts";
import { fingerprintOf } from "../detection/fingerprint.ts";
import { scan } from "../detection/scan.ts";
import type { LocalRepository } from "../git/port.ts";
import { findInlineAllows } from "../policy/inline-allow.ts";
import { ruleOf } from "../providers/index.ts";
import { suggestReplacement } from "../replacement/suggest-replacement.ts";
import type { Occurrence } from "../verdict/verdict.ts";

/** A larger blob would hold the event loop for too long; it is told as not examined. */
export const maxBlobBytes = 32 * 1024 * 1024;

export interface Examination {
  /** What the change's commits brought in, one for each commit and place. */
  readonly findings: readonly Finding[];
  /** Fingerprint → where that credential stands in the tree at the head, in files that the change touches. */
  readonly present: ReadonlyMap<string, readonly Occurrence[]>;
  /** Blob → line → reason of a `rekey:allow` that covers the line. */
  readonly allows: ReadonlyMap<string, ReadonlyMap<number, string>>;
  readonly coverage: Coverage;
}

/** The tree at the head: path → blob. */
export type ExaminedTree = ReadonlyMap<string, { readonly blob: string }>;

export interface Engine {
  readonly ruleSet: RuleSet;
  readonly fingerprintKey: Buffer;
}

/** A credential in a blob, wherever the blob may stand. */
interface Sighted extends Omit<Finding, "commit" | "path"> {
  /** Path → the whole line as it should read there, when the blob stands at that path. */
  readonly suggestions: ReadonlyMap<string, string>;
}

/**
 * Scans each blob of the change once, whole, and keeps what lies on the lines that a commit added. Reading whole blobs lets a
 * key that spans lines, or is completed by an older line, be seen; it also says where a credential stands at the head now.
 */
export async function examineChange(
  repository: LocalRepository,
  { change, tree }: { readonly change: Change; readonly tree: ExaminedTree },
  engine: Engine,
): Promise<Examination> {
  const paths = pathsByBlob(change.files, tree);
  const sighted = new Map<string, readonly Sighted[]>();
  const allows = new Map<string, ReadonlyMap<number, string>>();
  const notExamined: NotExamined[] = [...change.notExamined];
  let bytes = 0;
  for await (const { blob, content, bytes: size } of repository.readBlobs(paths.keys(), maxBlobBytes)) {
    if (content === undefined) {
      for (const path of paths.get(blob) ?? []) notExamined.push(tooLarge(path, size));
      continue;
    }
    bytes += size;
    const text = decodeText(content);
    const matches = scan(text, engine.ruleSet);
    if (matches.length > 0) {
      sighted.set(blob, sightedIn(text, matches, { blob, paths: paths.get(blob) ?? [], engine }));
      allows.set(blob, findInlineAllows(text));
    }
    await setImmediate();
  }
  return {
    findings: change.files.flatMap((file) => findingsOf(file, sighted.get(file.blob) ?? [])),
    present: presentAtHead(paths, tree, sighted),
    allows,
    coverage: { commits: change.commits.length, files: change.files.length, bytes, notExamined },
  };
}

/** The blobs to read: all that commits brought in, and what stands at their paths now (a merge may have brought back an older version). */
function pathsByBlob(files: readonly FileChange[], tree: ExaminedTree): Map<string, Set<string>> {
  const paths = new Map<string, Set<string>>();
  function add(blob: string, path: string): void {
    const known = paths.get(blob);
    if (known) known.add(path);
    else paths.set(blob, new Set([path]));
  }
  for (const { blob, path } of files) {
    add(blob, path);
    const now = tree.get(path);
    if (now && now.blob !== blob) add(now.blob, path);
  }
  return paths;
}

function tooLarge(path: string, bytes: number): NotExamined {
  const megabytes = (bytes / 1024 / 1024).toFixed(0);
  return {
    what: path,
    why: `it has ${megabytes} MB; files are read up to ${maxBlobBytes / 1024 / 1024} MB`,
    harmless: false,
  };
}

interface BlobPlace {
  readonly blob: string;
  readonly paths: Iterable<string>;
  readonly engine: Engine;
}

function sightedIn(text: string, matches: readonly Match[], { blob, paths, engine }: BlobPlace): Sighted[] {
  return matches.map((match) => {
    const rule = ruleOf(match.ruleId);
    const suggestions = new Map<string, string>();
    for (const path of paths) {
      const suggestion = suggestionFor(text, matches, match, path);
      if (suggestion !== undefined) suggestions.set(path, suggestion);
    }
    return {
      ruleId: match.ruleId,
      fingerprint: fingerprintOf(match.secret, engine.fingerprintKey),
      mask: match.secret.mask,
      severity: rule.severity,
      confidence: match.confidence,
      reasons: match.reasons,
      blob,
      suggestions,
      ...spanOf(match.span),
    };
  });
}

/** A line with two credentials gets no suggestion: replacing one would print the other. */
function suggestionFor(text: string, matches: readonly Match[], match: Match, path: string): string | undefined {
  const { span } = match;
  if (span.line !== span.endLine) return undefined;
  const isShared = matches.some(
    (other) => other !== match && other.span.line <= span.line && other.span.endLine >= span.line,
  );
  if (isShared) return undefined;
  return suggestReplacement({
    path,
    line: lineAround(text, match.start),
    startColumn: span.startColumn,
    endColumn: span.endColumn,
    envVar: ruleOf(match.ruleId).envVars[0],
  });
}

function lineAround(text: string, offset: number): string {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const end = text.indexOf("\n", offset);
  return text.slice(start, end === -1 ? undefined : end).replace(/\r$/, "");
}

function findingsOf(file: FileChange, sighted: readonly Sighted[]): Finding[] {
  return sighted
    .filter(({ line, endLine }) => file.added.some(({ first, last }) => first <= endLine && last >= line))
    .map(({ suggestions: _, ...found }) => ({ ...found, commit: file.commit, path: file.path }));
}

function presentAtHead(
  paths: ReadonlyMap<string, ReadonlySet<string>>,
  tree: ExaminedTree,
  sighted: ReadonlyMap<string, readonly Sighted[]>,
): Map<string, Occurrence[]> {
  const present = new Map<string, Occurrence[]>();
  for (const [blob, found] of sighted) {
    for (const path of paths.get(blob) ?? []) {
      if (tree.get(path)?.blob !== blob) continue;
      for (const one of found) {
        const suggestion = one.suggestions.get(path);
        const occurrence = { path, ...spanOf(one), ...(suggestion === undefined ? {} : { suggestion }) };
        const known = present.get(one.fingerprint);
        if (known) known.push(occurrence);
        else present.set(one.fingerprint, [occurrence]);
      }
    }
  }
  return present;
}

function spanOf({ line, endLine, startColumn, endColumn }: Span): Span {
  return { line, endLine, startColumn, endColumn };
}
