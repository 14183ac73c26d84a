import type { JsonObject } from "../../json.ts";
import type { Site } from "../../site.ts";
import type { Account, Pull, Repository } from "../../state.ts";
import { accountById } from "../accounts/represent-account.ts";
import { representFullPull } from "./represent-pull.ts";

export interface PullEvent {
  readonly action: string;
  readonly sender: Account;
  /** `changes` of an edit, `before` and `after` of a synchronize. */
  readonly extra?: JsonObject;
}

/** Sends the `pull_request` webhook, to the base repository as GitHub does. */
export async function announcePull(site: Site, pull: Pull, { action, sender, extra }: PullEvent): Promise<void> {
  const repository = baseRepository(site, pull);
  const pullRequest = await representFullPull(site, repository, pull);
  site.webhooks.emit({
    name: "pull_request",
    owner: accountById(site, repository.ownerId),
    repository,
    sender,
    payload: { action, number: pull.number, ...extra, pull_request: pullRequest },
  });
}

export function baseRepository(site: Site, pull: Pull): Repository {
  const repository = site.state.repositories.find((one) => one.id === pull.repositoryId);
  if (!repository) throw new TypeError(`pull request ${pull.id} without a repository`);
  return repository;
}
