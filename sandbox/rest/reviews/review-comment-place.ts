import { findLine, followLine, type Hunk, readHunks } from "../../diff-lines.ts";
import { pullDiff } from "../../pull-diff.ts";
import type { Site } from "../../site.ts";
import type { Pull, Repository, ReviewComment, Side } from "../../state.ts";

/**
 * Finds the comments of a pull request their lines in its present diff; those whose line was changed, or is not shown
 * any more, become outdated (`line: null`) and keep what they were made on.
 */
export async function moveComments(site: Site, repository: Repository, pull: Pull): Promise<void> {
  const comments = commentsOf(site, pull);
  if (comments.length === 0) return;
  const files = await pullDiff(site, repository, pull);
  for (const comment of comments) {
    const file = files.find((one) => one.path === comment.path);
    const hunks = readHunks(file?.patch ?? "");
    const isShown =
      comment.subject === "file" ? file !== undefined : await placeLine(comment, hunks, { site, repository, pull });
    if (isShown) comment.commitSha = pull.headSha;
  }
}

export function commentsOf(site: Site, pull: Pull): readonly ReviewComment[] {
  return site.state.reviewComments.filter(
    (comment) => comment.repositoryId === pull.repositoryId && comment.pullNumber === pull.number,
  );
}

interface Place {
  readonly site: Site;
  readonly repository: Repository;
  readonly pull: Pull;
}

async function placeLine(comment: ReviewComment, hunks: readonly Hunk[], place: Place): Promise<boolean> {
  const line = await presentLine(comment, { side: comment.side, line: comment.originalLine }, place);
  const shown = line === undefined ? undefined : findLine(hunks, comment.side, line);
  const start = { side: comment.startSide ?? comment.side, line: comment.originalStartLine };
  comment.line = shown ? (line ?? null) : null;
  comment.position = shown?.line.position ?? null;
  comment.startLine = shown ? ((await presentLine(comment, start, place)) ?? null) : null;
  return shown !== undefined;
}

/** The left side is the merge base, which moves seldom and is taken to stand still. */
async function presentLine(
  comment: ReviewComment,
  { side, line }: { readonly side: Side; readonly line: number | null },
  { site, repository, pull }: Place,
): Promise<number | undefined> {
  if (line === null) return undefined;
  if (side === "LEFT" || comment.originalCommitSha === pull.headSha) return line;
  const range = [comment.originalCommitSha, pull.headSha];
  const patch = await site.git.ask(repository, ["diff", "--unified=0", "--no-ext-diff", ...range, "--", comment.path]);
  return patch === undefined ? undefined : followLine(afterHeaders(patch), line);
}

function afterHeaders(patch: string): string {
  const start = patch.search(/^@@ /m);
  return start < 0 ? "" : patch.slice(start);
}
