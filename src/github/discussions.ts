import { PolicyError, RetryLater } from "../errors.ts";
import type { Access } from "./access.ts";
import type { TextReference } from "./port.ts";
import type { TextAnswer } from "./read-text.ts";

/** REST does not know discussions: GraphQL does, and answers most failures with status 200. */

export async function readDiscussion(
  access: Access,
  { on: number }: Pick<TextReference, "on">,
): Promise<TextAnswer | undefined> {
  const { owner, repo: name } = access;
  const answer = await ask<{ readonly repository: { readonly discussion: Discussion | null } | null }>(
    access,
    `query($owner: String!, $name: String!, $number: Int!) {
      repository(owner: $owner, name: $name) {
        discussion(number: $number) { id title body updatedAt author { __typename login } }
      }
    }`,
    { owner, name, number },
  );
  const discussion = answer?.repository?.discussion;
  if (!discussion) return undefined;
  return {
    parts: [
      ["discussion title", discussion.title],
      ["discussion body", discussion.body],
    ],
    user: toUser(discussion.author),
    writtenAt: discussion.updatedAt,
    conversation: { kind: "discussion", id: discussion.id },
  };
}

export async function readDiscussionComment(
  access: Access,
  { node }: Pick<TextReference, "node">,
): Promise<TextAnswer | undefined> {
  const answer = await ask<{ readonly node: (Comment & { readonly discussion?: { readonly id: string } }) | null }>(
    access,
    `query($node: ID!) {
      node(id: $node) {
        ... on DiscussionComment { id body updatedAt author { __typename login } discussion { id } }
      }
    }`,
    { node },
  );
  if (!answer?.node?.discussion) return undefined;
  const { body, author, updatedAt, discussion } = answer.node;
  return {
    parts: [["discussion comment", body]],
    user: toUser(author),
    writtenAt: updatedAt,
    conversation: { kind: "discussion", id: discussion.id },
  };
}

/** Comments that stand below the discussion itself, which is where ours do. */
export async function* discussionComments(access: Access, discussion: string): AsyncGenerator<DiscussionComment> {
  let after: string | null = null;
  do {
    const answer: { readonly node: CommentPage | null } | undefined = await ask(
      access,
      `query($discussion: ID!, $after: String) {
        node(id: $discussion) {
          ... on Discussion {
            comments(first: 100, after: $after) {
              nodes { id body updatedAt author { __typename login } }
              pageInfo { hasNextPage endCursor }
            }
          }
        }
      }`,
      { discussion, after },
    );
    const comments: CommentPage["comments"] = answer?.node?.comments;
    for (const { id, body, author } of comments?.nodes ?? []) yield { id, body, user: toUser(author) };
    after = comments?.pageInfo.hasNextPage ? comments.pageInfo.endCursor : null;
  } while (after !== null);
}

export async function addDiscussionComment(access: Access, discussionId: string, body: string): Promise<void> {
  await ask(
    access,
    `mutation($discussionId: ID!, $body: String!) {
      addDiscussionComment(input: { discussionId: $discussionId, body: $body }) { comment { id } }
    }`,
    { discussionId, body },
  );
}

export async function updateDiscussionComment(access: Access, commentId: string, body: string): Promise<void> {
  await ask(
    access,
    `mutation($commentId: ID!, $body: String!) {
      updateDiscussionComment(input: { commentId: $commentId, body: $body }) { comment { id } }
    }`,
    { commentId, body },
  );
}

interface Author {
  readonly __typename: string;
  readonly login: string;
}

interface Comment {
  readonly id: string;
  readonly body: string;
  readonly updatedAt: string;
  readonly author: Author | null;
}

interface Discussion extends Comment {
  readonly title: string;
}

interface CommentPage {
  readonly comments?: {
    readonly nodes: readonly Comment[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

export interface DiscussionComment {
  readonly id: string;
  readonly body: string;
  readonly user: TextAnswer["user"];
}

/** GraphQL leaves out of a bot's login what REST writes behind it. */
function toUser(author: Author | null): { readonly login: string; readonly type: string } | null {
  if (author === null) return null;
  const { __typename: type, login } = author;
  return { type, login: type === "Bot" && !login.endsWith("[bot]") ? `${login}[bot]` : login };
}

/** Undefined: there is no such thing, or not for this App. */
async function ask<Answer>(
  { octokit }: Access,
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<Answer | undefined> {
  try {
    return await octokit.graphql<Answer>(query, variables);
  } catch (error) {
    const types = errorTypes(error);
    if (types.includes("NOT_FOUND")) return undefined;
    if (types.includes("RATE_LIMITED"))
      throw new RetryLater("GitHub's GraphQL limit", { delayMs: limitDelayMs, cause: error });
    if (types.includes("FORBIDDEN")) throw new PolicyError(noPermission, { cause: error });
    throw error;
  }
}

const limitDelayMs = 5 * 60_000;
const noPermission = "GitHub refused Rekey a permission that it needs to read discussions, or to reply in them.";

function errorTypes(error: unknown): readonly unknown[] {
  if (!(error instanceof Error) || error.name !== "GraphqlResponseError" || !("errors" in error)) return [];
  return (error.errors as readonly { readonly type?: unknown }[]).map(({ type }) => type);
}
