import { PolicyError } from "../errors.ts";
import { type Access, isOurs } from "./access.ts";
import { clipLines } from "./clip.ts";
import { addDiscussionComment, discussionComments, updateDiscussionComment } from "./discussions.ts";
import { isForbidden, statusOf } from "./failures.ts";
import { isSameText, markerOf, withMarker } from "./marker.ts";
import type { Conversation, WantedReply } from "./port.ts";

/** GitHub's limit is 65,536 characters, marker included; bytes are never fewer. */
const maxBodyBytes = 65_000;

/** One reply for each marker, kept true. */
export async function ensureReply(
  access: Access,
  to: Conversation,
  { marker, body, isNeeded }: WantedReply,
): Promise<"ensured" | "refused"> {
  if (to.kind === "none") return "refused";
  const text = withMarker(marker, clipLines(body, maxBodyBytes));
  try {
    const own = await findReply(access, to, marker);
    if (own === undefined && isNeeded) await create(access, to, text);
    if (own !== undefined && !isSameText(own.body, text)) await update(access, own, text);
    return "ensured";
  } catch (error) {
    // Locked, without the permission to reply, switched off, or gone meanwhile.
    if (error instanceof PolicyError || isForbidden(error) || statusOf(error) === 404 || statusOf(error) === 410)
      return "refused";
    throw error;
  }
}

type Written = Exclude<Conversation, { readonly kind: "none" }>;

interface Reply {
  readonly kind: Written["kind"];
  readonly id: number | string;
  readonly body: string;
}

async function findReply(access: Access, to: Written, marker: string): Promise<Reply | undefined> {
  for await (const { id, body, user } of repliesIn(access, to))
    if (isOurs(access, user ?? null) && markerOf(body) === marker) return { kind: to.kind, id, body: body ?? "" };
  return undefined;
}

interface Comment {
  readonly id: number | string;
  readonly body?: string | null | undefined;
  readonly user?: { readonly login: string; readonly type: string } | null | undefined;
}

async function* repliesIn(access: Access, to: Written): AsyncGenerator<Comment> {
  const { octokit, owner, repo } = access;
  if (to.kind === "discussion") {
    yield* discussionComments(access, to.id);
    return;
  }
  const pages =
    to.kind === "issue"
      ? octokit.paginate.iterator(octokit.rest.issues.listComments, {
          owner,
          repo,
          issue_number: to.number,
          per_page: 100,
        })
      : octokit.paginate.iterator(octokit.rest.repos.listCommentsForCommit, {
          owner,
          repo,
          commit_sha: to.sha,
          per_page: 100,
        });
  for await (const { data } of pages) yield* data as readonly Comment[];
}

async function create(access: Access, to: Written, body: string): Promise<void> {
  const { octokit, owner, repo } = access;
  switch (to.kind) {
    case "issue":
      await octokit.rest.issues.createComment({ owner, repo, issue_number: to.number, body });
      return;
    case "commit":
      await octokit.rest.repos.createCommitComment({ owner, repo, commit_sha: to.sha, body });
      return;
    case "discussion":
      return addDiscussionComment(access, to.id, body);
    default:
      return to satisfies never;
  }
}

/** A comment on a commit stays as it was: to change it takes the right to change the contents. */
async function update(access: Access, { kind, id }: Reply, body: string): Promise<void> {
  const { octokit, owner, repo } = access;
  if (kind === "discussion") await updateDiscussionComment(access, String(id), body);
  if (kind === "issue") await octokit.rest.issues.updateComment({ owner, repo, comment_id: Number(id), body });
}
