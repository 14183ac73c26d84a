import { once } from "node:events";
import { newline, readBytes } from "./byte-reader.ts";
import { patient } from "./list-reachable.ts";
import { parseHeader } from "./object-reader.ts";
import { RepositoryUnreadable } from "./repository-unreadable.ts";
import { type GitContext, type RunningGit, readUntilEnd, startGit } from "./run-git.ts";

/**
 * The contents of blobs, in their order. As `readBlobs`, for millions: git is asked for those that follow while one is worked on,
 * a few thousand ids ahead, and some pipes' worth of content.
 */
export async function* streamContents<T extends { readonly id: string }>(
  context: GitContext,
  blobs: AsyncIterable<T>,
): AsyncGenerator<{ readonly blob: T; readonly content: Buffer }> {
  const git = startGit(patient(context), ["cat-file", "--batch", "--buffer"]);
  const asked: T[] = [];
  const stopping = new AbortController();
  const asking = askFor(blobs, { git, asked, signal: stopping.signal });
  // Told below, when the answers end.
  asking.catch(() => git.stdin.end());
  try {
    const output = readBytes(readUntilEnd(git));
    for (let header = await output.until(newline); header; header = await output.until(newline)) {
      const blob = asked.shift();
      const found = parseHeader(header);
      if (blob === undefined || found === undefined) throw new RepositoryUnreadable("the content of a file is missing");
      const content = await output.take(found.bytes + 1);
      yield { blob, content: content.subarray(0, found.bytes) };
    }
    await asking;
  } finally {
    git.stop();
    stopping.abort();
  }
}

interface Asking<T> {
  readonly git: RunningGit;
  readonly asked: T[];
  readonly signal: AbortSignal;
}

/** When it is stopped, it stops whoever names the blobs. */
async function askFor<T extends { readonly id: string }>(
  blobs: AsyncIterable<T>,
  { git, asked, signal }: Asking<T>,
): Promise<void> {
  let unwritten: string[] = [];
  for await (const blob of blobs) {
    signal.throwIfAborted();
    asked.push(blob);
    if (unwritten.push(`${blob.id}\n`) < idsAtOnce) continue;
    const hasRoom = git.stdin.write(unwritten.join(""));
    unwritten = [];
    if (!hasRoom) await once(git.stdin, "drain", { signal });
  }
  git.stdin.end(unwritten.join(""));
}

/** To write one alone costs more than git takes to find it. */
const idsAtOnce = 64;
