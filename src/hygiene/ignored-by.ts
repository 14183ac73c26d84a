import { directoriesAbove, type IgnorePattern, namesPath, parseIgnorePattern } from "../change/ignore-pattern.ts";

/** Why git would ignore a path, or would not: the line that decides. */
export interface IgnoreDecision {
  readonly isIgnored: boolean;
  /** Path of the `.gitignore`. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
}

/** A `.gitignore`, parsed once for many questions. */
export interface IgnoreFile {
  readonly path: string;
  /** Directory it stands in: "" or `apps/web/`. */
  readonly directory: string;
  readonly lines: readonly { readonly line: number; readonly pattern: IgnorePattern }[];
}

export function parseIgnoreFile(path: string, text: string): IgnoreFile {
  const lines = text
    .replace(/^\ufeff/, "")
    .split("\n")
    .flatMap((content, index) => {
      const pattern = parseIgnorePattern(content);
      return pattern ? [{ line: index + 1, pattern }] : [];
    });
  return { path, directory: path.slice(0, path.lastIndexOf("/") + 1), lines };
}

/**
 * Git's own order: directories from the top, since nothing below an ignored one can be taken back; in each, the deepest file that
 * says something; in that file, the last line that does. Undefined: no line speaks of it. `files` by path.
 */
export function ignoredBy(files: ReadonlyMap<string, IgnoreFile>, path: string): IgnoreDecision | undefined {
  for (const directory of directoriesAbove(path)) {
    const decision = decide(files, directory, true);
    if (decision?.isIgnored) return decision;
  }
  return decide(files, path, false);
}

function decide(
  files: ReadonlyMap<string, IgnoreFile>,
  path: string,
  isDirectory: boolean,
): IgnoreDecision | undefined {
  const places = ["", ...directoriesAbove(path).map((directory) => `${directory}/`)].reverse();
  for (const place of places) {
    const file = files.get(`${place}.gitignore`);
    const hit = file?.lines.findLast(({ pattern }) => namesPath(pattern, path.slice(place.length), isDirectory));
    if (file && hit) return { isIgnored: !hit.pattern.isNegated, file: file.path, line: hit.line };
  }
  return undefined;
}
