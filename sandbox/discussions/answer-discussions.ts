import type { Json } from "../json.ts";
import { accountById } from "../rest/accounts/represent-account.ts";
import { canSee } from "../rest/authorize.ts";
import { nodeId } from "../rest/node-id.ts";
import { fullName } from "../rest/repositories/represent-repository.ts";
import { type Discussion, type DiscussionComment, type Level, nextId, type Repository, timestamp } from "../state.ts";
import {
  type DiscussionAnswer,
  type DiscussionQuestion,
  forbidden,
  notFound,
  onComment,
  onDiscussion,
  onRepository,
  unprocessable,
} from "./find-discussion.ts";
import { discussionFields, representDiscussion, representDiscussionComment } from "./represent-discussion.ts";

/** Undefined: the question is about something else. */
export function answerDiscussions(question: DiscussionQuestion): DiscussionAnswer | undefined {
  const operation = operations.find(({ asked }) => asked.test(question.query));
  if (operation === undefined) return undefined;
  const { level, run } = operation;
  return run(question, level);
}

type Run = (question: DiscussionQuestion, level: Level) => DiscussionAnswer;

const operations: readonly { readonly asked: RegExp; readonly level: Level; readonly run: Run }[] = [
  { asked: /updateRepository\(/, level: "write", run: switchDiscussions },
  { asked: /createDiscussion\(/, level: "write", run: createDiscussion },
  { asked: /updateDiscussion\(/, level: "write", run: updateDiscussion },
  { asked: /addDiscussionComment\(/, level: "write", run: addComment },
  { asked: /updateDiscussionComment\(/, level: "write", run: updateComment },
  { asked: /\bdiscussion\(number:/, level: "read", run: readDiscussion },
  { asked: /\.\.\. on Discussion \{\s*comments\(/, level: "read", run: listComments },
  { asked: /\.\.\. on DiscussionComment \{/, level: "read", run: readComment },
];

/** REST cannot switch them on. */
function switchDiscussions({ site, caller, variables }: DiscussionQuestion): DiscussionAnswer {
  const repository = site.state.repositories.find(({ id }) => nodeId("Repository", id) === variables.repositoryId);
  if (repository === undefined || !canSee(caller, repository)) return notFound();
  if (caller.kind === "installation") return forbidden;
  repository.hasDiscussions = variables.hasDiscussionsEnabled === true;
  return { data: { updateRepository: { repository: { id: nodeId("Repository", repository.id) } } } };
}

function createDiscussion(question: DiscussionQuestion, level: Level): DiscussionAnswer {
  const { site, caller, variables } = question;
  const repository = site.state.repositories.find(({ id }) => nodeId("Repository", id) === variables.repositoryId);
  return onRepository(question, repository, level, (repository) => {
    if (!repository.hasDiscussions) return unprocessable("Discussions are disabled for this repository.");
    if (variables.categoryId !== nodeId("DiscussionCategory", repository.id)) return notFound();
    const now = timestamp();
    repository.lastNumber += 1;
    const discussion: Discussion = {
      id: nextId(site.state),
      repositoryId: repository.id,
      number: repository.lastNumber,
      authorId: caller.account.id,
      title: String(variables.title ?? ""),
      body: String(variables.body ?? ""),
      createdAt: now,
      updatedAt: now,
    };
    site.state.discussions.push(discussion);
    emit(question, "discussion.created", { repository, discussion });
    return { data: { createDiscussion: { discussion: discussionFields(site, discussion) } } };
  });
}

function updateDiscussion(question: DiscussionQuestion, level: Level): DiscussionAnswer {
  const { site, variables } = question;
  return onDiscussion(question, variables.discussionId, level, (discussion, repository) => {
    discussion.title = String(variables.title ?? discussion.title);
    discussion.body = String(variables.body ?? discussion.body);
    discussion.updatedAt = timestamp();
    emit(question, "discussion.edited", { repository, discussion });
    return { data: { updateDiscussion: { discussion: discussionFields(site, discussion) } } };
  });
}

function addComment(question: DiscussionQuestion, level: Level): DiscussionAnswer {
  const { site, caller, variables } = question;
  return onDiscussion(question, variables.discussionId, level, (discussion, repository) => {
    const now = timestamp();
    const comment: DiscussionComment = {
      id: nextId(site.state),
      discussionId: discussion.id,
      authorId: caller.account.id,
      body: String(variables.body ?? ""),
      createdAt: now,
      updatedAt: now,
    };
    site.state.discussionComments.push(comment);
    emit(question, "discussion_comment.created", { repository, discussion, comment });
    return { data: { addDiscussionComment: { comment: discussionFields(site, comment) } } };
  });
}

function updateComment(question: DiscussionQuestion, level: Level): DiscussionAnswer {
  const { site, caller, variables } = question;
  return onComment(question, variables.commentId, level, (comment, discussion, repository) => {
    const isForeign = caller.kind === "installation" && comment.authorId !== caller.account.id;
    if (isForeign) return forbidden;
    comment.body = String(variables.body ?? comment.body);
    comment.updatedAt = timestamp();
    emit(question, "discussion_comment.edited", { repository, discussion, comment });
    return { data: { updateDiscussionComment: { comment: discussionFields(site, comment) } } };
  });
}

function readDiscussion(question: DiscussionQuestion, level: Level): DiscussionAnswer {
  const { site, variables } = question;
  const name = `${variables.owner}/${variables.name}`.toLowerCase();
  const repository = site.state.repositories.find((one) => fullName(site, one).toLowerCase() === name);
  return onRepository(question, repository, level, ({ id }) => {
    const isWanted = (one: Discussion) => one.repositoryId === id && one.number === variables.number;
    const discussion = site.state.discussions.find(isWanted);
    return discussion ? { data: { repository: { discussion: discussionFields(site, discussion) } } } : notFound();
  });
}

function readComment(question: DiscussionQuestion, level: Level): DiscussionAnswer {
  return onComment(question, question.variables.node, level, (comment) => ({
    data: { node: discussionFields(question.site, comment) },
  }));
}

/** Pages as GitHub cuts them; the cursor counts. */
function listComments(question: DiscussionQuestion, level: Level): DiscussionAnswer {
  const { site, variables } = question;
  return onDiscussion(question, variables.discussion, level, ({ id }) => {
    const all = site.state.discussionComments.filter(({ discussionId }) => discussionId === id);
    const start = Number(variables.after ?? 0);
    const nodes: Json[] = all.slice(start, start + 100).map((comment) => discussionFields(site, comment));
    const endCursor = nodes.length === 0 ? null : String(start + nodes.length);
    const pageInfo = { hasNextPage: start + nodes.length < all.length, endCursor };
    return { data: { node: { comments: { nodes, pageInfo } } } };
  });
}

interface About {
  readonly repository: Repository;
  readonly discussion: Discussion;
  readonly comment?: DiscussionComment;
}

function emit({ site, caller }: DiscussionQuestion, event: string, { repository, discussion, comment }: About): void {
  const [name = "", action = ""] = event.split(".");
  const shown = comment && { comment: representDiscussionComment(site, repository, { discussion, comment }) };
  site.webhooks.emit({
    name,
    owner: accountById(site, repository.ownerId),
    repository,
    sender: caller.account,
    payload: {
      action,
      ...(action === "edited" ? { changes: {} } : {}),
      discussion: representDiscussion(site, repository, discussion),
      ...shown,
    },
  });
}
