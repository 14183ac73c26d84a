import type { Site } from "../../site.ts";
import { type Account, type CheckSuite, nextId, type Repository, timestamp } from "../../state.ts";
import { accountById } from "../accounts/represent-account.ts";
import { notFound } from "../api-error.ts";
import { author, created, type Endpoint, ok, type Reply, type RepositoryCall } from "../endpoint.ts";
import { paginate } from "../pagination.ts";
import { resolveCommit } from "../repositories/resolve-commit.ts";
import { suiteState } from "./check-state.ts";
import { representCheckSuite } from "./represent-check.ts";

export const checkSuiteEndpoints: readonly Endpoint[] = [
  {
    operation: "GET /repos/{owner}/{repo}/check-suites/{check_suite_id}",
    permission: { checks: "read" },
    run: async (call) => ok(await representCheckSuite(call.site, requestedSuite(call))),
  },
  {
    operation: "POST /repos/{owner}/{repo}/check-suites",
    permission: { checks: "write" },
    run: createSuite,
  },
  {
    operation: "POST /repos/{owner}/{repo}/check-suites/{check_suite_id}/rerequest",
    permission: { checks: "write" },
    run: rerequestSuite,
  },
  {
    operation: "GET /repos/{owner}/{repo}/commits/{ref}/check-suites",
    permission: { checks: "read" },
    run: listSuites,
  },
];

/** Where a suite comes from; `before` and `after` are those of the push. */
export interface SuiteOrigin {
  readonly headSha: string;
  readonly headBranch: string | null;
  readonly before?: string;
  readonly after?: string;
}

/** There is one suite per app and commit; a push makes it, or the first run does. */
export function ensureCheckSuite(site: Site, repository: Repository, origin: SuiteOrigin): CheckSuite {
  const existing = findSuite(site, repository, origin.headSha);
  if (existing) return existing;
  const now = timestamp();
  const suite: CheckSuite = {
    id: nextId(site.state),
    repositoryId: repository.id,
    headSha: origin.headSha,
    headBranch: origin.headBranch,
    before: origin.before ?? null,
    after: origin.after ?? origin.headSha,
    isRerequested: false,
    createdAt: now,
    updatedAt: now,
  };
  site.state.checkSuites.push(suite);
  return suite;
}

/** A branch of this repository that stands at the commit; null for a fork's commit. */
export async function branchAt(site: Site, repository: Repository, sha: string): Promise<string | null> {
  const refs = await site.git.text(repository, [
    "for-each-ref",
    "--format=%(refname:lstrip=2)",
    `--points-at=${sha}`,
    "refs/heads",
  ]);
  return refs.split("\n")[0] || null;
}

export interface SuiteEvent {
  readonly action: "requested" | "rerequested" | "completed";
  readonly sender: Account;
}

/** Sends the `check_suite` webhook. */
export async function announceSuite(site: Site, suite: CheckSuite, { action, sender }: SuiteEvent): Promise<void> {
  const repository = site.state.repositories.find((one) => one.id === suite.repositoryId);
  if (!repository) throw new TypeError(`check suite ${suite.id} without a repository`);
  site.webhooks.emit({
    name: "check_suite",
    owner: accountById(site, repository.ownerId),
    repository,
    sender,
    payload: { action, check_suite: await representCheckSuite(site, suite) },
  });
}

export async function announceSuiteWhenCompleted(call: RepositoryCall, suite: CheckSuite): Promise<void> {
  if (suiteState(call.site, suite).status !== "completed") return;
  await announceSuite(call.site, suite, { action: "completed", sender: author(call) });
}

export function suiteById(call: RepositoryCall, id: number): CheckSuite {
  const suite = call.site.state.checkSuites.find((one) => one.id === id && one.repositoryId === call.repository.id);
  if (!suite) throw notFound();
  return suite;
}

function requestedSuite(call: RepositoryCall): CheckSuite {
  return suiteById(call, Number(call.param("check_suite_id")));
}

function findSuite(site: Site, repository: Repository, headSha: string): CheckSuite | undefined {
  return site.state.checkSuites.find((suite) => suite.repositoryId === repository.id && suite.headSha === headSha);
}

async function createSuite(call: RepositoryCall): Promise<Reply> {
  const { site, repository } = call;
  const input = call.body as { readonly head_sha: string };
  const headSha = await resolveCommit(call, input.head_sha);
  const existing = findSuite(site, repository, headSha);
  if (existing) return ok(await representCheckSuite(site, existing));
  const suite = ensureCheckSuite(site, repository, { headSha, headBranch: await branchAt(site, repository, headSha) });
  return created(await representCheckSuite(site, suite));
}

async function rerequestSuite(call: RepositoryCall): Promise<Reply> {
  const suite = requestedSuite(call);
  suite.isRerequested = true;
  await announceSuite(call.site, suite, { action: "rerequested", sender: author(call) });
  return created({});
}

async function listSuites(call: RepositoryCall): Promise<Reply> {
  const { query, site, repository } = call;
  const headSha = await resolveCommit(call, call.param("ref"));
  const suite = findSuite(site, repository, headSha);
  const isWanted =
    suite !== undefined &&
    (query.app_id === undefined || Number(query.app_id) === site.state.app.id) &&
    (query.check_name === undefined ||
      site.state.checkRuns.some((run) => run.suiteId === suite.id && run.name === query.check_name));
  const page = paginate(call, isWanted ? [suite] : []);
  const suites = await Promise.all(page.items.map((one) => representCheckSuite(site, one)));
  return { ...ok({ total_count: isWanted ? 1 : 0, check_suites: suites }), headers: page.headers };
}
