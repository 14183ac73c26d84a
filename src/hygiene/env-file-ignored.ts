import { quote } from "../change/quote.ts";
import type { HygieneCheck, HygieneFinding, RepositoryFacts } from "./check.ts";
import { isEnvTemplate } from "./env-file-name.ts";
import { type IgnoreFile, ignoredBy, parseIgnoreFile } from "./ignored-by.ts";
import { outcomeOf } from "./outcome.ts";

export const envFileIgnored: HygieneCheck = {
  id: "env-file-ignored",
  title: "`.env` is ignored",
  why: "As long as git does not ignore `.env`, the next `git add .` commits it.",
  fix: "Add the line `.env` to the `.gitignore` at the root of the repository.",
  defaultLevel: "warn",
  wants: isIgnoreFile,
  run(facts) {
    const files = new Map(
      [...facts.contents]
        .filter(([path]) => isIgnoreFile(path))
        .map(([path, text]) => [path, parseIgnoreFile(path, text)] as const),
    );
    const tracked = new Set(facts.paths);
    const findings = envPaths(facts.paths)
      .filter((path) => !ignoredBy(files, path)?.isIgnored)
      .map((path) => ({ path: ".gitignore", message: messageFor(path, files, tracked.has(path)) }));
    const [first, ...rest] = findings;
    return outcomeOf(first ? [{ ...first, ...suggestionFor(files, facts) }, ...rest] : []);
  },
};

function isIgnoreFile(path: string): boolean {
  return path === ".gitignore" || path.endsWith("/.gitignore");
}

/** `.env` at the root, and beside each template, where people are told to put one. */
function envPaths(paths: readonly string[]): string[] {
  const besideTemplates = paths
    .filter((path) => isEnvTemplate(path) && path.split("/").length <= maxDepth)
    .map((path) => `${path.slice(0, path.lastIndexOf("/") + 1)}.env`);
  return [...new Set([".env", ...besideTemplates.sort()])].slice(0, maxPlaces);
}

/** Each place is held against every line of every `.gitignore` above it: a repository may not multiply the two at will. */
const maxDepth = 16;
const maxPlaces = 50;

function messageFor(path: string, files: ReadonlyMap<string, IgnoreFile>, isTracked: boolean): string {
  const decision = ignoredBy(files, path);
  const why = decision ? `line ${decision.line} of ${quote(decision.file)} takes it back` : "no `.gitignore` names it";
  const still = isTracked ? " It is tracked as well: ignoring it takes effect after `git rm --cached`." : "";
  return `${quote(path)} is not ignored: ${why}.${still}`;
}

/** `.env` behind the last line of the root's file, which helps the root's `.env` and those that no deeper file takes back. */
function suggestionFor(
  files: ReadonlyMap<string, IgnoreFile>,
  { paths, contents }: RepositoryFacts,
): Pick<HygieneFinding, "line" | "suggestion"> {
  const text = contents.get(".gitignore")?.replace(/\r?\n$/, "");
  if (text === undefined) return {};
  const mended = new Map(files).set(".gitignore", parseIgnoreFile(".gitignore", `${text}\n.env`));
  if (envPaths(paths).every((path) => ignoredBy(files, path)?.isIgnored === ignoredBy(mended, path)?.isIgnored))
    return {};
  const lines = text.split(/\r?\n/);
  return { line: lines.length, suggestion: `${lines.at(-1)}\n.env` };
}
