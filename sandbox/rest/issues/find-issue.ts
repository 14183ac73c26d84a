import type { Issue, Pull } from "../../state.ts";
import { ApiError, notFound } from "../api-error.ts";
import type { RepositoryCall } from "../endpoint.ts";

/** Where issues are switched off, pull requests still answer under their numbers. */
export function findIssueOrPull(call: RepositoryCall, param: string): Issue | Pull {
  const number = Number(call.param(param));
  const isWanted = (one: Issue) => one.repositoryId === call.repository.id && one.number === number;
  const pull = call.site.state.pulls.find(isWanted);
  if (pull) return pull;
  requireIssues(call);
  const issue = call.site.state.issues.find(isWanted);
  if (!issue) throw notFound();
  return issue;
}

export function findPull(call: RepositoryCall): Pull {
  const number = Number(call.param("pull_number"));
  const pull = call.site.state.pulls.find((one) => one.repositoryId === call.repository.id && one.number === number);
  if (!pull) throw notFound();
  return pull;
}

export function requireIssues({ repository }: RepositoryCall): void {
  if (!repository.hasIssues) throw new ApiError(410, { message: "Issues has been disabled in this repository." });
}

/** Issues and pull requests draw from one sequence of numbers. */
export function nextNumber({ repository }: RepositoryCall): number {
  repository.lastNumber += 1;
  return repository.lastNumber;
}
