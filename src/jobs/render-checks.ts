import type { CheckRunOutput } from "../github/port.ts";
import type { RenderContext } from "../verdict/render-context.ts";
import { underGate } from "../verdict/render-gate.ts";
import { renderHygieneCheck } from "../verdict/render-hygiene-check.ts";
import { renderSecretsCheck } from "../verdict/render-secrets-check.ts";
import type { CheckOutputs } from "./checks.ts";
import { describeRule } from "./describe-rule.ts";
import type { HeadReport } from "./examine-head.ts";
import type { Examining } from "./job.ts";

export function renderChecks(report: HeadReport): CheckOutputs {
  const context = contextOf(report);
  return {
    secrets: underGate(renderSecretsCheck(report.secrets, context), report.gate),
    hygiene: underGate(renderHygieneCheck(report.hygiene, context), report.gate),
  };
}

/** The policy leaves drafts alone. Neutral, since a required check must not hang; it is judged when it is ready for review. */
export function renderDraftChecks(): CheckOutputs {
  const output: CheckRunOutput = {
    conclusion: "neutral",
    title: "Draft: not examined",
    summary:
      "The policy leaves draft pull requests alone (`drafts: false`). This one is examined when it is ready for review.",
    text: "",
    annotations: [],
  };
  return { secrets: output, hygiene: output };
}

export function contextOf({ head, ruleSet, credentials }: HeadReport): RenderContext {
  const { job, judge, range, deps } = head;
  return {
    place: { webUrl: deps.webUrl, owner: job.repository.owner, name: job.repository.name },
    headSha: range.head,
    ref: refOf(job),
    isPublic: head.repository.isPublic,
    describe: (ruleId) => describeRule(ruleId, judge.policy.rules),
    issues: credentials.issues,
    opensIssues: judge.policy.issues && head.repository.hasIssues,
    removed: judge.policy.removed,
    inlineAllow: judge.policy.inlineAllow,
    privateRepository: judge.policy.privateRepository ?? deps.privateRepository,
    versions: [`rules ${ruleSet.version}`, `policy ${judge.version}`],
  };
}

function refOf(job: Examining): string {
  switch (job.name) {
    case "examine-push":
      return job.ref;
    case "examine-pull":
      return `refs/pull/${job.number}/head`;
    case "examine-group":
      return job.headRef;
    default:
      return job satisfies never;
  }
}
