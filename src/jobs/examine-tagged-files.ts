import type { Change, NotExamined } from "../change/change.ts";
import type { Finding } from "../detection/finding.ts";
import type { TaggedFiles } from "../git/port.ts";
import { ensureNotice } from "./ensure-notice.ts";
import { type LooseFiles, tellInIssues, type WithoutCheck } from "./tell-in-issues.ts";

/** As many as of one change. */
const mostFiles = 100_000;

interface Tag extends Pick<LooseFiles, "local" | "labels"> {
  /** Name without `refs/tags/`, credentials in it masked. */
  readonly tag: string;
  readonly tagged: TaggedFiles;
}

/** A tag may name a file, or a folder of files, that is in no commit. There is nothing to show a check on: issues tell of them. */
export async function examineTaggedFiles(without: WithoutCheck, { local, labels, tag, tagged }: Tag): Promise<void> {
  // A lone file is called as its tag.
  const named = [...tagged.files].map(([path, file]) => [path === "" ? tag : `${tag}/${path}`, file] as const);
  const tree = new Map(named.slice(0, mostFiles));
  const beyond = named.length - tree.size;
  const change: Change = {
    head: "",
    commits: [],
    files: [...tree].map(([path, { blob }]) => ({ commit: "", path, blob, bytes: 0, before: [], added: [everyLine] })),
    replaced: [],
    notExamined: beyond > 0 ? [furtherFiles(beyond)] : [],
  };
  const placeOf = ({ place }: Finding) => place ?? "tagged file";
  const left = await tellInIssues(without, { local, change, tree, labels, placeOf });
  await ensureNotice(without, { where: `the tag ${tag}`, ...left });
}

const everyLine = { first: 1, last: Number.MAX_SAFE_INTEGER };

function furtherFiles(count: number): NotExamined {
  return { what: `${count} files`, why: `more than ${mostFiles} files in a tag`, harmless: false };
}
