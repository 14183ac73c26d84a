import type { Commit, NotExamined } from "../change/change.ts";
import type { Limits } from "./limits.ts";
import type { Step } from "./read-steps.ts";
import { decodePath } from "./tree.ts";

export function olderCommits(commits: readonly Commit[], left: number, limits: Limits): NotExamined[] {
  const oldest = commits[0];
  if (left === 0 || !oldest) return [];
  const what = `${counted(left, "commit")} older than ${shortSha(oldest)}`;
  return [{ what, why: `more than ${limits.commits} commits at once`, harmless: false }];
}

export function cutCommits(steps: readonly Step[], limits: Limits): NotExamined[] {
  return steps.flatMap(({ commit, cut }) =>
    [...cut].map((reason) => {
      const what = `part of commit ${shortSha(commit)}`;
      const limit = reason === "too many files" ? `${limits.entries} files` : `${limits.pathBytes} bytes in a path`;
      return { what, why: `more than ${limit}`, harmless: false };
    }),
  );
}

export function submodules(steps: readonly Step[]): NotExamined[] {
  return steps
    .flatMap(({ changed }) => changed)
    .filter((entry) => entry.kind === "submodule")
    .map(({ path }) => ({
      what: `submodule ${decodePath(path)}`,
      why: "it is a commit of another repository",
      harmless: true,
    }));
}

export function largeFile(path: string, maxBytes: number): NotExamined {
  return { what: decodePath(path), why: `larger than ${megabytes(maxBytes)} MB`, harmless: false };
}

export function missingFile(path: string): NotExamined {
  return { what: decodePath(path), why: "its content is missing in the repository", harmless: false };
}

export function filesBeyond(commit: Pick<Commit, "sha">, files: number, maxBytes: number): NotExamined {
  const what = `${counted(files, "file")} of commit ${shortSha(commit)}`;
  return { what, why: `more than ${megabytes(maxBytes)} MB at once`, harmless: false };
}

/** A big file that ten commits touch is told once. */
export function once(entries: readonly NotExamined[]): NotExamined[] {
  return [...new Map(entries.map((entry) => [`${entry.what}\n${entry.why}`, entry])).values()];
}

function counted(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}

function shortSha({ sha }: Pick<Commit, "sha">): string {
  return sha.slice(0, 7);
}

function megabytes(bytes: number): number {
  return Math.round(bytes / (1024 * 1024));
}
