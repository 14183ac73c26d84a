import { type ByteReader, newline } from "./byte-reader.ts";
import { startConversation } from "./conversation.ts";
import { RepositoryUnreadable } from "./repository-unreadable.ts";
import { type GitContext, readGit } from "./run-git.ts";

/** Objects by name, one question at a time, through one `git cat-file` process. */
export interface ObjectReader {
  /**
   * @param name an object id, or one with a suffix such as `^{tree}`; no new line in it
   * @param maxBytes a bigger object comes without content
   */
  read(name: string, maxBytes: number): Promise<GitObject | undefined>;
  close(): void;
}

export interface GitObject {
  readonly bytes: number;
  readonly content: Buffer | undefined;
}

/** `close` it in a `finally`: the process lives until then. */
export function openObjects(context: GitContext): ObjectReader {
  const conversation = startConversation(context, "--batch");
  return {
    read: (name, maxBytes) => conversation.ask(`${name}\n`, (output) => readObject(output, maxBytes)),
    close: () => conversation.end(),
  };
}

async function readObject(output: ByteReader, maxBytes: number): Promise<GitObject | undefined> {
  const object = parseHeader(await output.until(newline));
  if (!object) return undefined;
  const { bytes } = object;
  if (bytes > maxBytes) {
    await output.skip(bytes + 1);
    return { bytes, content: undefined };
  }
  const content = (await output.take(bytes + 1)).subarray(0, bytes);
  return { bytes, content };
}

/** Questions and answers that lie in the pipes at the same time, so that nobody waits for the other. */
const fewNames = 100;

/** What `names` stand for, by name; those that are not there are left out. */
export async function findObjects(
  context: GitContext,
  names: Iterable<string>,
): Promise<ReadonlyMap<string, FoundObject>> {
  const asked = [...new Set(names)];
  if (asked.length === 0) return new Map();
  const input = asked.map((name) => `${name}\n`).join("");
  const read = (output: ByteReader) => readAnswers(output, asked);
  if (asked.length > fewNames || !context.idle)
    return await readGit(context, { args: ["cat-file", "--batch-check", "--buffer"], input }, read);
  const conversation = startConversation(context, "--batch-check");
  try {
    return await conversation.ask(input, read);
  } finally {
    conversation.end();
  }
}

/** They come in the order of the questions. */
async function readAnswers(output: ByteReader, names: readonly string[]): Promise<ReadonlyMap<string, FoundObject>> {
  const found = new Map<string, FoundObject>();
  for (const name of names) {
    const object = parseHeader(await output.until(newline));
    if (object) found.set(name, object);
  }
  return found;
}

export interface FoundObject {
  readonly id: string;
  /** Git's word: `commit`, `tree`, `blob`, `tag`. */
  readonly type: string;
  readonly bytes: number;
}

/** `<id> <type> <bytes>`, or `<name> missing`. */
export function parseHeader(header: Buffer | undefined): FoundObject | undefined {
  if (!header) throw new Error("git cat-file ended early");
  const text = header.toString("latin1");
  if (/^[0-9a-f]{64} [a-z]+ \d+$/.test(text))
    throw new RepositoryUnreadable("it names objects by SHA-256, which Rekey does not know yet");
  const parts = /^(?<id>[0-9a-f]{40}) (?<type>[a-z]+) (?<bytes>\d+)$/.exec(text)?.groups;
  return parts && { id: parts.id ?? "", type: parts.type ?? "", bytes: Number(parts.bytes) };
}
