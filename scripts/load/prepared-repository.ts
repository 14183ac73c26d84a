import { spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import type { Octokit } from "@octokit/rest";
import { cloneRepository, type Place } from "../story.ts";

/** A repository whose branches are pushed already, so that an event can be told at any rate without git working for it. */
export interface PreparedRepository {
  readonly name: string;
  readonly payload: { readonly id: number; readonly full_name: string };
  readonly base: string;
  /** Heads of branches `work-0`, `work-1`, …; each is one ordinary commit on the base. */
  readonly heads: readonly string[];
}

const filesInRepository = 100;
const filesPerPush = 3;
const linesPerFile = 60;

export async function prepareRepository(
  { octokit, place }: { readonly octokit: Octokit; readonly place: Place },
  { name, branches }: { readonly name: string; readonly branches: number },
): Promise<PreparedRepository> {
  await octokit.rest.repos.createInOrg({ org: place.organisation, name, private: true });
  const clone = await cloneRepository(place, name);
  await importHistory(clone.directory, { name, branches });
  await clone.git("push", "-q", "origin", "main");
  await clone.git("push", "-q", "origin", "refs/heads/work-*:refs/heads/work-*");
  const listing = await clone.git("for-each-ref", "--format=%(refname:short) %(objectname)", "refs/heads");
  const shaOf = new Map(listing.split("\n").map((line) => line.split(" ") as [string, string]));
  await rm(clone.directory, { recursive: true, force: true });
  const { data } = await octokit.rest.repos.get({ owner: place.organisation, repo: name });
  return {
    name,
    payload: data,
    base: shaOf.get("main") ?? "",
    heads: Array.from({ length: branches }, (_, index) => shaOf.get(`work-${index}`) ?? ""),
  };
}

/** The messages name the repository: equal commits would have one hash in all of them. */
async function importHistory(
  directory: string,
  { name, branches }: { readonly name: string; readonly branches: number },
): Promise<void> {
  const git = spawn("git", ["fast-import", "--quiet"], { cwd: directory, stdio: ["pipe", "ignore", "inherit"] });
  const ended = once(git, "exit");
  const all = Array.from({ length: filesInRepository }, (_, file) => ({ file, revision: 0 }));
  git.stdin.write(commit("main", `Begin ${name}`, all));
  for (let branch = 0; branch < branches; branch += 1) {
    const changed = Array.from({ length: filesPerPush }, (_, index) => ({
      file: (branch * filesPerPush + index) % filesInRepository,
      revision: branch + 1,
    }));
    git.stdin.write(commit(`work-${branch}`, `Change ${branch} of ${name}`, changed));
  }
  git.stdin.end();
  const [code] = await ended;
  if (code !== 0) throw new Error(`git fast-import ended with ${code}`);
}

interface Revision {
  readonly file: number;
  readonly revision: number;
}

function commit(branch: string, message: string, files: readonly Revision[]): string {
  const time = "Robin Doe <robin@example.com> 1790000000 +0000";
  return [
    `commit refs/heads/${branch}`,
    `author ${time}`,
    `committer ${time}`,
    data(`${message}\n`),
    ...(branch === "main" ? [] : ["from refs/heads/main"]),
    ...files.flatMap(({ file, revision }) => [
      `M 100644 inline src/part-${file % 10}/file-${file}.ts`,
      data(contentOf(file, revision)),
    ]),
    "",
  ].join("\n");
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}`;
}

function contentOf(file: number, revision: number): string {
  const lines = Array.from(
    { length: linesPerFile },
    (_, line) => `export function step${line}(input: number): number { return input * ${file} + ${line * revision}; }`,
  );
  return `${lines.join("\n")}\n`;
}
