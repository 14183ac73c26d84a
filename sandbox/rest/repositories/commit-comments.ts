import type { JsonObject } from "../../json.ts";
import { type CommitComment, nextId, timestamp } from "../../state.ts";
import { simpleAccountById } from "../accounts/represent-account.ts";
import { notFound } from "../api-error.ts";
import { author, created, type Endpoint, ok, type Reply, type RepositoryCall } from "../endpoint.ts";
import { association, reactions } from "../issues/represent-issue.ts";
import { checkCommentBody } from "../issues/text-limits.ts";
import { nodeId } from "../node-id.ts";
import { list } from "../pagination.ts";
import { fullName } from "./represent-repository.ts";
import { resolveCommit } from "./resolve-commit.ts";

/** To write one, reading contents is permission enough; to change one it is not. An edit is announced to nobody. */
export const commitCommentEndpoints: readonly Endpoint[] = [
  {
    operation: "GET /repos/{owner}/{repo}/commits/{commit_sha}/comments",
    permission: { contents: "read" },
    async run(call) {
      const sha = await resolveCommit(call, call.param("commit_sha"));
      return list(
        call,
        commentsOf(call).filter(({ commitSha }) => commitSha === sha),
        (comment) => represent(call, comment),
      );
    },
  },
  {
    operation: "POST /repos/{owner}/{repo}/commits/{commit_sha}/comments",
    permission: { contents: "read" },
    run: createComment,
  },
  {
    operation: "GET /repos/{owner}/{repo}/comments/{comment_id}",
    permission: { contents: "read" },
    run: (call) => ok(represent(call, findComment(call))),
  },
  {
    operation: "PATCH /repos/{owner}/{repo}/comments/{comment_id}",
    permission: { contents: "write" },
    run(call) {
      const comment = findComment(call);
      const { body } = call.body as { readonly body: string };
      checkCommentBody("CommitComment", body);
      comment.body = body;
      comment.updatedAt = timestamp();
      return ok(represent(call, comment));
    },
  },
];

async function createComment(call: RepositoryCall): Promise<Reply> {
  const { site, repository } = call;
  const { body } = call.body as { readonly body: string };
  const commitSha = await resolveCommit(call, call.param("commit_sha"));
  checkCommentBody("CommitComment", body);
  const now = timestamp();
  const comment: CommitComment = {
    id: nextId(site.state),
    repositoryId: repository.id,
    commitSha,
    authorId: author(call).id,
    body,
    createdAt: now,
    updatedAt: now,
  };
  site.state.commitComments.push(comment);
  call.emit("commit_comment", { action: "created", comment: represent(call, comment) });
  return created(represent(call, comment));
}

function commentsOf({ site, repository }: RepositoryCall): readonly CommitComment[] {
  return site.state.commitComments.filter((comment) => comment.repositoryId === repository.id);
}

function findComment(call: RepositoryCall): CommitComment {
  const comment = commentsOf(call).find((one) => one.id === Number(call.param("comment_id")));
  if (!comment) throw notFound();
  return comment;
}

/** On the commit as a whole: comments on its lines are not played. */
function represent({ site, repository }: RepositoryCall, comment: CommitComment): JsonObject {
  const name = fullName(site, repository);
  const url = `${site.urls.api}/repos/${name}/comments/${comment.id}`;
  return {
    url,
    html_url: `${site.urls.web}/${name}/commit/${comment.commitSha}#commitcomment-${comment.id}`,
    id: comment.id,
    node_id: nodeId("CommitComment", comment.id),
    user: simpleAccountById(site, comment.authorId),
    position: null,
    line: null,
    path: null,
    commit_id: comment.commitSha,
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: association(site, repository, comment.authorId),
    body: comment.body,
    reactions: reactions(url),
  };
}
