import type { Access } from "./access.ts";
import { statusOf } from "./failures.ts";
import type { Head } from "./port.ts";

/**
 * Heads that a check is waited for on. Asked for often and changed rarely, so what GitHub answered last is asked about with its
 * ETag: "not modified" costs nothing of the hourly limit.
 */
export interface HeadReader {
  openHeads(access: Access): Promise<readonly Head[]>;
  guardedBranches(access: Access): Promise<readonly Head[]>;
}

const perPage = 100;
const mostRemembered = 2000;

export function createHeadReader(): HeadReader {
  const remembered = new Map<string, { readonly etag: string; readonly heads: readonly Head[] }>();

  /** Only lists of one page: a change on a further page would not change the ETag of the first. */
  async function unlessUnchanged(key: string, read: (ifNoneMatch: string) => Promise<Page>): Promise<readonly Head[]> {
    const known = remembered.get(key);
    try {
      const { heads, etag, isWhole } = await read(known?.etag ?? "");
      remembered.delete(key);
      if (etag !== undefined && isWhole) remembered.set(key, { etag, heads });
      if (remembered.size > mostRemembered) remembered.delete(remembered.keys().next().value ?? "");
      return heads;
    } catch (error) {
      if (known && statusOf(error) === 304) return known.heads;
      throw error;
    }
  }

  return {
    openHeads: (access) =>
      unlessUnchanged(`${access.owner}/${access.repo}/pulls`, (ifNoneMatch) => readPulls(access, ifNoneMatch)),
    guardedBranches: (access) =>
      unlessUnchanged(`${access.owner}/${access.repo}/branches`, (ifNoneMatch) => readProtected(access, ifNoneMatch)),
  };
}

interface Page {
  readonly heads: readonly Head[];
  readonly etag: string | undefined;
  readonly isWhole: boolean;
}

async function readPulls({ octokit, owner, repo }: Access, ifNoneMatch: string): Promise<Page> {
  const parameters = { owner, repo, state: "open", per_page: perPage } as const;
  const headers = ifNoneMatch === "" ? {} : { "if-none-match": ifNoneMatch };
  const first = await octokit.rest.pulls.list({ ...parameters, headers });
  const isWhole = first.data.length < perPage;
  const pulls = isWhole ? first.data : await octokit.paginate(octokit.rest.pulls.list, parameters);
  return {
    heads: pulls.map(({ number, head }) => ({ kind: "pull", number, sha: head.sha })),
    etag: first.headers.etag,
    isWhole,
  };
}

async function readProtected({ octokit, owner, repo }: Access, ifNoneMatch: string): Promise<Page> {
  const parameters = { owner, repo, protected: true, per_page: perPage } as const;
  const headers = ifNoneMatch === "" ? {} : { "if-none-match": ifNoneMatch };
  const first = await octokit.rest.repos.listBranches({ ...parameters, headers });
  const isWhole = first.data.length < perPage;
  const branches = isWhole ? first.data : await octokit.paginate(octokit.rest.repos.listBranches, parameters);
  return {
    heads: branches.map(({ name, commit }) => ({ kind: "branch", ref: `refs/heads/${name}`, sha: commit.sha })),
    etag: first.headers.etag,
    isWhole,
  };
}
