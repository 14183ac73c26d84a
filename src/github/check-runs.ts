import type { RestEndpointMethodTypes } from "@octokit/rest";
import { Gone } from "../errors.ts";
import type { Access } from "./access.ts";
import { inBatches } from "./batches.ts";
import { clipCharacters, clipLines } from "./clip.ts";
import { statusOf } from "./failures.ts";
import type { Annotation, CheckRunKey, CheckRunOutput } from "./port.ts";

/** GitHub refuses a request with more; what comes in a further request is appended. */
const annotationsPerRequest = 50;
const maxTextBytes = 65_535;
const maxTitleCharacters = 255;
const maxMessageBytes = 64 * 1024;

export async function ensureCheckRun(
  access: Access,
  check: CheckRunKey,
): Promise<{ readonly id: number; readonly annotations: number }> {
  const known = check.isFirst ? undefined : await findCheckRun(access, check);
  if (known) return { id: known.id, annotations: known.output.annotations_count };
  return { id: await create(access, check, { status: "in_progress" }), annotations: 0 };
}

/** Annotations beyond GitHub's limit follow in further requests, as when a run is concluded. */
export async function createCheckRun(
  access: Access,
  check: CheckRunKey,
  output: CheckRunOutput,
): Promise<{ readonly id: number }> {
  const annotations = output.annotations.slice(0, annotationsPerRequest);
  const id = await create(access, check, {
    status: "completed",
    conclusion: output.conclusion,
    output: { ...toText(output), annotations: annotations.map(toAnnotation) },
  });
  if (output.annotations.length > annotations.length)
    await concludeCheckRun(access, { id, annotationsThere: annotations.length }, output);
  return { id };
}

type State = Pick<RestEndpointMethodTypes["checks"]["create"]["parameters"], "status" | "conclusion" | "output">;

async function create(access: Access, check: CheckRunKey, state: State): Promise<number> {
  const { octokit, owner, repo } = access;
  try {
    const { data } = await octokit.rest.checks.create({
      owner,
      repo,
      name: check.name,
      head_sha: check.headSha,
      external_id: check.externalId,
      started_at: check.startedAt,
      ...state,
    });
    return data.id;
  } catch (error) {
    if (statusOf(error) === 422 && !(await hasCommit(access, check.headSha))) {
      throw new Gone("the commit is not in the repository any more", { cause: error });
    }
    throw error;
  }
}

/** The conclusion goes with the first request, so that the gate is shut before the annotations are complete. */
export async function concludeCheckRun(
  { octokit, owner, repo }: Access,
  run: { readonly id: number; readonly annotationsThere: number },
  output: CheckRunOutput,
): Promise<void> {
  const missing = output.annotations.slice(run.annotationsThere).map(toAnnotation);
  const text = toText(output);
  const batches = inBatches(missing, annotationsPerRequest);
  for (const annotations of batches.length > 0 ? batches : [[]]) {
    await octokit.rest.checks.update({
      owner,
      repo,
      check_run_id: run.id,
      status: "completed",
      conclusion: output.conclusion,
      output: { ...text, annotations },
    });
  }
}

function toText({ title, summary, text }: CheckRunOutput) {
  return {
    title: clipCharacters(title, maxTitleCharacters),
    summary: clipLines(summary, maxTextBytes),
    text: clipLines(text, maxTextBytes),
  };
}

/** Listed by name and App, since GitHub cannot search by external id. */
async function findCheckRun({ octokit, owner, repo, app }: Access, check: CheckRunKey) {
  const pages = octokit.paginate.iterator(octokit.rest.checks.listForRef, {
    owner,
    repo,
    ref: check.headSha,
    check_name: check.name,
    app_id: app.id,
    filter: "all",
    per_page: 100,
  });
  try {
    for await (const { data } of pages) {
      const known = data.find(({ external_id }) => external_id === check.externalId);
      if (known) return known;
    }
  } catch (error) {
    // GitHub does not know the commit; the creation finds out why.
    if (statusOf(error) !== 422) throw error;
  }
  return undefined;
}

async function hasCommit({ octokit, owner, repo }: Access, sha: string): Promise<boolean> {
  try {
    await octokit.rest.git.getCommit({ owner, repo, commit_sha: sha });
    return true;
  } catch (error) {
    if (statusOf(error) === 404 || statusOf(error) === 422) return false;
    throw error;
  }
}

function toAnnotation({ path, startLine, endLine, startColumn, endColumn, level, title, message }: Annotation) {
  // GitHub takes columns only within one line.
  const isOneLine = startLine === endLine && startColumn !== undefined && endColumn !== undefined;
  return {
    path,
    start_line: startLine,
    end_line: endLine,
    ...(isOneLine ? { start_column: startColumn, end_column: endColumn } : {}),
    annotation_level: level,
    title: clipCharacters(title, maxTitleCharacters),
    message: clipLines(message, maxMessageBytes),
  };
}
