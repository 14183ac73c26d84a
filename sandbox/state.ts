/**
 * Everything the local GitHub knows, as plain data that fits into one JSON file; what lies in git (commits, refs) is not
 * repeated here. Fields are named as in our code, not as in GitHub's answers: `rest/represent-*.ts` translates.
 * Times are ISO 8601 in UTC with whole seconds, as GitHub writes them.
 */
export interface State {
  /** The last id given out; accounts, repositories, comments, runs … all draw from this one counter. */
  lastId: number;
  app: App;
  accounts: Account[];
  installations: Installation[];
  tokens: Token[];
  /** Codes of the manifest flow that were not converted yet. */
  manifestCodes: ManifestCode[];
  repositories: Repository[];
  pulls: Pull[];
  reviews: Review[];
  reviewComments: ReviewComment[];
  issues: Issue[];
  issueComments: IssueComment[];
  labels: Label[];
  checkSuites: CheckSuite[];
  checkRuns: CheckRun[];
  protections: BranchProtection[];
  deliveries: Delivery[];
}

export interface Account {
  readonly id: number;
  login: string;
  readonly type: "User" | "Organization" | "Bot";
  name: string | null;
  readonly createdAt: string;
}

export type Level = "read" | "write";
export type Permissions = { readonly [name: string]: Level };

export interface App {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly url: string;
  readonly clientId: string;
  readonly ownerId: number;
  /** The bot account that writes for the app: `<slug>[bot]`. */
  readonly botId: number;
  readonly hookId: number;
  readonly privateKey: string;
  readonly webhookSecret: string;
  /** Deliveries are only made once it is set. */
  webhookUrl: string | null;
  permissions: Permissions;
  events: string[];
  readonly createdAt: string;
}

export interface Installation {
  readonly id: number;
  readonly accountId: number;
  /** "all" includes repositories created later. */
  repositories: "all" | number[];
  suspendedAt: string | null;
  readonly createdAt: string;
  updatedAt: string;
}

export type Token =
  | { readonly kind: "user"; readonly token: string; readonly accountId: number }
  | {
      readonly kind: "installation";
      readonly token: string;
      readonly installationId: number;
      readonly repositories: "all" | number[];
      readonly permissions: Permissions;
      readonly expiresAt: string;
    };

export interface ManifestCode {
  readonly code: string;
  readonly manifest: string;
  readonly expiresAt: string;
}

export interface Repository {
  readonly id: number;
  readonly ownerId: number;
  name: string;
  /** Earlier `owner/name` pairs: requests to them are redirected. */
  formerNames: string[];
  description: string | null;
  homepage: string | null;
  visibility: "public" | "private";
  defaultBranch: string;
  isArchived: boolean;
  hasIssues: boolean;
  readonly forkOf: number | null;
  readonly createdAt: string;
  updatedAt: string;
  pushedAt: string;
  /** Pull requests and issues share one sequence of numbers. */
  lastNumber: number;
}

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

/** One per commit: the sandbox has one app. */
export interface CheckSuite {
  readonly id: number;
  readonly repositoryId: number;
  readonly headSha: string;
  /** null where the commit came from a fork. */
  readonly headBranch: string | null;
  readonly before: string | null;
  readonly after: string | null;
  /** Somebody asked for all or one of its runs again, and no run was written since. */
  isRerequested: boolean;
  readonly createdAt: string;
  updatedAt: string;
}

export interface CheckRun {
  readonly id: number;
  readonly suiteId: number;
  readonly repositoryId: number;
  name: string;
  readonly headSha: string;
  externalId: string;
  detailsUrl: string | null;
  status: "queued" | "in_progress" | "completed";
  conclusion: string | null;
  startedAt: string | null;
  completedAt: string | null;
  output: { title: string | null; summary: string | null; text: string | null };
  annotations: CheckAnnotation[];
  actions: { label: string; description: string; identifier: string }[];
  readonly createdAt: string;
}

/** As in GitHub's requests and answers. */
export interface CheckAnnotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly start_column: number | null;
  readonly end_column: number | null;
  readonly annotation_level: "notice" | "warning" | "failure";
  readonly title: string | null;
  readonly message: string;
  readonly raw_details: string | null;
}

export interface BranchProtection {
  readonly repositoryId: number;
  readonly branch: string;
  requiredChecks: { readonly context: string; readonly appId: number | null }[];
  isStrict: boolean;
}

/** The request's body lies in `deliveries/<id>.json`: payloads are large, and this file is written often. */
export interface Delivery {
  readonly id: number;
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  readonly installationId: number | null;
  readonly repositoryId: number | null;
  readonly isRedelivery: boolean;
  deliveredAt: string;
  durationSeconds: number;
  /** "OK", or what went wrong. */
  status: string;
  /** 0: no answer. */
  statusCode: number;
  url: string;
  requestHeaders: Record<string, string>;
  responseHeaders: Record<string, string>;
  responseBody: string;
}

export function nextId(state: State): number {
  state.lastId += 1;
  return state.lastId;
}

/** The present time as GitHub writes it. */
export function timestamp(time = Date.now()): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, "Z");
}
