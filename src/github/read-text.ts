import type { Surface } from "../change/place.ts";
import { type Access, isOurs } from "./access.ts";
import { readDiscussion, readDiscussionComment } from "./discussions.ts";
import { statusOf } from "./failures.ts";
import type { Conversation, TextReference, WrittenPart, WrittenText } from "./port.ts";

/** One text on GitHub's pages. GitHub answers 404 to what was deleted, and to what the App may not read. */
export async function readText(access: Access, text: TextReference): Promise<WrittenText | undefined> {
  try {
    const answer = await readers[text.surface](access, text);
    return answer && toWritten(access, answer);
  } catch (error) {
    if (statusOf(error) === 404 || statusOf(error) === 410) return undefined;
    throw error;
  }
}

/** What of an answer is needed, whatever it is the answer to. */
export interface TextAnswer {
  readonly parts: readonly (readonly [WrittenPart["kind"], string | null | undefined])[];
  /** Null: the account was deleted. */
  readonly user: { readonly login: string; readonly type: string } | null | undefined;
  readonly writtenAt: string | null | undefined;
  readonly conversation: Conversation;
}

function toWritten(access: Access, { parts, user, writtenAt, conversation }: TextAnswer): WrittenText {
  return {
    parts: parts.flatMap(([kind, text]) => (text ? [{ kind, text }] : [])),
    author: user?.login ?? "ghost",
    isOurs: isOurs(access, user ?? null),
    writtenAt: writtenAt ?? new Date(0).toISOString(),
    conversation,
  };
}

type Read = (access: Access, text: TextReference) => Promise<TextAnswer | undefined>;

const readers: Readonly<Record<Surface, Read>> = {
  issue: (access, text) => readIssue(access, text, ["issue title", "issue body"]),
  // A pull request is an issue, too; only its own words are of interest here.
  "pull request": (access, text) => readIssue(access, text, ["pull request title", "pull request body"]),
  "issue comment": readComment,
  "pull request comment": readComment,
  async review({ octokit, owner, repo }, { on, id }) {
    const { data } = await octokit.rest.pulls.getReview({ owner, repo, pull_number: on, review_id: id });
    return { ...answerOf("review", data), writtenAt: data.submitted_at, conversation: { kind: "issue", number: on } };
  },
  async "review comment"({ octokit, owner, repo }, { on, id }) {
    const { data } = await octokit.rest.pulls.getReviewComment({ owner, repo, comment_id: id });
    return { ...answerOf("review comment", data), conversation: { kind: "issue", number: on } };
  },
  discussion: readDiscussion,
  "discussion comment": readDiscussionComment,
  async "commit comment"({ octokit, owner, repo }, { id }) {
    const { data } = await octokit.rest.repos.getCommitComment({ owner, repo, comment_id: id });
    return { ...answerOf("commit comment", data), conversation: { kind: "commit", sha: data.commit_id } };
  },
  async release({ octokit, owner, repo }, { id }) {
    const { data } = await octokit.rest.repos.getRelease({ owner, repo, release_id: id });
    const { name, body, tag_name } = data;
    return {
      parts: [
        ["release title", name],
        ["release body", body],
        ["release tag", tag_name],
      ],
      user: data.author,
      writtenAt: data.updated_at ?? data.published_at ?? data.created_at,
      conversation: { kind: "none" },
    };
  },
};

async function readIssue(
  { octokit, owner, repo }: Access,
  { on }: TextReference,
  [title, body]: readonly [WrittenPart["kind"], WrittenPart["kind"]],
): Promise<TextAnswer> {
  const { data } = await octokit.rest.issues.get({ owner, repo, issue_number: on });
  return {
    parts: [
      [title, data.title],
      [body, data.body],
    ],
    user: data.user,
    writtenAt: data.updated_at,
    conversation: { kind: "issue", number: on },
  };
}

async function readComment({ octokit, owner, repo }: Access, { surface, on, id }: TextReference): Promise<TextAnswer> {
  const { data } = await octokit.rest.issues.getComment({ owner, repo, comment_id: id });
  return { ...answerOf(surface as "issue comment", data), conversation: { kind: "issue", number: on } };
}

interface CommentAnswer {
  readonly body?: string | null | undefined;
  readonly user: TextAnswer["user"];
  readonly updated_at?: string;
}

function answerOf(kind: WrittenPart["kind"], { body, user, updated_at }: CommentAnswer) {
  return { parts: [[kind, body]] as const, user, writtenAt: updated_at };
}
