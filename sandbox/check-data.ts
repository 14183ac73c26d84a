/** Check suites, check runs and the branches that require them. A part of the state. */

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

/** Set for a branch: its pull requests are merged one after another, each tested on what stands before it. */
export interface MergeQueue {
  readonly repositoryId: number;
  readonly branch: string;
}

/** A pull request in the queue, merged with what stands before it, on a branch of its own. */
export interface MergeGroup {
  readonly repositoryId: number;
  readonly pullNumber: number;
  /** Who queued it. */
  readonly senderId: number;
  readonly headSha: string;
  /** In full: `refs/heads/gh-readonly-queue/main/pr-7-<base>`. */
  readonly headRef: string;
  readonly baseSha: string;
  readonly baseBranch: string;
}
