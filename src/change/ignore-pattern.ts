import { below, compileGlob, type Glob, matchesGlob } from "./glob.ts";

/** One line of a `.gitignore`. The same notation is used for paths in the policy, since everybody knows it. */
export interface IgnorePattern {
  readonly isNegated: boolean;
  readonly isForDirectories: boolean;
  /** It held a slash: it is matched against the whole path from its directory; else against the last segment alone. */
  readonly isAnchored: boolean;
  readonly glob: Glob;
}

/** Undefined for an empty line, a comment, and a pattern that no path can match. */
export function parseIgnorePattern(line: string): IgnorePattern | undefined {
  const text = withoutTrailingSpaces(line.replace(/\r$/, ""));
  if (text === "" || text.startsWith("#")) return undefined;
  const isNegated = text.startsWith("!");
  const pattern = isNegated ? text.slice(1) : text;
  const isForDirectories = pattern.endsWith("/");
  const body = isForDirectories ? pattern.slice(0, -1) : pattern;
  const isAnchored = body.includes("/");
  const glob = compileGlob(body.replace(/^\//, ""));
  return glob && body !== "" ? { isNegated, isForDirectories, isAnchored, glob } : undefined;
}

/** Whether it names this very path, relative to the pattern's directory; what lies below a directory it names is the caller's business. */
export function namesPath(pattern: IgnorePattern, path: string, isDirectory: boolean): boolean {
  if (pattern.isForDirectories && !isDirectory) return false;
  return matchesGlob(pattern.glob, pattern.isAnchored ? path : path.slice(path.lastIndexOf("/") + 1));
}

/** Whether it names the file or one of the directories above it. */
export function coversFile(pattern: IgnorePattern, path: string): boolean {
  if (namesPath(pattern, path, false)) return true;
  if (pattern.isAnchored) return matchesGlob(below(pattern.glob), path);
  return path
    .split("/")
    .slice(0, -1)
    .some((directory) => matchesGlob(pattern.glob, directory));
}

/** `a/b/c.ts` → `a`, `a/b`. */
export function directoriesAbove(path: string): string[] {
  const segments = path.split("/").slice(0, -1);
  return segments.map((_, index) => segments.slice(0, index + 1).join("/"));
}

/** A space at the end counts only behind a backslash. */
function withoutTrailingSpaces(line: string): string {
  let end = line.length;
  while (end > 0 && line.charAt(end - 1) === " ") end -= 1;
  const isEscaped = /\\+$/.exec(line.slice(Math.max(0, end - 100), end));
  return isEscaped && isEscaped[0].length % 2 === 1 ? line.slice(0, end + 1) : line.slice(0, end);
}
