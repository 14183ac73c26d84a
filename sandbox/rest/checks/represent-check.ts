import type { JsonObject } from "../../json.ts";
import type { Site } from "../../site.ts";
import type { CheckAnnotation, CheckRun, CheckSuite, Pull, Repository } from "../../state.ts";
import { representApp } from "../apps/represent-app.ts";
import { nodeId } from "../node-id.ts";
import { fullName, representRepository } from "../repositories/represent-repository.ts";
import { latestRuns, suiteState } from "./check-state.ts";

export function representCheckRun(site: Site, run: CheckRun): JsonObject {
  const repository = repositoryById(site, run.repositoryId);
  const url = `${apiUrl(site, repository)}/check-runs/${run.id}`;
  return {
    id: run.id,
    node_id: nodeId("CheckRun", run.id),
    name: run.name,
    head_sha: run.headSha,
    external_id: run.externalId,
    url,
    html_url: `${site.urls.web}/${fullName(site, repository)}/runs/${run.id}`,
    details_url: run.detailsUrl,
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    output: { ...run.output, annotations_count: run.annotations.length, annotations_url: `${url}/annotations` },
    check_suite: { id: run.suiteId },
    app: representApp(site),
    pull_requests: pullsAt(site, repository, run.headSha).map((pull) => minimalPull(site, repository, pull)),
  };
}

/** Webhooks carry more of the suite than answers do. */
export function representHookedCheckRun(site: Site, run: CheckRun): JsonObject {
  const suite = site.state.checkSuites.find((one) => one.id === run.suiteId);
  return { ...representCheckRun(site, run), check_suite: suite && simpleSuite(site, suite) };
}

export async function representCheckSuite(site: Site, suite: CheckSuite): Promise<JsonObject> {
  const repository = repositoryById(site, suite.repositoryId);
  return {
    ...simpleSuite(site, suite),
    repository: representRepository(site, repository),
    head_commit: await headCommit(site, repository, suite.headSha),
    latest_check_runs_count: latestRuns(site, suite).length,
    check_runs_url: `${apiUrl(site, repository)}/check-suites/${suite.id}/check-runs`,
    rerequestable: true,
    runs_rerequestable: true,
  };
}

export function representAnnotation(site: Site, run: CheckRun, annotation: CheckAnnotation): JsonObject {
  const repository = repositoryById(site, run.repositoryId);
  const path = encodeURI(annotation.path);
  return { ...annotation, blob_href: `${site.urls.web}/${fullName(site, repository)}/blob/${run.headSha}/${path}` };
}

function simpleSuite(site: Site, suite: CheckSuite): JsonObject {
  const repository = repositoryById(site, suite.repositoryId);
  return {
    id: suite.id,
    node_id: nodeId("CheckSuite", suite.id),
    head_branch: suite.headBranch,
    head_sha: suite.headSha,
    ...suiteState(site, suite),
    url: `${apiUrl(site, repository)}/check-suites/${suite.id}`,
    before: suite.before,
    after: suite.after,
    pull_requests: pullsAt(site, repository, suite.headSha).map((pull) => minimalPull(site, repository, pull)),
    app: representApp(site),
    created_at: suite.createdAt,
    updated_at: suite.updatedAt,
  };
}

/** GitHub leaves out pull requests from forks: an app has to find those by the commit itself. */
function pullsAt(site: Site, repository: Repository, headSha: string): readonly Pull[] {
  return site.state.pulls.filter(
    (pull) =>
      pull.repositoryId === repository.id &&
      pull.headRepositoryId === repository.id &&
      pull.state === "open" &&
      pull.headSha === headSha,
  );
}

function minimalPull(site: Site, repository: Repository, pull: Pull): JsonObject {
  const url = apiUrl(site, repository);
  const repo = { id: repository.id, url, name: repository.name };
  return {
    id: pull.id,
    number: pull.number,
    url: `${url}/pulls/${pull.number}`,
    head: { ref: pull.headBranch, sha: pull.headSha, repo },
    base: { ref: pull.baseBranch, sha: pull.baseSha, repo },
  };
}

async function headCommit(site: Site, repository: Repository, sha: string): Promise<JsonObject> {
  const format = "--format=%T%x00%cI%x00%an%x00%ae%x00%cn%x00%ce%x00%B";
  const shown = await site.git.text(repository, ["show", "--no-patch", format, sha]);
  const [tree, timestamp, authorName, authorEmail, committerName, committerEmail, message] = shown.split("\0");
  return {
    id: sha,
    tree_id: tree,
    message: message?.trimEnd(),
    timestamp,
    author: { name: authorName, email: authorEmail },
    committer: { name: committerName, email: committerEmail },
  };
}

function repositoryById(site: Site, id: number): Repository {
  const repository = site.state.repositories.find((one) => one.id === id);
  if (!repository) throw new TypeError(`no repository ${id}`);
  return repository;
}

function apiUrl(site: Site, repository: Repository): string {
  return `${site.urls.api}/repos/${fullName(site, repository)}`;
}
