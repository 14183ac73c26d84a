import type { Octokit, RestEndpointMethodTypes } from "@octokit/rest";
import type { CheckRun } from "./checks.ts";
import type { Inset } from "./diff-view.ts";
import { href } from "./href.ts";
import { html } from "./html.ts";
import type { RepoParams } from "./route.ts";

export type Annotation = RestEndpointMethodTypes["checks"]["listAnnotations"]["response"]["data"][number];

/** A line of a diff shows a few of them at most; the check's own page lists all. */
const maxAnnotations = 200;

export interface RunAnnotations {
  readonly run: CheckRun;
  readonly annotations: readonly Annotation[];
}

export async function readAnnotations(
  github: Octokit,
  repo: RepoParams,
  runs: readonly CheckRun[],
): Promise<readonly RunAnnotations[]> {
  const annotated = runs.filter((run) => run.output.annotations_count > 0);
  return Promise.all(
    annotated.map(async (run) => {
      const request = { ...repo, check_run_id: run.id, per_page: 100 };
      return { run, annotations: await github.paginate(github.checks.listAnnotations, request) };
    }),
  );
}

/** Annotations as they stand below the lines of a diff. */
export function annotationInsets(all: readonly RunAnnotations[], { owner, repo }: RepoParams): readonly Inset[] {
  return all
    .flatMap(({ run, annotations }) => annotations.map((annotation) => ({ run, annotation })))
    .slice(0, maxAnnotations)
    .map(({ run, annotation }) => ({
      path: annotation.path,
      line: annotation.end_line,
      side: "RIGHT",
      body: html`<div class="annotation annotation-${annotation.annotation_level}">
<p><strong>${annotation.title ?? annotation.annotation_level}</strong> <a class="muted" href="${href`/${owner}/${repo}/runs/${run.id}`}">${run.name}</a></p>
<p class="annotation-message">${annotation.message}</p></div>`,
    }));
}
