import type { CommitPlace } from "../change/place.ts";
import { requireSha } from "./commits.ts";
import { openObjects } from "./object-reader.ts";
import { RepositoryUnreadable } from "./repository-unreadable.ts";
import type { GitContext } from "./run-git.ts";

/** What a commit says itself, apart from its files. */
export interface CommitTexts {
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

/** One commit's texts are held at a time. */
export async function* readCommitTexts(
  context: GitContext,
  commits: Iterable<string>,
  maxBytes: number,
): AsyncGenerator<CommitTexts> {
  const objects = openObjects({ ...context, timeoutMs: maxMs });
  try {
    for (const commit of commits) {
      const object = await objects.read(requireSha(commit), maxBytes);
      if (!object) throw new RepositoryUnreadable("a commit is missing");
      yield { commit, bytes: object.bytes, texts: object.content && textsIn(object.content) };
    }
  } finally {
    objects.close();
  }
}

/** A commit is lines of `<name> <value>`, continued behind a space, up to an empty line; the rest is the message. */
function textsIn(content: Buffer): CommitText[] {
  const end = content.indexOf("\n\n");
  const head = end === -1 ? content : content.subarray(0, end);
  const message = end === -1 ? Buffer.alloc(0) : content.subarray(end + 2);
  const texts: CommitText[] = [{ place: "commit message", text: message }];
  // One character a byte, so that nothing is lost on the way back.
  for (const field of head.toString("latin1").split(/\n(?! )/)) {
    const [name = ""] = field.split(" ", 1);
    const value = field.slice(name.length + 1);
    if (name === "tree" || name === "parent") continue;
    const place = name === "author" || name === "committer" ? name : "commit header";
    texts.push({ place, text: Buffer.from(place === "commit header" ? value : withoutTime(value), "latin1") });
  }
  return texts.filter(({ text }) => text.length > 0);
}

function withoutTime(person: string): string {
  return person.slice(0, person.lastIndexOf(">") + 1) || person;
}
