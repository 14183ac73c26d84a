import type { Surface, WrittenPlace } from "../change/place.ts";
import type { Repository } from "../jobs/job.ts";
import type { Log } from "../log.ts";
import type { Conclusion } from "../verdict/verdict.ts";

/**
 * What the jobs ask of GitHub, in our words; Octokit's types stop behind it. Every writing function is an *ensure*: it may
 * run twice and leaves one check, one comment, one issue. Failures arrive as RetryLater (limits, 5xx, network), Gone
 * (repository or installation no longer there), or as `refused` in the result where the caller can go on without it.
 */
export interface GitHub {
  readRepository(): Promise<RepositoryState>;
  readPull(number: number): Promise<PullRequest>;
  /** Numbers of the open pull requests whose head is this branch of this repository. `branch` without `refs/heads/`. */
  openPullsFrom(branch: string): Promise<readonly number[]>;
  openPulls(): Promise<readonly OpenPull[]>;
  /** Open pull requests whose head is this commit. */
  openPullsAt(headSha: string): Promise<readonly number[]>;
  /** Heads of the open pull requests, and of the protected branches; cheap to ask for again. */
  openHeads(): Promise<readonly Head[]>;
  guardedBranches(): Promise<readonly Head[]>;

  /** Names of the branches whose head is this commit. */
  branchesAt(headSha: string): Promise<readonly string[]>;

  /** Opens a check run in progress, or finds the one with this external id. */
  ensureCheckRun(check: CheckRunKey): Promise<{ readonly id: number; readonly annotations: number }>;
  /** Creates one that is concluded already; only where `isFirst`. */
  createCheckRun(check: CheckRunKey, output: CheckRunOutput): Promise<{ readonly id: number }>;
  /** Completes it; annotations beyond GitHub's 50 per request follow in further requests, those already there are skipped. */
  concludeCheckRun(id: number, output: CheckRunOutput, annotationsThere: number): Promise<void>;

  /**
   * Makes the review comments of a pull request be exactly `comments`: missing ones are created in one review, changed
   * ones edited, ours that are not named any more are edited to `gone(body)`. Comments of other people are never touched.
   * Nothing is written once the head has moved or the pull request is closed.
   */
  ensureReviewComments(pull: PullRequest, wanted: WantedComments): Promise<void>;

  /** What stands there now; undefined when it was deleted, or is not ours to read. */
  readText(text: TextReference): Promise<WrittenText | undefined>;
  /**
   * Makes our reply to a text say `body`. `isNeeded`: it is written where there is none yet; else only one that exists is kept
   * true. Where nobody may reply (a locked conversation, a release), nothing is written: "refused".
   */
  ensureReply(to: Conversation, reply: WantedReply): Promise<"ensured" | "refused">;

  ensureIssue(issue: WantedIssue): Promise<IssueResult>;
  /** ISO 8601, UTC; undefined while it is open. A deleted issue was not closed. */
  issueClosedAt(issue: IssueReference): Promise<string | undefined>;

  /** A file on the default branch of the owner's `.github` repository; undefined when there is none or it is not ours to read. */
  readOrganisationFile(path: string): Promise<string | undefined>;

  /** For git's HTTP transport; valid for at least ten minutes. */
  installationToken(): Promise<string>;
}

/** One GitHub per installation and repository: `connect(job.installation, job.repository)`. */
/** How many comments and issues may be written. */
export interface ContentLimits {
  readonly perMinute: number;
  readonly perHour: number;
}

/** `log` is told of each request, at `debug`. */
export type Connect = (installation: number, repository: Repository, log?: Log) => GitHub;

/** A commit that a check may be waited for on. `ref` is a full name: `refs/heads/main`. */
export type Head =
  | { readonly kind: "pull"; readonly number: number; readonly sha: string }
  | { readonly kind: "branch"; readonly ref: string; readonly sha: string };

export interface RepositoryState {
  readonly defaultBranch: string;
  /** Internal repositories count as private. */
  readonly isPublic: boolean;
  readonly isArchived: boolean;
  /** Issues can be switched off, and are in forks. */
  readonly hasIssues: boolean;
  /** Of its objects, as of the last time that GitHub counted them. */
  readonly kilobytes: number;
}

