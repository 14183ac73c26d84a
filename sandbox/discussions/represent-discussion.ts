import type { JsonObject } from "../json.ts";
import { accountById, simpleAccountById } from "../rest/accounts/represent-account.ts";
import { association, reactions } from "../rest/issues/represent-issue.ts";
import { nodeId } from "../rest/node-id.ts";
import { fullName } from "../rest/repositories/represent-repository.ts";
import type { Site } from "../site.ts";
import type { Discussion, DiscussionComment, Repository } from "../state.ts";

/** As webhooks show it. */
export function representDiscussion(site: Site, repository: Repository, discussion: Discussion): JsonObject {
  const { api, html } = urlsOf(site, repository, discussion);
  return {
    repository_url: api,
    category: {
      id: repository.id,
      node_id: nodeId("DiscussionCategory", repository.id),
      repository_id: repository.id,
      emoji: ":speech_balloon:",
      name: "General",
      slug: "general",
      description: "",
      is_answerable: false,
      created_at: repository.createdAt,
      updated_at: repository.createdAt,
    },
    answer_html_url: null,
    answer_chosen_at: null,
    answer_chosen_by: null,
    html_url: html,
    id: discussion.id,
    node_id: nodeId("Discussion", discussion.id),
    number: discussion.number,
    title: discussion.title,
    body: discussion.body,
    user: simpleAccountById(site, discussion.authorId),
    state: "open",
    state_reason: null,
    locked: false,
    comments: site.state.discussionComments.filter((comment) => comment.discussionId === discussion.id).length,
    created_at: discussion.createdAt,
    updated_at: discussion.updatedAt,
    author_association: association(site, repository, discussion.authorId),
    active_lock_reason: null,
  };
}

/** As webhooks show it. */
export function representDiscussionComment(
  site: Site,
  repository: Repository,
  { discussion, comment }: { readonly discussion: Discussion; readonly comment: DiscussionComment },
): JsonObject {
  const { api, html } = urlsOf(site, repository, discussion);
  return {
    id: comment.id,
    node_id: nodeId("DiscussionComment", comment.id),
    html_url: `${html}#discussioncomment-${comment.id}`,
    parent_id: null,
    child_comment_count: 0,
    repository_url: api,
    discussion_id: discussion.id,
    author_association: association(site, repository, comment.authorId),
    user: simpleAccountById(site, comment.authorId),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    body: comment.body,
    reactions: reactions(html),
  };
}

/** As GraphQL shows both. It leaves `[bot]` out of a bot's login. */
export function discussionFields(site: Site, text: Discussion | DiscussionComment): JsonObject {
  const isComment = "discussionId" in text;
  const { type, login } = accountById(site, text.authorId);
  return {
    id: nodeId(isComment ? "DiscussionComment" : "Discussion", text.id),
    body: text.body,
    updatedAt: text.updatedAt,
    author: { __typename: type, login: login.replace("[bot]", "") },
    ...(isComment
      ? { databaseId: text.id, discussion: { id: nodeId("Discussion", text.discussionId) } }
      : { number: text.number, title: text.title }),
  };
}

function urlsOf(site: Site, repository: Repository, { number }: Discussion) {
  const name = fullName(site, repository);
  return { api: `${site.urls.api}/repos/${name}`, html: `${site.urls.web}/${name}/discussions/${number}` };
}
