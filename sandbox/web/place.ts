import type { Octokit } from "@octokit/rest";
import type { RepoParams } from "./route.ts";

/** A branch or commit, and a path within it; "" is the root. */
export interface Place {
  readonly ref: string;
  readonly path: string;
}

/** Takes `feature/login/src/app.ts` apart. Only the list of branches tells where the branch's name ends. */
export async function readPlace(github: Octokit, { owner, repo }: RepoParams, place: string): Promise<Place> {
  const [first = "", ...rest] = place.split("/");
  if (/^[0-9a-f]{40}$/.test(first)) return { ref: first, path: rest.join("/") };
  const branches = await github.paginate(github.repos.listBranches, { owner, repo, per_page: 100 });
  const ref = branches
    .map((branch) => branch.name)
    .filter((name) => place === name || place.startsWith(`${name}/`))
    .toSorted((one, other) => other.length - one.length)[0];
  if (ref === undefined) return { ref: first, path: rest.join("/") };
  return { ref, path: place.slice(ref.length + 1) };
}

/** A branch by its name, a commit by its first seven digits. */
export function shortRef(ref: string): string {
  return /^[0-9a-f]{40}$/.test(ref) ? ref.slice(0, 7) : ref;
}
