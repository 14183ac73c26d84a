import type { JsonObject } from "../json.ts";
import { canSee } from "../rest/authorize.ts";
import type { Caller } from "../rest/endpoint.ts";
import { nodeId } from "../rest/node-id.ts";
import type { Site } from "../site.ts";
import type { Discussion, DiscussionComment, Level, Repository } from "../state.ts";

/** What GraphQL alone knows of GitHub. Every value comes in a variable that is called as the field of the input. */
export interface DiscussionQuestion {
  readonly site: Site;
  readonly caller: Extract<Caller, { readonly kind: "user" | "installation" }>;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

export type DiscussionAnswer =
  | { readonly data: JsonObject }
  | { readonly failure: "NOT_FOUND" | "FORBIDDEN" | "UNPROCESSABLE"; readonly message: string };

export function onComment(
  question: DiscussionQuestion,
  wanted: unknown,
  level: Level,
  run: (comment: DiscussionComment, discussion: Discussion, repository: Repository) => DiscussionAnswer,
): DiscussionAnswer {
  const { discussionComments } = question.site.state;
  const comment = discussionComments.find(({ id }) => nodeId("DiscussionComment", id) === wanted);
  if (comment === undefined) return notFound();
  return onDiscussion(question, nodeId("Discussion", comment.discussionId), level, (discussion, repository) =>
    run(comment, discussion, repository),
  );
}

export function onDiscussion(
  question: DiscussionQuestion,
  wanted: unknown,
  level: Level,
  run: (discussion: Discussion, repository: Repository) => DiscussionAnswer,
): DiscussionAnswer {
  const { discussions, repositories } = question.site.state;
  const discussion = discussions.find(({ id }) => nodeId("Discussion", id) === wanted);
  const repository = repositories.find(({ id }) => id === discussion?.repositoryId);
  if (discussion === undefined) return notFound();
  return onRepository(question, repository, level, (repository) => run(discussion, repository));
}

export function onRepository(
  { caller }: DiscussionQuestion,
  repository: Repository | undefined,
  level: Level,
  run: (repository: Repository) => DiscussionAnswer,
): DiscussionAnswer {
  if (repository === undefined || !canSee(caller, repository)) return notFound();
  const granted = caller.kind === "installation" ? caller.permissions.discussions : "write";
  if (granted !== "write" && granted !== level) return forbidden;
  if (level === "write" && repository.isArchived) return unprocessable("Repository was archived so is read-only.");
  return run(repository);
}

export function notFound(): DiscussionAnswer {
  return { failure: "NOT_FOUND", message: "Could not resolve to a node with the global id" };
}

export function unprocessable(message: string): DiscussionAnswer {
  return { failure: "UNPROCESSABLE", message };
}

export const forbidden: DiscussionAnswer = { failure: "FORBIDDEN", message: "Resource not accessible by integration" };
