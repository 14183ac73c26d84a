import type { CommitPlace } from "../change/place.ts";
import { requireSha } from "./commits.ts";
import { openObjects } from "./object-reader.ts";
import { RepositoryUnreadable } from "./repository-unreadable.ts";
import type { GitContext } from "./run-git.ts";

/** What a commit, or an annotated tag, says itself, apart from files. */
export interface CommitTexts {
  /** Its id. */
  readonly commit: string;
  readonly bytes: number;
  /** Undefined: they are longer than was asked for. */
  readonly texts: readonly CommitText[] | undefined;
}

export interface CommitText {
  readonly place: CommitPlace;
  /** As it lies in git, in whatever encoding it was written. */
  readonly text: Buffer;
}

/** The caller works between two commits, so the process waits for it most of the time. */
const maxMs = 2 * 60 * 60_000;

/** One commit's texts are held at a time. Of a tag that names another tag, both are read. */
export async function* readCommitTexts(
  context: GitContext,
  commits: Iterable<string>,
  maxBytes: number,
): AsyncGenerator<CommitTexts> {
  const objects = openObjects({ ...context, timeoutMs: maxMs });
  try {
    for (const one of commits) {
      for (let commit: string | undefined = one; commit !== undefined; ) {
        const object = await objects.read(requireSha(commit), maxBytes);
        if (!object) throw new RepositoryUnreadable("a commit is missing");
        yield { commit, bytes: object.bytes, texts: object.content && textsIn(object.content) };
        commit = object.content && tagNamedBy(object.content);
      }
    }
  } finally {
    objects.close();
  }
}

function tagNamedBy(content: Buffer): string | undefined {
  return /^object ([0-9a-f]+)\ntype tag\n/.exec(content.toString("latin1", 0, 100))?.[1];
}

/** A commit, or an annotated tag, is lines of `<name> <value>`, continued behind a space, up to an empty line; the rest is the message. */
export function textsIn(content: Buffer): CommitText[] {
  const end = content.indexOf("\n\n");
  const head = end === -1 ? content : content.subarray(0, end);
  const message = end === -1 ? Buffer.alloc(0) : content.subarray(end + 2);
  // One character a byte, so that nothing is lost on the way back.
  const fields = head.toString("latin1").split(/\n(?! )/);
  const isTag = fields[0]?.startsWith("object ") === true;
  const texts = fields.flatMap(textOfField);
  texts.unshift({ place: isTag ? "tag message" : "commit message", text: message });
  return texts.filter(({ text }) => text.length > 0);
}

/** Ids, and what they are ids of. */
const silent = new Set(["tree", "parent", "object", "type"]);
const places: ReadonlyMap<string, CommitPlace> = new Map([
  ["author", "author"],
  ["committer", "committer"],
  ["tagger", "tagger"],
  ["tag", "tag name"],
]);

function textOfField(field: string): CommitText[] {
  const [name = ""] = field.split(" ", 1);
  if (silent.has(name)) return [];
  const place = places.get(name) ?? "commit header";
  return [{ place, text: Buffer.from(withoutTime(field.slice(name.length + 1)), "latin1") }];
}

/** Of a person; anything else is left as it is. */
function withoutTime(value: string): string {
  return value.replace(/> \d+ [+-]\d{4}$/, ">");
}
