import { quote } from "../change/quote.ts";
import type { HygieneCheck, HygieneFinding } from "./check.ts";
import { isEnvTemplate } from "./env-file-name.ts";
import { type IgnoreFile, ignoredBy, parseIgnoreFile } from "./ignored-by.ts";
import { outcomeOf } from "./outcome.ts";

export const envFileIgnored: HygieneCheck = {
  id: "env-file-ignored",
  title: "`.env` is ignored",
  why: "As long as git does not ignore `.env`, the next `git add .` commits it.",
  fix: "Add the line `.env` to the `.gitignore` at the root of the repository.",
  defaultLevel: "warn",
  leadsToSecret: false,
  wants: isIgnoreFile,
  run(facts) {
    const places = envPaths(facts.paths);
    const files = ignoreFilesFor(places, facts.contents);
    const tracked = new Set(facts.paths);
    const [first, ...rest] = places
      .filter((path) => !ignoredBy(files, path)?.isIgnored)
      .map((path) => ({ path: ".gitignore", message: messageFor(path, files, tracked.has(path)) }));
    return outcomeOf(first ? [{ ...first, ...suggestionFor(places, files, facts.contents) }, ...rest] : []);
  },
};

function isIgnoreFile(path: string): boolean {
  return path === ".gitignore" || path.endsWith("/.gitignore");
}

// Each place is held against every line of every `.gitignore` above it. The limits leave room for any real repository and keep
// one that was made to multiply them to a few seconds.
const maxPlaces = 20;
const maxDepth = 8;
const maxPathLength = 200;
const maxIgnoreCharacters = 64 * 1024;

/** `.env` at the root, and beside each template, where people are told to put one. */
function envPaths(paths: readonly string[]): string[] {
  const besideTemplates = paths
    .filter((path) => isEnvTemplate(path) && path.length <= maxPathLength && path.split("/").length <= maxDepth)
    .map((path) => `${path.slice(0, path.lastIndexOf("/") + 1)}.env`);
  return [...new Set([".env", ...besideTemplates.sort()])].slice(0, maxPlaces);
}

/** The files that have a say on one of the places, the root's first. */
function ignoreFilesFor(
  places: readonly string[],
  contents: ReadonlyMap<string, string>,
): ReadonlyMap<string, IgnoreFile> {
  const files = new Map<string, IgnoreFile>();
  let left = maxIgnoreCharacters;
  for (const [path, text] of [...contents].filter(([path]) => isIgnoreFile(path)).sort()) {
    const directory = path.slice(0, path.lastIndexOf("/") + 1);
    if (text.length > left || !places.some((place) => place.startsWith(directory))) continue;
    left -= text.length;
    files.set(path, parseIgnoreFile(path, text));
  }
  return files;
}

function messageFor(path: string, files: ReadonlyMap<string, IgnoreFile>, isTracked: boolean): string {
  const decision = ignoredBy(files, path);
  const why = decision ? `line ${decision.line} of ${quote(decision.file)} takes it back` : "no `.gitignore` names it";
  const still = isTracked ? " It is tracked as well: ignoring it takes effect after `git rm --cached`." : "";
  return `${quote(path)} is not ignored: ${why}.${still}`;
}

/** `.env` behind the last line of the root's file, which helps the root's `.env` and those that no deeper file takes back. */
function suggestionFor(
  places: readonly string[],
  files: ReadonlyMap<string, IgnoreFile>,
  contents: ReadonlyMap<string, string>,
): Pick<HygieneFinding, "line" | "suggestion"> {
  const text = contents.get(".gitignore")?.replace(/\r?\n$/, "");
  if (text === undefined) return {};
  const mended = new Map(files).set(".gitignore", parseIgnoreFile(".gitignore", `${text}\n.env`));
  const helps = places.some((path) => !ignoredBy(files, path)?.isIgnored && ignoredBy(mended, path)?.isIgnored);
  if (!helps) return {};
  const lines = text.split(/\r?\n/);
  return { line: lines.length, suggestion: `${lines.at(-1)}\n.env` };
}
