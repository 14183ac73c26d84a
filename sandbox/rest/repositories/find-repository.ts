import type { Site } from "../../site.ts";
import type { Repository } from "../../state.ts";
import { ApiError, notFound } from "../api-error.ts";
import type { Call, RepositoryEndpoint } from "../endpoint.ts";
import { fullName } from "./represent-repository.ts";

/** The repository a path names, in any case. One that was renamed is answered with GitHub's redirect to its id. */
export function findRepository(site: Site, endpoint: RepositoryEndpoint, call: Call): Repository {
  const name = `${call.param("owner")}/${call.param("repo")}`;
  const repository = repositoryNamed(site, name);
  if (repository !== undefined) return repository;
  const renamed = site.state.repositories.find((candidate) => candidate.formerNames.includes(name.toLowerCase()));
  if (renamed === undefined) throw notFound();
  const rest = call.path.replace(/^\/repos\/[^/]+\/[^/?]+/, "");
  const url = `${site.urls.api}/repositories/${renamed.id}${rest}`;
  const status = endpoint.operation.startsWith("GET ") ? 301 : 307;
  throw new ApiError(status, { message: "Moved Permanently", url }, { location: url });
}

export function repositoryNamed(site: Site, name: string): Repository | undefined {
  const wanted = name.toLowerCase();
  return site.state.repositories.find((candidate) => fullName(site, candidate).toLowerCase() === wanted);
}

/** Rewrites `/repositories/{id}/…`, the form in `Link` headers and redirects, to `/repos/{owner}/{repo}/…`. */
export function pathByName(site: Site, path: string): string {
  const [, id, rest = ""] = /^\/repositories\/(\d+)(\/.*)?$/.exec(path) ?? [];
  if (id === undefined) return path;
  const repository = site.state.repositories.find((candidate) => candidate.id === Number(id));
  if (repository === undefined) throw notFound();
  return `/repos/${fullName(site, repository)}${rest}`;
}
