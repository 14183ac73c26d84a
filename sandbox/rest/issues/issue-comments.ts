import { type Issue, type IssueComment, nextId, timestamp } from "../../state.ts";
import { notFound } from "../api-error.ts";
import { author, created, type Endpoint, noContent, ok, type Reply, type RepositoryCall } from "../endpoint.ts";
import { list } from "../pagination.ts";
import { findIssueOrPull } from "./find-issue.ts";
import { representIssue, representIssueComment } from "./represent-issue.ts";
import { checkCommentBody } from "./text-limits.ts";

export const issueCommentEndpoints: readonly Endpoint[] = [
  {
    operation: "GET /repos/{owner}/{repo}/issues/{issue_number}/comments",
    permission: { issues: "read", pull_requests: "read" },
    run(call) {
      const { number } = findIssueOrPull(call, "issue_number");
      return listComments(
        call,
        commentsOf(call).filter((comment) => comment.issueNumber === number),
      );
    },
  },
  {
    operation: "GET /repos/{owner}/{repo}/issues/comments",
    permission: { issues: "read", pull_requests: "read" },
    run: (call) => listComments(call, commentsOf(call)),
  },
  {
    operation: "GET /repos/{owner}/{repo}/issues/comments/{comment_id}",
    permission: { issues: "read", pull_requests: "read" },
    run: (call) => ok(representIssueComment(call.site, call.repository, findComment(call))),
  },
  {
    operation: "POST /repos/{owner}/{repo}/issues/{issue_number}/comments",
    permission: { issues: "write", pull_requests: "write" },
    run: createComment,
  },
  {
    operation: "PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}",
    permission: { issues: "write", pull_requests: "write" },
    run: updateComment,
  },
  {
    operation: "DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}",
    permission: { issues: "write", pull_requests: "write" },
    run: deleteComment,
  },
];

function createComment(call: RepositoryCall): Reply {
  const { site, repository } = call;
  const issue = findIssueOrPull(call, "issue_number");
  const { body } = call.body as { readonly body: string };
  checkCommentBody("IssueComment", body);
  const now = timestamp();
  const comment: IssueComment = {
    id: nextId(site.state),
    repositoryId: repository.id,
    issueNumber: issue.number,
    authorId: author(call).id,
    viaApp: call.caller.kind === "installation",
    body,
    createdAt: now,
    updatedAt: now,
  };
  site.state.issueComments.push(comment);
  issue.updatedAt = now;
  announce(call, "created", issue, comment);
  return created(representIssueComment(site, repository, comment));
}

function updateComment(call: RepositoryCall): Reply {
  const comment = findComment(call);
  const { body } = call.body as { readonly body: string };
  checkCommentBody("IssueComment", body);
  comment.body = body;
  comment.updatedAt = timestamp();
  announce(call, "edited", issueOf(call, comment), comment);
  return ok(representIssueComment(call.site, call.repository, comment));
}

function deleteComment(call: RepositoryCall): Reply {
  const comment = findComment(call);
  const { issueComments } = call.site.state;
  issueComments.splice(issueComments.indexOf(comment), 1);
  announce(call, "deleted", issueOf(call, comment), comment);
  return noContent;
}

function listComments(call: RepositoryCall, comments: readonly IssueComment[]): Reply {
  const since = Date.parse(call.query.since ?? "1970-01-01T00:00:00Z");
  const recent = comments.filter((comment) => Date.parse(comment.updatedAt) >= since);
  return list(call, recent, (comment) => representIssueComment(call.site, call.repository, comment));
}

function announce(call: RepositoryCall, action: string, issue: Issue, comment: IssueComment): void {
  const { site, repository } = call;
  call.emit("issue_comment", {
    action,
    issue: representIssue(site, repository, issue),
    comment: representIssueComment(site, repository, comment),
  });
}

function commentsOf({ site, repository }: RepositoryCall): readonly IssueComment[] {
  return site.state.issueComments.filter((comment) => comment.repositoryId === repository.id);
}

function findComment(call: RepositoryCall): IssueComment {
  const comment = commentsOf(call).find((one) => one.id === Number(call.param("comment_id")));
  if (!comment) throw notFound();
  return comment;
}

function issueOf({ site, repository }: RepositoryCall, comment: IssueComment): Issue {
  const all: readonly Issue[] = [...site.state.issues, ...site.state.pulls];
  const issue = all.find((one) => one.repositoryId === repository.id && one.number === comment.issueNumber);
  if (!issue) throw new TypeError(`comment ${comment.id} without an issue`);
  return issue;
}
