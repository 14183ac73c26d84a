import type { Change, NotExamined } from "../change/change.ts";
import type { CommitPlace } from "../change/place.ts";
import type { Finding } from "../detection/finding.ts";
import type { LocalRepository } from "../git/port.ts";
import type { GitHub, RepositoryState } from "../github/port.ts";
import type { NoticedGuess } from "../incidents/unexamined-notice.ts";
import type { Policy } from "../policy/policy.ts";
import { suppress } from "../policy/suppress.ts";
import { isSureEnough } from "../verdict/decide-secrets.ts";
import { placeUrl } from "../verdict/permalink.ts";
import { mostIssues } from "./choose-for-issues.ts";
import { nothingKnown } from "./clean-blobs.ts";
import type { Deps } from "./deps.ts";
import { describeRule } from "./describe-rule.ts";
import { type ExaminedTree, examineChange } from "./examine-change.ts";
import { examineCommitTexts, type Labels } from "./examine-commit-texts.ts";
import { isWorthAWord } from "./find-in-text.ts";
import type { Job } from "./job.ts";
import { recordCredentials } from "./record-credentials.ts";

/** What belongs to no commit of a branch, so that there is no check to tell it on. */
export interface WithoutCheck {
  readonly job: Pick<Job, "installation" | "repository">;
  readonly github: GitHub;
  readonly repository: RepositoryState;
  readonly policy: Policy;
  readonly actor: string | undefined;
  readonly deps: Deps;
}

export interface LooseFiles {
  readonly local: LocalRepository;
  readonly change: Change;
  readonly tree: ExaminedTree;
  readonly labels: Labels;
  /** As an issue calls it. */
  readonly placeOf: (finding: Finding) => CommitPlace;
}

/** What is left for people to look at. */
export interface LeftToPeople {
  readonly notExamined: readonly NotExamined[];
  readonly guesses: readonly NoticedGuess[];
}

/** An incident and a rotation issue for each credential, as far as they are sure; the rest is for the caller to tell. */
export async function tellInIssues(without: WithoutCheck, files: LooseFiles): Promise<LeftToPeople> {
  const { job, policy, deps } = without;
  const { installation, repository } = job;
  const { change, placeOf } = files;
  const { findings, notExamined, inline } = await examineLooseFiles(files, without);
  // The policy's paths are those of the repository's own files.
  const ignore = { ...policy.ignore, paths: [] };
  const kept = suppress(findings, { ...policy, ignore }, inline).kept.map((finding) => ({
    ...finding,
    place: placeOf(finding),
  }));
  const sure = kept.filter(({ confidence }) => isSureEnough(confidence, policy));
  await recordCredentials(without, sure, change);
  const fingerprints = policy.issues ? new Set(sure.map(({ fingerprint }) => fingerprint)) : [];
  for (const fingerprint of [...fingerprints].slice(0, mostIssues))
    await deps.store.queue.enqueue({ name: "ensure-rotation-issue", installation, repository, fingerprint });
  const guesses = kept.filter(({ confidence }) => isWorthAWord(confidence, policy));
  return { notExamined, guesses: guesses.map((finding) => toNoticed(finding, without)) };
}

async function examineLooseFiles({ local, change, tree, labels }: LooseFiles, { policy, deps }: WithoutCheck) {
  const { fingerprintKey, now } = deps;
  const ruleSet = deps.ruleSetWith(policy.rules);
  const engine = { ruleSet, customRules: policy.rules, fingerprintKey, now: now(), clean: nothingKnown };
  const files = await examineChange(local, { change, tree }, engine);
  const texts = await examineCommitTexts(local, { change, labels }, engine);
  return {
    findings: [...files.findings, ...texts.findings],
    notExamined: [...files.coverage.notExamined, ...texts.notExamined].filter(({ harmless }) => !harmless),
    inline: { change, tree, ...files },
  };
}

function toNoticed(
  { ruleId, mask, fingerprint, commit, path, place }: Finding & { readonly place: CommitPlace },
  { job, policy, deps }: WithoutCheck,
): NoticedGuess {
  const { owner, name } = job.repository;
  const url = placeUrl({ webUrl: deps.webUrl, owner, name }, { kind: place }, { commit, path });
  return { title: describeRule(ruleId, policy.rules).title, mask, fingerprint, url };
}
