import type { Repository } from "./jobs/job.ts";

/** Undefined for a delivery of a repository's own webhook, which carries no installation and so no right to act. */
export function subjectOf(payload: RepositoryPayload): Subject | undefined {
  const { installation, repository } = payload;
  if (!installation || !repository.owner) return undefined;
  return {
    installation: installation.id,
    repository: { id: repository.id, owner: repository.owner.login, name: repository.name },
  };
}

/** What every job is about. */
export interface Subject {
  readonly installation: number;
  readonly repository: Repository;
}

/** What of a payload says so. */
export interface RepositoryPayload {
  readonly installation?: { readonly id: number };
  readonly repository: {
    readonly id: number;
    readonly name: string;
    readonly owner: { readonly login: string } | null;
  };
}
