import { settleQueue } from "../../queue/merge-queue.ts";
import { type CheckRun, nextId, timestamp } from "../../state.ts";
import { ApiError, notFound } from "../api-error.ts";
import { created, type Endpoint, ok, type Reply, type RepositoryCall } from "../endpoint.ts";
import { list, paginate } from "../pagination.ts";
import { resolveCommit } from "../repositories/resolve-commit.ts";
import { applyOutput, type OutputInput } from "./check-output.ts";
import { latestOfEachName } from "./check-state.ts";
import { announceSuiteWhenCompleted, branchAt, ensureCheckSuite, suiteById } from "./check-suites.ts";
import { representAnnotation, representCheckRun, representHookedCheckRun } from "./represent-check.ts";

export const checkEndpoints: readonly Endpoint[] = [
  {
    operation: "POST /repos/{owner}/{repo}/check-runs",
    permission: { checks: "write" },
    run: createCheckRun,
  },
  {
    operation: "PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}",
    permission: { checks: "write" },
    run: updateCheckRun,
  },
  {
    operation: "GET /repos/{owner}/{repo}/check-runs/{check_run_id}",
    permission: { checks: "read" },
    run: (call) => ok(representCheckRun(call.site, findRun(call))),
  },
  {
    operation: "GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations",
    permission: { checks: "read" },
    run(call) {
      const run = findRun(call);
      return list(call, run.annotations, (annotation) => representAnnotation(call.site, run, annotation));
    },
  },
  {
    operation: "POST /repos/{owner}/{repo}/check-runs/{check_run_id}/rerequest",
    permission: { checks: "write" },
    run: rerequestCheckRun,
  },
  {
    operation: "GET /repos/{owner}/{repo}/commits/{ref}/check-runs",
    permission: { checks: "read" },
    async run(call) {
      const headSha = await resolveCommit(call, call.param("ref"));
      const runs = call.site.state.checkRuns.filter((run) => run.headSha === headSha);
      return listRuns(call, runs);
    },
  },
  {
    operation: "GET /repos/{owner}/{repo}/check-suites/{check_suite_id}/check-runs",
    permission: { checks: "read" },
    run(call) {
      const suite = suiteById(call, Number(call.param("check_suite_id")));
      return listRuns(
        call,
        call.site.state.checkRuns.filter((run) => run.suiteId === suite.id),
      );
    },
  },
];

interface RunInput {
  readonly name?: string;
  readonly head_sha?: string;
  readonly details_url?: string;
  readonly external_id?: string;
  readonly status?: string;
  readonly conclusion?: string;
  readonly started_at?: string;
  readonly completed_at?: string;
  readonly output?: OutputInput;
  readonly actions?: CheckRun["actions"];
}

async function createCheckRun(call: RepositoryCall): Promise<Reply> {
  requireApp(call);
  const input = call.body as RunInput & { readonly name: string; readonly head_sha: string };
  const { site, repository } = call;
  const headSha = await resolveCommit(call, input.head_sha);
  const suite = ensureCheckSuite(site, repository, { headSha, headBranch: await branchAt(site, repository, headSha) });
  const now = timestamp();
  const run: CheckRun = {
    id: nextId(site.state),
    suiteId: suite.id,
    repositoryId: repository.id,
    name: input.name,
    headSha,
    externalId: "",
    detailsUrl: site.state.app.url,
    status: "queued",
    conclusion: null,
    startedAt: now,
    completedAt: null,
    output: { title: null, summary: null, text: null },
    annotations: [],
    actions: [],
    createdAt: now,
  };
  applyInput(run, input);
  site.state.checkRuns.push(run);
  suite.isRerequested = false;
  announce(call, "created", run);
  if (run.status === "completed") await announceCompletion(call, run);
  return created(representCheckRun(site, run));
}

async function updateCheckRun(call: RepositoryCall): Promise<Reply> {
  requireApp(call);
  const run = findRun(call);
  const wasCompleted = run.status === "completed";
  const changed = structuredClone(run);
  applyInput(changed, call.body as RunInput);
  Object.assign(run, changed);
  suiteById(call, run.suiteId).isRerequested = false;
  if (run.status === "completed" && !wasCompleted) await announceCompletion(call, run);
  return ok(representCheckRun(call.site, run));
}

/** The run itself stays as it is: the app has to update it or to create another one. */
function rerequestCheckRun(call: RepositoryCall): Reply {
  const run = findRun(call);
  if (run.status !== "completed") throw new ApiError(422, { message: "This check run is not rerequestable" });
  suiteById(call, run.suiteId).isRerequested = true;
  announce(call, "rerequested", run);
  return created({});
}

function applyInput(run: CheckRun, input: RunInput): void {
  run.name = input.name ?? run.name;
  run.externalId = input.external_id ?? run.externalId;
  run.detailsUrl = input.details_url ?? run.detailsUrl;
  run.startedAt = input.started_at ?? run.startedAt;
  run.actions = input.actions ?? run.actions;
  if (input.output) applyOutput(run, input.output);
  applyStatus(run, input);
}

/** A conclusion completes the run, whatever the status says; a completed run without one is refused. */
function applyStatus(run: CheckRun, input: RunInput): void {
  if (input.conclusion === "stale") throw invalid('"stale" can only be set by GitHub.');
  if (input.conclusion !== undefined) {
    run.status = "completed";
    run.conclusion = input.conclusion;
    run.completedAt = input.completed_at ?? timestamp();
    return;
  }
  if (input.status === undefined) return;
  if (input.status === "completed") throw invalid('"conclusion" wasn\'t supplied.');
  if (input.status !== "queued" && input.status !== "in_progress") {
    throw invalid(`"${input.status}" is for GitHub Actions only.`);
  }
  run.status = input.status;
  run.conclusion = null;
  run.completedAt = null;
}

function listRuns(call: RepositoryCall, all: readonly CheckRun[]): Reply {
  const { query, site, repository } = call;
  const wanted = all.filter(
    (run) =>
      run.repositoryId === repository.id &&
      (query.check_name === undefined || run.name === query.check_name) &&
      (query.status === undefined || run.status === query.status) &&
      (query.app_id === undefined || Number(query.app_id) === site.state.app.id),
  );
  const newestFirst = wanted.toSorted((a, b) => b.id - a.id);
  const runs = query.filter === "all" ? newestFirst : latestOfEachName(newestFirst);
  const page = paginate(call, runs);
  return {
    ...ok({ total_count: runs.length, check_runs: page.items.map((run) => representCheckRun(site, run)) }),
    headers: page.headers,
  };
}

async function announceCompletion(call: RepositoryCall, run: CheckRun): Promise<void> {
  announce(call, "completed", run);
  await announceSuiteWhenCompleted(call, suiteById(call, run.suiteId));
  await settleQueue(call.site, call.repository, run.headSha);
}

function announce(call: RepositoryCall, action: string, run: CheckRun): void {
  call.emit("check_run", { action, check_run: representHookedCheckRun(call.site, run) });
}

function requireApp(call: RepositoryCall): void {
  if (call.caller.kind !== "installation") {
    throw new ApiError(403, { message: "You must authenticate via a GitHub App." });
  }
}

function findRun(call: RepositoryCall): CheckRun {
  const id = Number(call.param("check_run_id"));
  const run = call.site.state.checkRuns.find((one) => one.id === id && one.repositoryId === call.repository.id);
  if (!run) throw notFound();
  return run;
}

function invalid(reason: string): ApiError {
  return new ApiError(422, { message: `Invalid request.\n\n${reason}` });
}
