import { adoptRepository } from "./adopt-repository.ts";
import { compareRefs } from "./compare-refs.ts";
import { concludeChecks } from "./conclude-checks.ts";
import type { Deps, Run } from "./deps.ts";
import { ensureRotationIssue } from "./ensure-rotation-issue.ts";
import { examineGroup } from "./examine-group.ts";
import { examineHistory } from "./examine-history.ts";
import { examinePull } from "./examine-pull.ts";
import { examinePush } from "./examine-push.ts";
import { examineText } from "./examine-text.ts";
import { examineWiki } from "./examine-wiki.ts";
import type { Job } from "./job.ts";
import { publicizeRepository } from "./publicize-repository.ts";
import { reconcileRepository } from "./reconcile-repository.ts";
import { rerunChecks } from "./rerun-checks.ts";

/** Job name → what is done. */
export function runJob(job: Job, run: Run, deps: Deps): Promise<void> {
  switch (job.name) {
    case "examine-push":
      return examinePush(job, run, deps);
    case "examine-pull":
      return examinePull(job, run, deps);
    case "examine-group":
      return examineGroup(job, run, deps);
    case "rerun-checks":
      return rerunChecks(job, deps);
    case "adopt-repository":
      return adoptRepository(job, deps);
    case "publicize-repository":
      return publicizeRepository(job, run, deps);
    case "reconcile-repository":
      return reconcileRepository(job, deps);
    case "examine-text":
      return examineText(job, deps);
    case "examine-wiki":
      return examineWiki(job, deps);
    case "compare-refs":
      return compareRefs(job, deps);
    case "examine-history":
      return examineHistory(job, run, deps);
    case "ensure-rotation-issue":
      return ensureRotationIssue(job, deps);
    case "conclude-checks":
      return concludeChecks(job, deps);
    default:
      return job satisfies never;
  }
}
