import type { Site } from "../../site.ts";
import type { Pull, Repository } from "../../state.ts";
import { latestOfEachName } from "../checks/check-state.ts";

/** Conclusions that let a required check pass, as GitHub's manual lists them. */
const passing = new Set(["success", "skipped", "neutral"]);

export interface FailingCheck {
  readonly context: string;
  readonly state: "expected" | "failing";
}

/** Required checks of the base branch that keep this head from being merged. */
export function failingChecks(
  site: Site,
  repository: Repository,
  pull: Pick<Pull, "headSha" | "baseBranch">,
): readonly FailingCheck[] {
  const protection = site.state.protections.find(
    (one) => one.repositoryId === repository.id && one.branch === pull.baseBranch,
  );
  const runs = site.state.checkRuns.filter((run) => run.repositoryId === repository.id && run.headSha === pull.headSha);
  const latest = latestOfEachName(runs.toReversed());
  return (protection?.requiredChecks ?? []).flatMap(({ context, appId }): readonly FailingCheck[] => {
    const run = appId === null || appId === site.state.app.id ? latest.find((one) => one.name === context) : undefined;
    if (run?.status !== "completed") return [{ context, state: "expected" }];
    return passing.has(run.conclusion ?? "") ? [] : [{ context, state: "failing" }];
  });
}
