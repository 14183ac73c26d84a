/** What people and the app write: issues, pull requests, reviews, comments, labels. A part of the state. */

/** Fields that an issue and a pull request have in common; `number` is unique within the repository. */
export interface Issue {
  readonly id: number;
  readonly repositoryId: number;
  readonly number: number;
  readonly authorId: number;
  /** The issue was opened by the app itself. */
  readonly viaApp: boolean;
  title: string;
  body: string | null;
  state: "open" | "closed";
  stateReason: "completed" | "reopened" | "not_planned" | "duplicate" | null;
  labelIds: number[];
  assigneeIds: number[];
  readonly createdAt: string;
  updatedAt: string;
  closedAt: string | null;
  closedById: number | null;
}

export interface Pull extends Issue {
  isDraft: boolean;
  /** null once the fork was deleted. */
  headRepositoryId: number | null;
  readonly headOwnerId: number;
  /** Branch names without `refs/heads/`. */
  readonly headBranch: string;
  headSha: string;
  baseBranch: string;
  baseSha: string;
  mergedAt: string | null;
  mergedById: number | null;
  mergeCommitSha: string | null;
}

export interface Review {
  readonly id: number;
  readonly repositoryId: number;
  readonly pullNumber: number;
  readonly authorId: number;
  readonly viaApp: boolean;
  state: "PENDING" | "COMMENTED" | "APPROVED" | "CHANGES_REQUESTED" | "DISMISSED";
  body: string;
  readonly commitSha: string;
  submittedAt: string | null;
}

export type Side = "LEFT" | "RIGHT";

export interface ReviewComment {
  readonly id: number;
  readonly repositoryId: number;
  readonly pullNumber: number;
  /** null: a comment of its own, outside any review with a body. */
  readonly reviewId: number | null;
  readonly inReplyTo: number | null;
  readonly authorId: number;
  readonly viaApp: boolean;
  /** As it was called when the comment was made. */
  readonly path: string;
  readonly subject: "line" | "file";
  readonly originalCommitSha: string;
  commitSha: string;
  readonly diffHunk: string;
  /** Place in the present diff; null when it is outdated, and for a comment on the whole file. */
  line: number | null;
  startLine: number | null;
  /** Counted from the first hunk's header. */
  position: number | null;
  readonly originalPosition: number | null;
  readonly side: Side;
  readonly startSide: Side | null;
  readonly originalLine: number | null;
  readonly originalStartLine: number | null;
  body: string;
  readonly createdAt: string;
  updatedAt: string;
}

export interface IssueComment {
  readonly id: number;
  readonly repositoryId: number;
  /** Of an issue or of a pull request. */
  readonly issueNumber: number;
  readonly authorId: number;
  readonly viaApp: boolean;
  body: string;
  readonly createdAt: string;
  updatedAt: string;
}

export interface Label {
  readonly id: number;
  readonly repositoryId: number;
  name: string;
  color: string;
  description: string | null;
  readonly isDefault: boolean;
}

/** On a commit as a whole. */
export interface CommitComment {
  readonly id: number;
  readonly repositoryId: number;
  readonly commitSha: string;
  readonly authorId: number;
  body: string;
  readonly createdAt: string;
  updatedAt: string;
}

export interface Release {
  readonly id: number;
  readonly repositoryId: number;
  readonly authorId: number;
  tag: string;
  title: string | null;
  body: string | null;
  isDraft: boolean;
  isPrerelease: boolean;
  readonly createdAt: string;
  updatedAt: string;
  publishedAt: string | null;
}

/** `number` is drawn from the same sequence as those of issues. */
export interface Discussion {
  readonly id: number;
  readonly repositoryId: number;
  readonly number: number;
  readonly authorId: number;
  title: string;
  body: string;
  readonly createdAt: string;
  updatedAt: string;
}

export interface DiscussionComment {
  readonly id: number;
  readonly discussionId: number;
  readonly authorId: number;
  body: string;
  readonly createdAt: string;
  updatedAt: string;
}
