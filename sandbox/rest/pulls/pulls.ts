import type { Pull } from "../../state.ts";
import { accountById } from "../accounts/represent-account.ts";
import { created, type Endpoint, ok, type Reply, type RepositoryCall } from "../endpoint.ts";
import { findPull } from "../issues/find-issue.ts";
import { checkBody, checkTitle } from "../issues/text-limits.ts";
import { list } from "../pagination.ts";
import { resolveCommit } from "../repositories/resolve-commit.ts";
import { changePull, type PullChange } from "./pull-change.ts";
import { listCommits, listFiles } from "./pull-contents.ts";
import { createPull } from "./pull-create.ts";
import { rawMediaType, rawPull } from "./pull-raw.ts";
import { representFullPull, representPull } from "./represent-pull.ts";

export const pullEndpoints: readonly Endpoint[] = [
  {
    operation: "POST /repos/{owner}/{repo}/pulls",
    permission: { pull_requests: "write" },
    async run(call) {
      const pull = await createPull(call);
      return created(await representFullPull(call.site, call.repository, pull));
    },
  },
  {
    operation: "GET /repos/{owner}/{repo}/pulls",
    permission: { pull_requests: "read" },
    run: listPulls,
  },
  {
    operation: "GET /repos/{owner}/{repo}/pulls/{pull_number}",
    permission: { pull_requests: "read", contents: "read" },
    async run(call) {
      const pull = findPull(call);
      const format = rawMediaType(call.accept);
      if (format) return rawPull(call, pull, format);
      return ok(await representFullPull(call.site, call.repository, pull));
    },
  },
  {
    operation: "PATCH /repos/{owner}/{repo}/pulls/{pull_number}",
    permission: { pull_requests: "write" },
    run: updatePull,
  },
  {
    operation: "GET /repos/{owner}/{repo}/pulls/{pull_number}/files",
    permission: { pull_requests: "read" },
    run: listFiles,
  },
  {
    operation: "GET /repos/{owner}/{repo}/pulls/{pull_number}/commits",
    permission: { pull_requests: "read" },
    run: listCommits,
  },
  {
    operation: "GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls",
    permission: { pull_requests: "read", contents: "read" },
    run: listPullsOfCommit,
  },
];

async function updatePull(call: RepositoryCall): Promise<Reply> {
  const pull = findPull(call);
  const change = call.body as PullChange;
  checkTitle("PullRequest", change.title ?? pull.title);
  checkBody("PullRequest", change.body);
  await changePull(call, pull, change);
  return ok(await representFullPull(call.site, call.repository, pull));
}

function listPulls(call: RepositoryCall): Reply {
  const { query, repository, site } = call;
  const { state = "open", head, base, sort = "created" } = query;
  const wanted = pullsOf(call).filter(
    (pull) =>
      (state === "all" || pull.state === state) &&
      (base === undefined || pull.baseBranch === base) &&
      // Without an owner GitHub ignores the filter.
      (!head?.includes(":") || `${accountById(site, pull.headOwnerId).login}:${pull.headBranch}` === head),
  );
  const time = (pull: Pull) => (sort === "updated" ? pull.updatedAt : pull.createdAt);
  wanted.sort((a, b) => time(a).localeCompare(time(b)) || a.number - b.number);
  const direction = query.direction ?? (sort === "created" ? "desc" : "asc");
  return list(call, direction === "asc" ? wanted : wanted.toReversed(), (pull) =>
    representPull(site, repository, pull),
  );
}

/** Open and merged pull requests that brought the commit, or would. */
async function listPullsOfCommit(call: RepositoryCall): Promise<Reply> {
  const { site, repository } = call;
  const sha = await resolveCommit(call, call.param("commit_sha"));
  const isWithin = async (tip: string) =>
    (await site.git.ask(repository, ["merge-base", "--is-ancestor", sha, tip])) !== undefined;
  const found: Pull[] = [];
  for (const pull of pullsOf(call)) {
    if (pull.state === "closed" && pull.mergedAt === null) continue;
    const isPart = pull.mergeCommitSha === sha || ((await isWithin(pull.headSha)) && !(await isWithin(pull.baseSha)));
    if (isPart) found.push(pull);
  }
  return list(call, found, (pull) => representPull(site, repository, pull));
}

function pullsOf({ site, repository }: RepositoryCall): Pull[] {
  return site.state.pulls.filter((pull) => pull.repositoryId === repository.id);
}
