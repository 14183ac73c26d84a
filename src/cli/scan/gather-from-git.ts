import type { FileChange, NotExamined } from "../../change/change.ts";
import { resolveCommit } from "../../git/commits.ts";
import { GitFailed } from "../../git/git-failed.ts";
import { localLimits } from "../../git/limits.ts";
import { readBlobs } from "../../git/read-blobs.ts";
import { isShallow, readHistory } from "../../git/read-history.ts";
import { readStaged } from "../../git/read-staged.ts";
import { readFile } from "../../git/read-tree.ts";
import { RepositoryUnreadable } from "../../git/repository-unreadable.ts";
import type { GitContext } from "../../git/run-git.ts";
import { CannotWork } from "../cannot-work.ts";
import type { Terminal } from "../terminal.ts";
import { commitTextItems, textItem } from "./commit-text-items.ts";
import type { Item } from "./item.ts";
import { missedItem } from "./missed-item.ts";
import { openRepository } from "./open-repository.ts";
import type { Input } from "./scan-options.ts";

type GitInput = Extract<Input, { readonly kind: "range" | "staged" }>;

/** What commits, or the index, brought in. Throws `CannotWork` where there is no repository, or no such commit in it. */
export async function gatherFromGit(
  input: GitInput,
  { directory, environment }: Terminal,
): Promise<{ readonly root: string; readonly items: AsyncIterable<Item> }> {
  const { root, context } = await openRepository(directory, environment);
  if (input.kind === "staged") return { root, items: stagedItems(context) };
  const range = await resolveRange(context, input.range ?? "HEAD");
  return { root, items: rangeItems(context, range) };
}

interface Range {
  readonly head: string;
  readonly known: readonly string[];
}

/** `A..B`, `A..`, `..B`, or one name: all that it has. As `git log` takes them. */
async function resolveRange(context: GitContext, text: string): Promise<Range> {
  if (text.includes("...")) throw new CannotWork(`${text}: write two dots, not three.`);
  const names = text.split("..");
  if (names.length > 2) throw new CannotWork(`${text} is not one range. Write it as git log takes it: main..HEAD.`);
  const [from, to] = names.length === 2 ? names : [undefined, text];
  const head = await requireCommit(context, to || "HEAD");
  return { head, known: from === undefined ? [] : [await requireCommit(context, from || "HEAD")] };
}

async function requireCommit(context: GitContext, name: string): Promise<string> {
  const commit = /[\n\0]/.test(name) ? undefined : await resolveCommit(context, name);
  if (commit !== undefined) return commit;
  const hint = name === "HEAD" ? "The repository has no commit yet." : "Write it as git log takes it: main..HEAD.";
  throw new CannotWork(`There is no commit ${name}. ${hint}`);
}

async function* rangeItems(context: GitContext, range: Range): AsyncGenerator<Item> {
  if (range.known.length === 0 && (await isShallow(context))) yield missedItem(olderCommits);
  const paths = new Set<string>();
  for await (const { files, notExamined } of readHistory(context, range)) {
    yield* missedItems(notExamined);
    yield* pathItems(files, paths);
    yield* contentItems(context, files, ({ commit, path }) => ({
      commit,
      readCurrent: () => readCurrent(context, range.head, path),
    }));
  }
  yield* commitTextItems(context, [range.head, ...range.known.map((known) => `^${known}`)].join("\n"));
}

async function* stagedItems(context: GitContext): AsyncGenerator<Item> {
  const head = await resolveCommit(context, "HEAD");
  const { files, notExamined } = await readStaged(context, head);
  yield* missedItems(notExamined);
  yield* pathItems(files, new Set());
  yield* contentItems(context, files, () => ({}));
}

/** What a shallow clone lacks. */
export const olderCommits = {
  what: "older commits",
  why: "this clone is shallow; get them with git fetch --unshallow",
};

/** The names themselves, each once. In the index they are of no commit yet, which git writes as an empty id. */
function* pathItems(files: readonly FileChange[], known: Set<string>): Generator<Item> {
  for (const { path, commit } of files) {
    if (known.has(path)) continue;
    known.add(path);
    yield textItem("file path", commit === "" ? undefined : commit, Buffer.from(path));
  }
}

/** The versions of files that commits, or the index, brought lines to. */
export async function* contentItems(
  context: GitContext,
  files: readonly FileChange[],
  more: (file: FileChange) => Omit<NonNullable<Item["added"]>, "lines">,
): AsyncGenerator<Item> {
  const changed = files.filter(({ added }) => added.length > 0);
  let next = 0;
  for await (const { content } of readBlobs(
    context,
    changed.map(({ blob }) => blob),
    localLimits.blobBytes,
  )) {
    const file = changed[next++];
    if (file === undefined || content === undefined) continue;
    const { path, added } = file;
    yield { file: path, path, source: { kind: "content", content }, added: { lines: added, ...more(file) } };
  }
}

async function readCurrent(context: GitContext, commit: string, path: string): Promise<Buffer | undefined> {
  const content = await readFile(context, { commit, path }, localLimits.blobBytes).catch((error: unknown) => {
    // A partial clone may lack it, and git asks nobody for it.
    if (error instanceof GitFailed || error instanceof RepositoryUnreadable) return undefined;
    throw error;
  });
  return Buffer.isBuffer(content) ? content : undefined;
}

function* missedItems(all: readonly NotExamined[]): Generator<Item> {
  for (const one of all) if (!one.harmless) yield missedItem(one);
}
