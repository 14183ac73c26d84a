import type { Site } from "./site.ts";
import type { Installation, Repository } from "./state.ts";

export function holds({ accountId, repositories }: Installation, repository: Repository): boolean {
  return repository.ownerId === accountId && (repositories === "all" || repositories.includes(repository.id));
}

/** The repositories that an installation includes, in the order of their creation. */
export function heldRepositories(site: Site, installation: Installation): Repository[] {
  return site.state.repositories.filter((repository) => holds(installation, repository));
}
