import type { Change } from "../change/change.ts";
import type { RuleSet } from "../detection/compile.ts";
import { withoutSecrets } from "../detection/redact.ts";
import type { LocalRepository } from "../git/port.ts";
import type { RepositoryState } from "../github/port.ts";
import { type Gate, gateAt } from "../policy/gate.ts";
import { mergePolicy } from "../policy/merge-policy.ts";
import { describeProblem, policyPath } from "../policy/parse-policy.ts";
import type { Policy } from "../policy/policy.ts";
import {
  isTooLongToPreview,
  previewGate,
  previewInvalidPolicy,
  previewPolicy,
  previewRules,
  tooLongToPreview,
} from "../policy/preview-policy.ts";
import { type Suppressed, suppress } from "../policy/suppress.ts";
import { decideSecrets } from "../verdict/decide-secrets.ts";
import type { HygieneVerdict, SecretsVerdict } from "../verdict/verdict.ts";
import { version } from "../version.ts";
import { chooseForIssues, noteOnIssues } from "./choose-for-issues.ts";
import { keepCleanBlobs } from "./clean-blobs.ts";
import { type Examination, type ExaminedTree, examineChange } from "./examine-change.ts";
import { examineCommitTexts, type Labels } from "./examine-commit-texts.ts";
import type { Examining } from "./job.ts";
import { judgeHygiene } from "./judge-hygiene.ts";
import { noteOnSquash } from "./note-on-squash.ts";
import { noteOnReplaced, type Range } from "./pushed-range.ts";
import { type Judge, readRepositoryPolicy } from "./read-policy.ts";
import { type Examined, type KnownCredentials, recordCredentials } from "./record-credentials.ts";
import type { Engine } from "./sight-blobs.ts";

export interface Head extends Examined {
  readonly job: Examining;
  readonly local: LocalRepository;
  readonly judge: Judge;
  readonly range: Range;
  readonly repository: RepositoryState;
  readonly labels: Labels;
}

export interface HeadReport {
  readonly head: Head;
  /** What was looked for. */
  readonly ruleSet: RuleSet;
  /** How strict the policy is by now. */
  readonly gate: Gate;
  readonly secrets: SecretsVerdict;
  readonly hygiene: HygieneVerdict;
  readonly credentials: KnownCredentials;
}

/** What a push and a pull request have in common: change → findings → suppressions → verdict. Writes to our own store only. */
export async function examineHead(head: Head): Promise<HeadReport> {
  const { local, judge, range, deps } = head;
  const heads = [range.head, ...(range.replaced ? [range.replaced.head] : [])] as const;
  const change = await local.readChange(heads, range.known);
  const tree = await local.readTree(range.head);
  const ruleSet = deps.ruleSetWith(judge.policy.rules);
  const { fingerprintKey, now } = deps;
  const clean = keepCleanBlobs(deps.store, `${version()} ${ruleSet.version}`);
  const engine = { ruleSet, customRules: judge.policy.rules, fingerprintKey, now: now(), clean };
  const examination = await examineEverything(head, { change, tree }, engine);
  const suppressUnder = (policy: Policy) => suppress(examination.findings, policy, { change, tree, ...examination });
  const suppressed = suppressUnder(judge.policy);
  const credentials = await recordCredentials(head, suppressed.kept, change);

  const decide = (policy: Policy, { kept, suppressed, notes }: Suppressed) =>
    decideSecrets({
      policy,
      findings: kept,
      suppressed,
      present: examination.present,
      removedIn: examination.removedIn,
      resolvedFingerprints: credentials.resolved,
      coverage: examination.coverage,
      notes: [...judge.notes, ...noteOnReplaced(range), ...notes].map((note) => withoutSecrets(note, ruleSet)),
    });
  const secrets = decide(judge.policy, suppressed);
  const preview = await previewEdit(head, change, (policy) => {
    if (isTooLongToPreview(policy, pathsOf(examination))) return tooLongToPreview;
    return previewPolicy(secrets, decide(policy, suppressUnder(policy)));
  });
  const previewNotes = preview.map((note) => withoutSecrets(note, ruleSet));
  const issueNotes = judge.policy.issues ? noteOnIssues(secrets, credentials.issues) : [];
  return {
    head,
    ruleSet,
    gate: gateAt(judge.policy.gate, now()),
    secrets: {
      ...secrets,
      notes: [...secrets.notes, ...noteOnSquash(head.job, secrets), ...previewNotes, ...issueNotes],
    },
    hygiene: await judgeHygiene(local, { change, tree }, judge.policy),
    credentials,
  };
}

/** The files and, of the commits, what stands in no file. */
async function examineEverything(
  { local, labels }: Head,
  { change, tree }: { readonly change: Change; readonly tree: ExaminedTree },
  engine: Engine,
): Promise<Examination> {
  const files = await examineChange(local, { change, tree }, engine);
  const texts = await examineCommitTexts(local, { change, labels }, engine);
  const notExamined = [...files.coverage.notExamined, ...texts.notExamined];
  return {
    ...files,
    findings: [...files.findings, ...texts.findings],
    coverage: { ...files.coverage, notExamined },
  };
}

function pathsOf({ findings, present }: Examination): ReadonlySet<string> {
  return new Set([...findings, ...[...present.values()].flat()].map(({ path }) => path));
}

/** An edit of the policy does not judge its own pull request; the reviewer is told what it would do. */
async function previewEdit(
  { local, judge, range }: Head,
  change: Change,
  preview: (edited: Policy) => string,
): Promise<string[]> {
  if (!change.files.some(({ path }) => path === policyPath)) return [];
  const edited = await readRepositoryPolicy(local, range.head);
  if ("problems" in edited) return edited.problems.map((problem) => previewInvalidPolicy(describeProblem(problem)));
  const policy = mergePolicy({ organisation: judge.organisation, repository: edited.policy });
  return [preview(policy), ...previewRules(judge.policy, policy), ...previewGate(judge.policy, policy)];
}

/** One job for each credential that is not dealt with: serial per credential, so that two events at once make one issue. */
export async function ensureRotationIssues(report: HeadReport): Promise<void> {
  const { job, judge, deps } = report.head;
  if (!judge.policy.issues) return;
  const { installation, repository } = job;
  for (const fingerprint of chooseForIssues(report.secrets, report.credentials.issues).chosen)
    await deps.store.queue.enqueue({ name: "ensure-rotation-issue", installation, repository, fingerprint });
}
