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
