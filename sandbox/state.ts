import type { BranchProtection, CheckRun, CheckSuite, MergeGroup, MergeQueue } from "./check-data.ts";
import type {
  CommitComment,
  Discussion,
  DiscussionComment,
  Issue,
  IssueComment,
  Label,
  Pull,
  Release,
  Review,
  ReviewComment,
} from "./conversation.ts";

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
  commitComments: CommitComment[];
  releases: Release[];
  discussions: Discussion[];
  discussionComments: DiscussionComment[];
  labels: Label[];
  checkSuites: CheckSuite[];
  checkRuns: CheckRun[];
  protections: BranchProtection[];
  mergeQueues: MergeQueue[];
  /** In the order in which they wait. */
  mergeGroups: MergeGroup[];
  deliveries: Delivery[];
}

export type * from "./check-data.ts";
export type * from "./conversation.ts";

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
  hasDiscussions: boolean;
  hasWiki: boolean;
  readonly forkOf: number | null;
  readonly createdAt: string;
  updatedAt: string;
  pushedAt: string;
  /** Pull requests and issues share one sequence of numbers. */
  lastNumber: number;
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
