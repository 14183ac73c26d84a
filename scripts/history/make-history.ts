import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import type { Writable } from "node:stream";

/** A source file that a history is made of. */
export interface SourceFile {
  readonly path: string;
  readonly lines: readonly string[];
}

/** One commit: what it writes, and the commits before it, by their numbers. */
export interface MadeCommit {
  readonly parents: readonly number[];
  readonly files: ReadonlyMap<string, string>;
}

/** Writes the commits into a new bare repository, numbered from 0 on, the last one being its branch, and packs it as a server would. */
export async function makeHistory(directory: string, commits: Iterable<MadeCommit>): Promise<void> {
  await git(directory, ["init", "--quiet", "--bare", "--initial-branch=main"]);
  await git(directory, ["fast-import", "--quiet"], async (input) => {
    let number = 0;
    for (const commit of commits) {
      await write(input, describeCommit(commit, number));
      number += 1;
    }
  });
  await git(directory, ["repack", "-adfq"]);
}

/** Files of real projects, in their order. @param most characters in all */
export function sourcesIn(folder: string, most: number): readonly SourceFile[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  const sources: SourceFile[] = [];
  let left = most;
  for (const path of names.filter((name) => extensions.has(extname(name)))) {
    const text = readFileSync(join(folder, path), "utf8");
    if (text.length < fewest || text.length > longest) continue;
    left -= text.length;
    if (left < 0) break;
    sources.push({ path, lines: text.split("\n") });
  }
  return sources;
}

const extensions = new Set([".js", ".ts", ".json", ".md", ".yml", ".css", ".html", ".py", ".c", ".h"]);
const fewest = 1_000;
const longest = 200_000;

/** A project that many people edit: small changes here and there, and branches that are merged. */
export function* editedOften(sources: readonly SourceFile[], count: number): Generator<MadeCommit> {
  const draw = drawLots(1);
  const versions = new Map(sources.map(({ path, lines }) => [path, lines.slice(0, Math.ceil(lines.length / 2))]));
  yield { parents: [], files: new Map([...versions].map(([path, lines]) => [path, lines.join("\n")])) };
  for (let number = 1; number < count; number += 1) {
    const files = new Map<string, string>();
    for (let edits = 1 + draw(4); edits > 0; edits -= 1) {
      const source = sources[draw(sources.length)] as SourceFile;
      const lines = edited(versions.get(source.path) ?? [], source.lines, draw);
      versions.set(source.path, lines);
      files.set(source.path, lines.join("\n"));
    }
    const isMerge = number % 20 === 0;
    yield { parents: isMerge ? [number - 1, number - 8] : [number - 1], files };
  }
}

/** A project that takes in its dependencies, some at once, and never looks at them again. */
export function* takenIn(sources: readonly SourceFile[], filesAtOnce: number): Generator<MadeCommit> {
  for (let start = 0, number = 0; start < sources.length; start += filesAtOnce, number += 1) {
    const files = sources.slice(start, start + filesAtOnce).map(({ path, lines }) => [path, lines.join("\n")] as const);
    yield { parents: number === 0 ? [] : [number - 1], files: new Map(files) };
  }
}

type Draw = (below: number) => number;

/** Some lines of the whole file in the place of some others. */
function edited(lines: readonly string[], whole: readonly string[], draw: Draw): string[] {
  const at = draw(lines.length + 1);
  const from = draw(whole.length);
  return [...lines.slice(0, at), ...whole.slice(from, from + 1 + draw(12)), ...lines.slice(at + draw(12))];
}

/** The same lots every time. (mulberry32) */
function drawLots(seed: number): Draw {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const firstSecond = 1_700_000_000;

/** As `git fast-import` reads it. */
function describeCommit({ parents, files }: MadeCommit, number: number): string {
  const [first, ...others] = parents;
  return [
    `commit refs/heads/main\nmark :${number + 1}\ncommitter A <a@example.com> ${firstSecond + number * 60} +0000\n`,
    data(`commit ${number}`),
    first === undefined ? "" : `from :${first + 1}\n`,
    ...others.map((parent) => `merge :${parent + 1}\n`),
    ...[...files].map(([path, content]) => `M 100644 inline ${path}\n${data(content)}`),
    "\n",
  ].join("");
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

async function git(directory: string, args: readonly string[], feed?: (input: Writable) => Promise<void>) {
  const child = spawn("git", args, { cwd: directory, stdio: ["pipe", "ignore", "inherit"] });
  const closed = once(child, "close");
  await feed?.(child.stdin);
  child.stdin.end();
  const [status] = await closed;
  if (status !== 0) throw new Error(`git ${args[0]} failed`);
}

async function write(stream: Writable, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, "drain");
}
