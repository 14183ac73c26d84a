import type { ProbotOctokit } from "probot";

/** One installation's way to one repository: what every call of this folder starts from. */
export interface Access {
  readonly octokit: ProbotOctokit;
  readonly owner: string;
  readonly repo: string;
  readonly app: AppIdentity;
}

/** How we know what is ours among what others wrote. */
export interface AppIdentity {
  readonly id: number;
  /** `rekey[bot]`: GitHub gives this login to the App alone. */
  readonly botLogin: string;
}

export function isOurs(access: Access, author: { readonly login: string; readonly type: string } | null): boolean {
  return author?.type === "Bot" && author.login === access.app.botLogin;
}