export interface PullRequest {
  readonly number: number;
  readonly state: "open" | "closed";
  readonly isDraft: boolean;
  readonly isFork: boolean;
  readonly author: string;
  readonly headSha: string;
  /** Branch names without `refs/heads/`. */
  readonly headBranch: string;
  readonly baseBranch: string;
  readonly baseSha: string;
}

/** As in the job `examine-text`. */
export interface TextReference {
  readonly surface: Surface;
  readonly on: number;
  readonly id: number;
  readonly node: string;
}

export interface WrittenText {
  readonly parts: readonly WrittenPart[];
  /** Login. */
  readonly author: string;
  /** Rekey wrote it. */
  readonly isOurs: boolean;
  /** Created or edited, ISO 8601. */
  readonly writtenAt: string;
  readonly conversation: Conversation;
}

export interface WrittenPart {
  readonly kind: WrittenPlace;
  readonly text: string;
}

/** Where a reply is written. */
export type Conversation =
  | { readonly kind: "issue"; readonly number: number }
  | { readonly kind: "commit"; readonly sha: string }
  /** `id`: GitHub's global one. */
  | { readonly kind: "discussion"; readonly id: string }
  | { readonly kind: "none" };

export interface WantedReply {
  readonly marker: string;
  readonly body: string;
  readonly isNeeded: boolean;
}

export interface OpenPull {
  readonly number: number;
  readonly headSha: string;
}

export interface CheckRunKey {
  readonly name: string;
  readonly headSha: string;
  readonly externalId: string;
  /** ISO 8601. */
  readonly startedAt: string;
  /** No attempt before can have created it, so that it need not be looked for. */
  readonly isFirst: boolean;
}

export interface Annotation {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly startColumn?: number;
  readonly endColumn?: number;
  readonly level: "notice" | "warning" | "failure";
  readonly title: string;
  readonly message: string;
}

/** `summary` and `text` at most 65,535 bytes each of UTF-8, `title` 255 characters. */
export interface CheckRunOutput {
  readonly conclusion: Conclusion | "timed_out";
  readonly title: string;
  readonly summary: string;
  readonly text: string;
  readonly annotations: readonly Annotation[];
}

export interface WantedComment {
  /** Hidden in the body's first line; the same credential at the same place keeps its marker as the branch moves. */
  readonly marker: string;
  readonly path: string;
  /** Line on the right side at the head; undefined where only a comment on the file is possible. */
  readonly line: number | undefined;
  /** First line of a multi-line comment, when it differs. */
  readonly startLine?: number;
  readonly body: string;
}

export interface WantedComments {
  /** Most important first. All that exist already stay true; new ones are created only until `max` of ours stand there. */
  readonly comments: readonly WantedComment[];
  readonly max: number;
  /** Body of the review that carries new comments, given those that got none of their own; posted alone (once per text) when there are only such. */
  readonly summary: (rest: readonly WantedComment[]) => string;
  readonly summaryMarker: string;
  /** What a comment of ours becomes when its finding is gone from the head. */
  readonly gone: (previousBody: string) => string;
}

/** An issue on GitHub. */
export interface IssueReference {
  readonly owner: string;
  readonly repository: string;
  readonly number: number;
}

export interface WantedIssue {
  readonly marker: string;
  readonly known: IssueReference | undefined;
  readonly owner: string;
  readonly repository: string;
  /** At most 256 characters. */
  readonly title: string;
  /** At most 65,536 characters. */
  readonly body: string;
  readonly labels: readonly string[];
  /** Logins; those who cannot be assigned are left out. */
  readonly assignees: readonly string[];
  /** An issue closed before `seenAt` (ISO 8601) is opened again, with this comment; one closed later was closed for good. */
  readonly reopen: { readonly comment: string; readonly seenAt: string };
}

export type IssueResult =
  | ({ readonly state: "ensured" } & IssueReference)
  | { readonly state: "refused"; readonly why: "issues are switched off" | "no permission" | "no such repository" };
