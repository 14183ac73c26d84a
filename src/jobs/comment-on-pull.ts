import type { PullRequest } from "../github/port.ts";
import { renderReview } from "../verdict/render-review.ts";
import type { HeadReport } from "./examine-head.ts";
import { contextOf } from "./render-checks.ts";

/**
 * Makes our comments on a pull request say what its head deserves. A head that moved while it was examined gets none: two jobs of one
 * pull request never run at the same time.
 */
export async function commentOnPull(pull: PullRequest, base: string, report: HeadReport): Promise<void> {
  const { github, local, judge } = report.head;
  if (!judge.policy.comments.inline || report.gate.step === "observe") return;
  const diffLines = await local.readDiffLines(base, pull.headSha);
  const { secrets, hygiene } = report;
  const review = renderReview({ secrets, hygiene, diffLines, max: judge.policy.comments.max }, contextOf(report));
  await github.ensureReviewComments(pull, review);
}
